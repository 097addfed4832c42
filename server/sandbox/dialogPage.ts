import { scopeWords } from './scopes.ts'
import type { World } from './world.ts'

interface PersonChoice {
  id: string
  name: string
  pages: string | null
}

interface GrantChoice {
  person: { id: string; name: string }
  pages: { pageId: string; profileId: string | null; name: string; username: string | undefined }[]
  scopes: string[]
  query: URLSearchParams
}

/** The first step, for whoever did not come with a person in the address. */
export function choosePersonPage(world: World, people: PersonChoice[], query: URLSearchParams): string {
  const rows = people.map(({ id, name, pages }) => {
    const next = new URLSearchParams(query)
    next.set('person', id)
    return `<li><a class="choice" href="?${escapeHtml(next.toString())}"><strong><bdi>Continue as ${escapeHtml(name)}</bdi></strong>
      <span>${pages ? `Owns ${escapeHtml(pages)}` : 'Owns no Page'}</span></a></li>`
  })
  return page(
    world,
    'Who are you?',
    `<p>The practice platform needs no password. Choose the person to log in as.</p><ul class="choices">${rows.join('')}</ul>`,
  )
}

/** The second step: Pages, their Profiles, and each permission by itself. */
export function grantPage(world: World, { person, pages, scopes, query }: GrantChoice): string {
  const other = new URLSearchParams(query)
  other.delete('person')
  const asked = scopes.filter((scope) => scope !== 'public_profile')
  const content = `
    <p>You are <strong><bdi>${escapeHtml(person.name)}</bdi></strong>. <a href="?${escapeHtml(other.toString())}">Somebody else?</a></p>
    <form method="post">
      <fieldset><legend>Which Pages?</legend>
        ${pages.map(pageChoice).join('') || '<p>You own no Page. The app will only learn your name.</p>'}
      </fieldset>
      <fieldset><legend>What may the app do?</legend>
        ${asked.map(permissionChoice).join('') || '<p>It asks for nothing new.</p>'}
      </fieldset>
      <div class="answers">
        <button name="answer" value="continue" class="primary">Continue</button>
        <button name="answer" value="cancel">Cancel</button>
      </div>
    </form>`
  return page(world, 'An app asks for access', content)
}

export function errorPage(world: World, message: string): string {
  return page(world, 'This link does not work', `<p role="alert">${escapeHtml(message)}</p>`)
}

function pageChoice({ pageId, profileId, name, username }: GrantChoice['pages'][number]): string {
  const profile = profileId
    ? `<label class="below"><input type="checkbox" name="profile" value="${escapeHtml(profileId)}" checked>
        <span>and its Instagram profile <bdi>@${escapeHtml(username ?? '')}</bdi></span></label>`
    : '<p class="below">No Instagram profile is linked to this Page.</p>'
  return `<div><label><input type="checkbox" name="page" value="${escapeHtml(pageId)}" checked>
    <span><bdi>${escapeHtml(name)}</bdi></span></label>${profile}</div>`
}

function permissionChoice(scope: string): string {
  return `<label><input type="checkbox" name="permission" value="${escapeHtml(scope)}" checked>
    <span>${escapeHtml(scopeWords[scope] ?? scope)} <code>${escapeHtml(scope)}</code></span></label>`
}

function page(world: World, title: string, content: string): string {
  const home = new URL(world.baseUrl).pathname.replace(/\/$/, '')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)} · Sandbox</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
    <link rel="stylesheet" href="${escapeHtml(home)}/dialog.css"></head>
    <body><header class="banner">Sandbox: a pretend platform, nothing here is real</header>
    <main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
