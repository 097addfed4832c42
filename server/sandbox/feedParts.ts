import { type Html, html } from './html.ts'
import type { World } from './world.ts'

/** The way from the browser's root to the sandbox, without a slash at the end. */
export const homeOf = (world: World) => new URL(world.baseUrl).pathname.replace(/\/$/, '')

/** A whole page; `style` and `script` are names of files in `public/`. */
export function page(home: string, { title, style, body }: { title: string; style: string; body: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>${title} · Sandbox</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="${home}/media/shop-bakery.webp?w=64">
        <link rel="stylesheet" href="${home}/assets/base.css">
        ${style !== 'console' && html`<link rel="stylesheet" href="${home}/assets/comments.css">`}
        <link rel="stylesheet" href="${home}/assets/${style}.css">
        <script type="module" src="${home}/assets/${style === 'console' ? 'console' : 'feed'}.js"></script>
      </head>
      <body>${body}</body>
    </html>`
}

export const avatar = (home: string, key: string, size: number) =>
  html`<img class="avatar" src="${home}/media/${encodeURIComponent(key || 'avatar-x-8')}.webp?w=${size * 2}" alt="" width="${size}" height="${size}" loading="lazy">`

/** A post's picture in its own ratio; what it shows is said by the post's words, so it needs none of its own. */
export function photo(
  home: string,
  { picture, ratio }: { picture: string | null; ratio: string },
  width: number,
): Html | undefined {
  if (!picture) return undefined
  const [across = 1, down = 1] = ratio.split(':').map(Number)
  const source = `${home}/media/${encodeURIComponent(picture)}.webp`
  return html`<img class="photo" src="${source}?w=${width}" srcset="${source}?w=480 480w, ${source}?w=800 800w, ${source}?w=1080 1080w"
    sizes="(min-width: 700px) ${Math.round(width / 1.25)}px, 100vw" alt="" width="${width}" height="${Math.round((width * down) / across)}" loading="lazy">`
}

/** People's words: in their own direction, with their line breaks. */
export const words = (text: string) => html`<p class="words" dir="auto">${text}</p>`

export const name = (text: string) => html`<bdi>${text}</bdi>`

/** Says of an ad that it is one. */
export const sponsored = ({ adTitle }: { adTitle: string | null }) =>
  adTitle !== null && html` <span class="sponsored">Sponsored · ${name(adTitle)}</span>`

/** How long ago, short, with the exact time on hover. */
export function time(iso: string, now: Date): Html {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / 60_000))
  const exact = `${iso.slice(0, 16).replace('T', ' ')} UTC`
  return html`<time datetime="${iso}" title="${exact}">${ago(minutes, iso)}</time>`
}

function ago(minutes: number, iso: string): string {
  if (minutes < 1) return 'Just now'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / 1440)} d`
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(iso))
}

export const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`

/** The first words of a post, for naming it. */
export function excerpt(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim()
  return line.length > 48 ? `${line.slice(0, 47).trimEnd()}…` : line || 'without words'
}

export const heart = html`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M12 20.3 4.6 13a5 5 0 1 1 7.1-7l.3.3.3-.3a5 5 0 1 1 7.1 7z"/></svg>`

export const bubble = html`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M4 5.5h16v11h-9L6.5 20v-3.5H4z"/></svg>`
