import { actorOf } from './actors.ts'
import { type AdContent, contentOf } from './adContents.ts'
import { profileIn } from './adCreativeRules.ts'
import { type AdFormat, adFormats } from './adFormats.ts'
import { type Fields, fieldsOf, wordsOf } from './adJson.ts'
import type { AdAccount } from './adRows.ts'
import { avatar, bubble, heart, homeOf, name } from './feedParts.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

interface Shown {
  account: AdAccount
  spec: Fields
  format: string
}

/** An ad as one placement of one network would show it, and that it is not the network's own picture of it. */
export function showAdPreview(world: World, { account, spec, format }: Shown): Html | undefined {
  const known = Object.hasOwn(adFormats, format) ? adFormats[format] : undefined
  if (!known) return undefined
  const home = homeOf(world)
  const content = contentOf(world, account, spec, known)
  const speaker =
    known.network === 'facebook'
      ? wordsOf(fieldsOf(spec.object_story_spec).page_id) || account.pageId
      : profileIn(spec) || account.profileId || account.pageId
  const actor = actorOf(world, speaker)
  const drawn: Drawn = { home, content, format: known, who: actor?.name ?? account.name, face: actor?.avatar ?? '' }
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>${known.title} · Sandbox</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="stylesheet" href="${home}/assets/ads.css">
      </head>
      <body class="${known.network} ${known.layout} ${known.position}">
        <main aria-label="${known.title}">${layouts[known.layout](drawn)}</main>
        <p class="simulation">Simulation · ${known.title}</p>
      </body>
    </html>`
}

interface Drawn {
  home: string
  content: AdContent
  format: AdFormat
  who: string
  face: string
}

const layouts: Record<AdFormat['layout'], (drawn: Drawn) => Html> = {
  feed: (drawn) => (drawn.format.network === 'facebook' ? facebookFeed(drawn) : instagramFeed(drawn)),
  full: ({ home, content, who, face }) => html`<article>
    ${shot(home, content.picture)}
    <header>${avatar(home, face, 32)}<div><b>${name(who)}</b><small>Sponsored</small></div></header>
    <footer><p dir="auto">${cut(content.text, 72)}</p>${button(content)}</footer></article>`,
  card: ({ home, content, who }) => html`<article>
    ${shot(home, content.picture)}
    <div><h1 dir="auto">${cut(content.headline || who, 40)}</h1><small>Sponsored · ${hostOf(content.link) || name(who)}</small></div></article>`,
  tile: ({ home, content, who }) => html`<article>
    <figure>${shot(home, content.picture)}<figcaption>Sponsored · ${name(who)}</figcaption></figure>
    ${Array.from({ length: 5 }, () => html`<i aria-hidden="true"></i>`)}</article>`,
}

const facebookFeed = ({ home, content, who, face }: Drawn) => html`<article>
  <header>${avatar(home, face, 40)}<div><b>${name(who)}</b><small>Sponsored</small></div></header>
  <p class="words" dir="auto">${cut(content.text, 477)}</p>
  ${pictures(home, content)}
  ${(content.link || content.headline) && html`<div class="link"><div><small>${hostOf(content.link)}</small><b dir="auto">${cut(content.headline, 80)}</b><span dir="auto">${cut(content.description, 60)}</span></div>${button(content)}</div>`}
  <footer><span>Like</span><span>Comment</span><span>Share</span></footer></article>`

const instagramFeed = ({ home, content, who, face }: Drawn) => html`<article>
  <header>${avatar(home, face, 32)}<div><b>${name(who)}</b><small>Sponsored</small></div></header>
  ${pictures(home, content)}
  ${content.action && html`<div class="link">${button(content)}</div>`}
  <footer>${heart}${bubble}</footer>
  <p class="words" dir="auto"><b>${name(who)}</b> ${cut(content.text, 125)}</p></article>`

const pictures = (home: string, { picture, cards }: AdContent) =>
  cards.length > 0
    ? html`<ul class="cards">${cards.map((card) => html`<li>${shot(home, card.picture)}<b dir="auto">${card.headline}</b></li>`)}</ul>`
    : shot(home, picture)

const shot = (home: string, key: string | null) =>
  key
    ? html`<img class="photo" src="${home}/media/${encodeURIComponent(key)}.jpg?w=640" alt="">`
    : html`<div class="photo none"></div>`

const button = ({ action }: AdContent) =>
  action && action !== 'NO_BUTTON' && html`<span class="button">${said(action)}</span>`

/** `SHOP_NOW` as people read it. */
const said = (action: string) => action.charAt(0) + action.slice(1).toLowerCase().replaceAll('_', ' ')

function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most).join('').trimEnd()}… more` : text
}

const hostOf = (link: string) => (URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') : '')
