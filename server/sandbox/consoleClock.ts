import { adNow } from './adClock.ts'
import { clockFacts } from './clockControl.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

const steps = [
  { hours: 1, label: '+1 hour' },
  { hours: 24, label: '+1 day' },
  { hours: 168, label: '+7 days' },
]

/** What time it is for ads, and buttons that run it forward. */
export function clockSection(world: World, home: string): Html {
  const { hoursAhead } = clockFacts(world)
  const time = `${adNow(world).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return html`<section id="clock" data-live aria-labelledby="clock-title"><h2 id="clock-title">The ads’ clock</h2>
    <p>For ads it is <b>${time}</b>${hoursAhead > 0 ? html`, <b>${hoursAhead.toLocaleString('en')}</b> hours ahead of everybody else’s clock.` : html`, as for everybody.`}
      Delivery, review, schedules and the days of insights go by this clock. Tokens, comments and webhooks keep real time, and your app’s own clock
      does not move: insights can speak of days that have not come for it yet. It runs forward only; a reset takes it back.</p>
    <form method="post" action="${home}/clock" class="choices" data-send>
      ${steps.map(({ hours, label }) => html`<button name="advanceHours" value="${hours}">${label}</button>`)}
    </form></section>`
}
