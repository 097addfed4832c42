import { adSection } from './consoleAds.ts'
import { castSection, graphSection } from './consoleCast.ts'
import { clockSection } from './consoleClock.ts'
import { faultSection } from './consoleFaults.ts'
import { stateSection } from './consoleState.ts'
import { waveSection } from './consoleWave.ts'
import { homeOf, page } from './feedParts.ts'
import { type Html, html } from './html.ts'
import { paceOf } from './simulator.ts'
import type { World } from './world.ts'

/** What a developer or tester needs of the pretend platform: who lives there, how to reach it, and what may go wrong. */
export function showConsole(world: World): Html {
  const home = homeOf(world)
  return page(home, {
    title: 'Console',
    style: 'console',
    body: html`<header class="top"><h1>Sandbox</h1>
        <p>A pretend platform that speaks Meta’s Graph API. Nothing here is real, and nothing leaves this machine.</p></header>
      <main>
        ${castSection(world, home)}
        ${customerSection(world, home)}
        ${clockSection(world, home)}
        ${waveSection(world, home)}
        ${adSection(world, home)}
        ${faultSection(world, home)}
        ${graphSection(world)}
        ${stateSection(world)}
        ${resetSection(home)}
      </main>
      <p id="said" class="unseen" role="status"></p>`,
  })
}

const paces = [
  { perMinute: 0, label: 'Off' },
  { perMinute: 4, label: 'A few' },
  { perMinute: 20, label: 'Busy' },
  { perMinute: 120, label: 'Rush' },
]

function customerSection(world: World, home: string): Html {
  const now = paceOf(world)
  return html`<section id="customers" data-live aria-labelledby="customers-title"><h2 id="customers-title">More customers please</h2>
    <p>People comment, reply, like, change their minds and delete, on both networks of both shops.
      ${now > 0 ? html`Now about <b>${now}</b> a minute.` : 'Now nobody comes by themselves.'}</p>
    <form method="post" action="${home}/simulator" class="choices" data-send>
      ${paces.map(({ perMinute, label }) => html`<button name="perMinute" value="${perMinute}" aria-pressed="${now === perMinute ? 'true' : 'false'}">${label}${perMinute > 0 && html` <small>${perMinute} a minute</small>`}</button>`)}
    </form></section>`
}

const resetSection = (home: string) => html`<section aria-labelledby="reset-title"><h2 id="reset-title">Start over</h2>
  <p>Everything written here since the start goes, tokens and grants too, and both shops get their three months back.</p>
  <details><summary>Reset the sandbox…</summary>
    <form method="post" action="${home}/reset" data-send><p>All comments, likes, tokens, subscriptions and faults will be erased. This cannot be undone.</p>
      <button class="danger">Erase and seed again</button></form></details></section>`
