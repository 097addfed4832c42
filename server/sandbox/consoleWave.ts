import { consoleFacts } from './facts.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

/** A form for a wave of spam under the newest post of a Page or Profile. */
export function waveSection(world: World, home: string): Html {
  const accounts = consoleFacts(world).pages.flatMap(({ id, name, instagramId, instagramUsername }) => [
    { id, label: `the Page ${name}` },
    ...(instagramId ? [{ id: instagramId, label: `the Profile ${instagramUsername}` }] : []),
  ])
  return html`<section aria-labelledby="wave-title"><h2 id="wave-title">A wave of spam</h2>
    <form method="post" action="${home}/wave" class="fault-form card" data-send>
      <label>Under the newest post of <select name="accountId">${accounts.map(({ id, label }) => html`<option value="${id}">${label}</option>`)}</select></label>
      <label>How many comments <input name="count" type="number" min="1" max="20000" value="500" required></label>
      <label>Within how many seconds <input name="seconds" type="number" min="0" max="3600" value="30" required></label>
      <button class="primary">Let it come</button>
      <button type="button" data-delete="${home}/wave">Stop it</button>
    </form></section>`
}
