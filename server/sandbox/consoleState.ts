import { type Html, html } from './html.ts'
import type { World } from './world.ts'

/** What there is, and what is on its way to the app. */
export function stateSection(world: World): Html {
  const count = (sql: string) => world.db.prepare<[], { n: number }>(`select count(*) as n from ${sql}`).get()?.n ?? 0
  const figures: [string, number][] = [
    ['People', count('people')],
    ['Posts', count('posts where deletedAt is null')],
    ['Comments', count('comments where deletedAt is null')],
    ['Hidden', count('comments where hiddenAt is not null and deletedAt is null')],
    ['Deleted', count('comments where deletedAt is not null')],
    ['Likes', count('likes')],
    ['Notices waiting', count('deliveries where deliveredAt is null and droppedAt is null')],
    ['Notices delivered', count('deliveries where deliveredAt is not null')],
  ]
  return html`<section id="state" data-live aria-labelledby="state-title"><h2 id="state-title">State</h2>
    <dl class="figures">${figures.map(([label, number]) => html`<div><dt>${label}</dt><dd>${number.toLocaleString('en')}</dd></div>`)}</dl>
    ${subscriptions(world)}</section>`
}

interface Subscription {
  object: string
  callbackUrl: string
  fields: string
}

function subscriptions(world: World): Html {
  const apps = world.db.prepare<[], Subscription>('select object, callbackUrl, fields from appSubscriptions').all()
  const pages = world.db
    .prepare<[], { name: string; fields: string }>(
      'select name, fields from pageSubscriptions join pages on pages.id = pageId',
    )
    .all()
  if (apps.length === 0) return html`<p>No app has subscribed to webhooks.</p>`
  return html`<ul>${apps.map(({ object, callbackUrl, fields }) => html`<li>Changes of <b>${object}</b> go to <code>${callbackUrl}</code> <small>${list(fields)}</small></li>`)}
    ${pages.map(({ name, fields }) => html`<li><b>${name}</b> sends <small>${list(fields)}</small></li>`)}</ul>
    ${pages.length === 0 && html`<p>No Page has installed the app yet.</p>`}`
}

/** Fields are kept as JSON text. */
const list = (fields: string) => fields.replaceAll(/[[\]"]/g, '').replaceAll(',', ', ')
