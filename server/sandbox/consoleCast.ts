import { tom } from './cast.ts'
import { consoleFacts } from './facts.ts'
import { avatar, name } from './feedParts.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

/** The shops with both feeds, and the people whose tokens open them. */
export function castSection(world: World, home: string): Html {
  const { people, pages } = consoleFacts(world)
  return html`<section id="cast" data-live aria-labelledby="cast-title"><h2 id="cast-title">The cast</h2>
    <div class="cards">${pages.map((page) => shopCard(world, home, page))}</div>
    <div class="cards">${people.map((person) => personCard(world, home, person))}
      <article class="card" aria-label="${tom.name}"><header>${avatar(home, tom.avatar, 48)}<div><h3>${name(tom.name)}</h3><p>A customer on both networks: who you are on the feeds until you choose somebody else</p></div></header></article>
    </div></section>`
}

/** Where Graph is and how an app signs in there. */
export function graphSection(world: World): Html {
  const { graph, app } = consoleFacts(world)
  return html`<section aria-labelledby="graph-title"><h2 id="graph-title">For your client</h2><div class="card">
    ${value('Graph base URL', `${graph.baseUrl}/${graph.version}`)} ${value('OAuth dialog', `${world.baseUrl}/${graph.version}/dialog/oauth`)}
    ${value('App id', app.id)} ${value('App secret', app.secret)} ${value('Webhook verify token', app.verifyToken)}
    <p><a href="console.json">The same as JSON</a></p></div></section>`
}

type Facts = ReturnType<typeof consoleFacts>

function shopCard(world: World, home: string, page: Facts['pages'][number]): Html {
  const sign = world.db.prepare<[string], { avatar: string }>('select avatar from pages where id = ?').get(page.id)
  return html`<article class="card" aria-label="${page.name}"><header>${avatar(home, sign?.avatar ?? '', 48)}<div><h3>${name(page.name)}</h3>
      <p><a href="${home}/facebook/${page.id}">Page feed</a>
        ${page.instagramUsername ? html`<a href="${home}/instagram/${page.instagramUsername}">Profile feed</a>` : html`<span>No Profile is linked</span>`}</p></div></header>
    ${value('Page id', page.id, page.name)}
    ${page.instagramId && value('Profile id', page.instagramId, page.name)}
    ${value('Page token', page.token, page.name)}</article>`
}

function personCard(world: World, home: string, person: Facts['people'][number]): Html {
  const face = world.db.prepare<[string], { avatar: string }>('select avatar from people where id = ?').get(person.id)
  const owned = world.db.prepare<[string], { name: string }>('select name from pages where ownerId = ?').all(person.id)
  return html`<article class="card" aria-label="${person.name}"><header>${avatar(home, face?.avatar ?? '', 48)}<div><h3>${name(person.name)}</h3>
      <p>Owns ${owned.map((page) => page.name).join(' and ')}</p></div></header>
    ${value('Person id', person.id, person.name)} ${value('User token', person.token, person.name)}
    <form method="post" action="${home}/people/${person.id}/expire-tokens" data-send><button>Let their tokens expire</button></form></article>`
}

/** One line to read or copy; `whose` sets it apart from its like for whoever only hears it. */
function value(label: string, text: string, whose = ''): Html {
  const id = `${label} ${whose}`
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return html`<p class="value"><label for="${id}">${label}<span class="unseen"> ${whose}</span></label>
    <input id="${id}" value="${text}" readonly spellcheck="false"><button type="button" class="copy" data-copy="${id}">Copy<span class="unseen"> ${label} ${whose}</span></button></p>`
}
