// @ts-check
// The console keeps itself up to date, sends its forms without leaving, and copies.

import { follow } from './stream.js'

const home = new URL('..', import.meta.url).pathname
const said = document.getElementById('said')

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : undefined
  if (button?.dataset.copy) void copy(button.dataset.copy)
  if (button?.dataset.delete) void fetch(button.dataset.delete, { method: 'DELETE' }).then(refresh)
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset.send === undefined) return
  event.preventDefault()
  void send(form, event.submitter)
})

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
async function send(form, submitter) {
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, submitter)))
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
    () => undefined,
  )
  const problem = answer?.ok
    ? undefined
    : ((await answer?.json().catch(() => undefined))?.error?.message ?? 'The sandbox did not answer.')
  tell(problem ?? `${submitter?.textContent?.trim() ?? 'Done'}: done`)
  if (!problem) form.closest('details')?.removeAttribute('open')
  await refresh()
}

/** @param {string} id */
async function copy(id) {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLInputElement)) return
  field.select()
  // Without https and away from localhost a browser has no clipboard for pages; the text is selected then.
  await navigator.clipboard?.writeText(field.value)
  tell(navigator.clipboard ? 'Copied' : 'Selected: copy it with your keyboard')
}

/** @param {string} sentence */
function tell(sentence) {
  if (!said) return
  said.textContent = sentence
  said.className = 'toast'
  setTimeout(() => {
    said.className = 'unseen'
  }, 2500)
}

async function refresh() {
  const answer = await fetch(location.pathname).catch(() => undefined)
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id)
    if (next && !next.isEqualNode(part)) swap(part, next)
  }
}

/** @param {Element} part @param {Element} next */
function swap(part, next) {
  const focused = part.contains(document.activeElement) ? document.activeElement?.textContent : undefined
  part.replaceWith(next)
  if (focused) [...next.querySelectorAll('button')].find((button) => button.textContent === focused)?.focus()
}

let isDue = false
follow(`${home}stream`, (stream) => {
  for (const kind of ['open', 'comment', 'like', 'post', 'delivery', 'fault', 'ads', 'reset'])
    stream.addEventListener(kind, refreshSoon)
})

/** Many events together are one refresh. */
function refreshSoon() {
  if (isDue) return
  isDue = true
  setTimeout(() => {
    isDue = false
    void refresh()
  }, 400)
}
