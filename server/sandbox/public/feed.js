// @ts-check
// What a feed does beyond links and forms: it sends without leaving the page, and shows at once what others do.

import { follow } from './stream.js'

document.documentElement.classList.add('scripted')
const feed = /** @type {HTMLElement | null} */ (document.querySelector('[data-feed]'))
const home = new URL('..', import.meta.url).pathname

document.querySelector('[data-switch] select')?.addEventListener('change', (event) => {
  if (event.target instanceof HTMLSelectElement) event.target.form?.requestSubmit()
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset.send === undefined) return
  event.preventDefault()
  void send(form, event.submitter)
})

document.addEventListener('keydown', (event) => {
  const box = event.target
  if (!(box instanceof HTMLTextAreaElement) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  box.form?.requestSubmit(box.form.querySelector('button'))
})

document.addEventListener(
  'toggle',
  (event) => {
    if (!(event.target instanceof HTMLDetailsElement) || !event.target.open) return
    const field = event.target.querySelector('textarea, input:not([type=hidden])')
    if (isField(field)) field.focus()
  },
  true,
)

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
async function send(form, submitter) {
  const buttons = form.querySelectorAll('button')
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, submitter)))
  for (const button of buttons) button.disabled = true
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
    () => undefined,
  )
  for (const button of buttons) button.disabled = false
  if (!answer?.ok) return complain(form, answer ? (await answer.json().catch(() => ({}))).message : undefined)
  form.querySelector('.problem')?.remove()
  form.reset()
  const details = form.closest('details.reply')
  if (details instanceof HTMLDetailsElement) details.open = false
  const post = form.closest('.post')
  if (post) await refresh(post.id)
}

/** @param {HTMLFormElement} form @param {string | undefined} message */
function complain(form, message) {
  const line =
    form.querySelector('.problem') ??
    form.appendChild(Object.assign(document.createElement('p'), { className: 'problem' }))
  line.setAttribute('role', 'alert')
  line.textContent = message ?? 'The sandbox did not answer. What you wrote is still here: try again.'
}

/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const due = new Map()

/** Many things at once under one post are one refresh. @param {string} postId */
function refreshSoon(postId) {
  if (due.has(postId)) return
  due.set(
    postId,
    setTimeout(() => {
      due.delete(postId)
      void refresh(postId)
    }, 40),
  )
}

/** @param {string} postId */
async function refresh(postId) {
  const old = document.getElementById(postId)
  if (!feed?.dataset.postPath || !old?.classList.contains('post')) return
  const answer = await fetch(feed.dataset.postPath + postId).catch(() => undefined)
  if (answer?.status === 404) return old.remove()
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(postId)
  if (fresh) replace(old, fresh)
}

async function refreshAll() {
  const posts = document.querySelectorAll('.post')
  const answer = posts.length > 0 ? await fetch(location.href).catch(() => undefined) : undefined
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const old of posts) {
    const now = fresh.getElementById(old.id)
    if (now instanceof HTMLElement && old instanceof HTMLElement && now.innerHTML !== old.innerHTML) replace(old, now)
  }
}

/** Puts the new state in place of the old without losing what is open, half written or in focus. @param {HTMLElement} old @param {HTMLElement} fresh */
function replace(old, fresh) {
  const focus =
    document.activeElement instanceof HTMLElement && old.contains(document.activeElement)
      ? document.activeElement
      : undefined
  for (const details of old.querySelectorAll('details[open]'))
    fresh.querySelector(`[id="${details.id}"]`)?.setAttribute('open', '')
  for (const box of old.querySelectorAll('textarea, input:not([type=hidden])')) {
    const same = fresh.querySelector(`[id="${box.id}"]`)
    if (isField(same) && isField(box) && box.value !== box.defaultValue) same.value = box.value
  }
  const photo = old.querySelector('.photo')
  if (photo) fresh.querySelector('.photo')?.replaceWith(photo)
  old.replaceWith(fresh)
  const again = focus?.id ? document.getElementById(focus.id) : undefined
  again?.focus({ preventScroll: true })
  if (isField(focus) && isField(again)) again.setSelectionRange(focus.selectionStart, focus.selectionEnd)
}

/** @param {unknown} thing @returns {thing is HTMLTextAreaElement | HTMLInputElement} */
function isField(thing) {
  return thing instanceof HTMLTextAreaElement || thing instanceof HTMLInputElement
}

if (feed) {
  follow(`${home}stream?account=${feed.dataset.feed}`, (stream) => {
    for (const kind of ['comment', 'like'])
      stream.addEventListener(kind, (event) => refreshSoon(JSON.parse(event.data).postId))
    for (const kind of ['post', 'reset']) stream.addEventListener(kind, () => location.reload())
    // What happened while there was no stream, be it before the first or between two, is not told again.
    stream.addEventListener('open', () => void refreshAll())
  })
}

// Graph's permalinks name a post behind the sign `#`; one that stands on another page of the feed has its own address.
const wanted = document.getElementById(location.hash.slice(1))
if (wanted instanceof HTMLAnchorElement) location.replace(wanted.href)
else if (!wanted && /^#\d+_\d+$/.test(location.hash) && feed?.dataset.postPath)
  location.replace(feed.dataset.postPath + location.hash.slice(1))
