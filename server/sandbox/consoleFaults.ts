import { faultKinds } from './faultKinds.ts'
import { type Fault, listFaults } from './faults.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

/** Bad days: those still to come, a form for another, and how a message brings its own. */
export function faultSection(world: World, home: string): Html {
  return html`<section aria-labelledby="faults-title"><h2 id="faults-title">Bad days</h2>
    ${pendingFaults(listFaults(world), home)}
    <form method="post" action="${home}/faults" class="fault-form card" data-send>
      <label>What goes wrong <select name="kind">${Object.entries(faultKinds).map(([kind, words]) => html`<option value="${kind}">${words}</option>`)}</select></label>
      <label>On calls of <select name="method"><option value="">any kind</option><option>GET</option><option>POST</option><option>DELETE</option></select></label>
      <label>Whose path holds <input name="path" placeholder="anything, such as /replies" autocomplete="off"></label>
      <label>How often <input name="remaining" type="number" min="1" max="1000" value="1" required></label>
      <button class="primary">Add this fault</button>
    </form>
    <details><summary>Bring a fault along in a message</summary>
      <p>A comment or reply that holds <code>[fault:5xx-after]</code>, or any other kind below, goes wrong once;
        <code>[fault:5xx-before:3]</code> three times. A second try of the same words then succeeds.</p>
      <dl class="kinds">${Object.entries(faultKinds).map(([kind, words]) => html`<dt><code>[fault:${kind}]</code></dt><dd>${words}</dd>`)}</dl>
    </details></section>`
}

function pendingFaults(faults: Fault[], home: string): Html {
  return html`<div id="faults" data-live>${
    faults.length === 0
      ? html`<p>All is well: no fault is waiting.</p>`
      : html`<ul class="faults">${faults.map((fault) => pendingFault(fault, home))}</ul>
        <p><button type="button" data-delete="${home}/faults">Clear all faults</button></p>`
  }</div>`
}

const pendingFault = (
  { id, kind, method, path, remaining }: Fault,
  home: string,
) => html`<li><span><code>${kind}</code> ${faultKinds[kind]}.
  <small>${method ?? 'Any call'}${path && html` to <code>${path}</code>`}, ${remaining === 1 ? 'once' : `${remaining} times`}</small></span>
  <button type="button" data-delete="${home}/faults/${id}" aria-label="Clear fault ${kind}">Clear</button></li>`
