import 'fake-indexeddb/auto'
import { locks } from 'node:worker_threads'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { connectionStore } from '../../client/offline/connection.ts'
import { startOffline } from '../../client/offline/start.ts'
import { openStore } from '../../client/offline/store.ts'
import { threadQuery } from '../../client/threads/threads.ts'
import type { StateOptions } from '../../mocks/state.ts'
import { openBrowser, openDesk, threadBy, tomsThread } from './desk.tsx'

// Two cores are shared, and each step on the way out is a request and a few transactions.
vi.setConfig({ testTimeout: 60_000 })
beforeAll(() => {
  configure({ asyncUtilTimeout: 15_000 })
  Object.defineProperty(navigator, 'locks', { value: locks })
  Object.assign(window, { scrollTo() {} })
})

afterEach(async () => {
  const store = await openStore()
  await store.clear('errands')
  await store.clear('answers')
  connectionStore.found()
})

type Opened = ReturnType<typeof openDesk>
const ours = ({ state }: Opened) => state.comments.filter(({ author }) => author.us).map(({ message }) => message)
const outbox = () => screen.findByRole('button', { name: /^Outbox/ })
const isEmpty = () => waitFor(() => expect(screen.queryByRole('button', { name: /^Outbox/ })).not.toBeInTheDocument())

/** Opens Tom's thread in a browser that keeps what it reads and does. */
async function openThread(options?: StateOptions) {
  const desk = openDesk(tomsThread, options)
  await threadBy('Tom Becker')
  await startOffline(desk.queries)
  return desk
}

const cut = ({ server }: Opened) => server.use(http.all('*/api/*', () => HttpResponse.error()))

/** The answers of replies get lost on the way back, though each request arrives. */
function loseAnswers({ server }: Opened) {
  server.use(
    http.post('*/api/comments/:id/replies', async ({ request }) => {
      server.resetHandlers()
      await fetch(request.clone())
      cut({ server } as Opened)
      return HttpResponse.error()
    }),
  )
}

function comeBack({ server }: Opened) {
  server.resetHandlers()
  window.dispatchEvent(new Event('online'))
}

/** Every request for a reply: its key and its words. */
function listen({ server }: Opened) {
  const heard: { key: string | null; message: string }[] = []
  server.events.on('request:start', async ({ request }) => {
    if (request.method !== 'POST' || !request.url.endsWith('/replies')) return
    const { message } = await request.clone().json()
    heard.push({ key: request.headers.get('idempotency-key'), message })
  })
  return heard
}

async function write({ user }: Opened, message: string) {
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), message)
  await user.click(thread.getByRole('button', { name: 'Send reply' }))
  expect(await thread.findByText(message)).toBeVisible()
}

test('what is done while the server is away waits in order, and goes out once when it is back', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await write(desk, 'And on Sunday until ten.')
  await desk.user.click(screen.getByRole('button', { name: /^Mark as done/ }))

  expect(await screen.findByText(/^You are offline\. What you do is kept/)).toBeVisible()
  await waitFor(async () => expect(await outbox()).toHaveAccessibleName('Outbox: 3 waiting'))
  expect(ours(desk)).not.toContain('Yes, until noon.')

  comeBack(desk)
  await isEmpty()
  expect(ours(desk).slice(-2)).toEqual(['Yes, until noon.', 'And on Sunday until ten.'])
  expect(desk.state.threads.find(({ id }) => id === 'bakery-facebook-1-1')?.doneAt).toBeTruthy()
  await waitFor(() => expect(screen.queryByText(/^You are offline/)).not.toBeInTheDocument())
})

/** What goes out that changes something, in order, without what only says that somebody has read. */
function listenToChanges({ server }: Opened) {
  const heard: string[] = []
  server.events.on('request:start', ({ request: { method, url } }) => {
    const name = new URL(url).pathname.split('/').at(-1) ?? ''
    if (method !== 'GET' && !url.includes('presence') && name !== 'reading') heard.push(`${method} ${name}`)
  })
  return heard
}

test('a snoozing, a label and a note wait in order, and go out once', async () => {
  const desk = await openThread()
  cut(desk)
  const { user } = desk
  await user.click(screen.getByRole('button', { name: /^Snooze/ }))
  await user.click(await screen.findByRole('option', { name: /^Tomorrow morning/ }))
  await screen.findByRole('button', { name: 'Outbox: 1 waiting' })
  await user.click(screen.getByRole('button', { name: /^Label/ }))
  await user.click((await screen.findAllByRole('option'))[0] as HTMLElement)
  await user.keyboard('{Escape}')
  await screen.findByRole('button', { name: 'Outbox: 2 waiting' })
  await user.click(screen.getByRole('button', { name: /^Write a note/ }))
  await user.type(await screen.findByRole('combobox', { name: 'Note' }), 'He always buys two.')
  await user.click(screen.getByRole('button', { name: 'Add note' }))
  await user.click(await screen.findByRole('button', { name: 'Outbox: 3 waiting' }))
  await screen.findByRole('article', { name: 'Note for the team' })
  const cards = screen.getAllByRole('article').map((card) => card.getAttribute('aria-label') ?? '')
  const waiting = cards.filter((name) => /^(Snooze|Label|Note for)/.test(name))
  expect(waiting).toEqual([
    expect.stringMatching(/^Snooze: Tom Becker until /),
    expect.stringMatching(/^Label .+: Tom Becker$/),
    'Note for the team',
  ])

  const heard = listenToChanges(desk)
  comeBack(desk)
  expect(await screen.findByText('Everything has gone out. Nothing waits.')).toBeVisible()
  expect(heard).toEqual(['PUT snooze', expect.stringMatching(/^PUT /), 'POST notes'])
  expect(desk.state.notes.filter(({ message }) => message === 'He always buys two.')).toHaveLength(1)
  const thread = desk.state.threads.find(({ id }) => id === 'bakery-facebook-1-1')
  expect(thread).toMatchObject({ snoozedUntil: expect.any(String), labels: [expect.any(String)] })
})

test('a reply whose answer got lost is sent again under its key, and stands there once', async () => {
  const desk = await openThread()
  const heard = listen(desk)
  loseAnswers(desk)
  await write(desk, 'Yes, until noon.')
  await desk.user.click(await outbox())
  expect(await screen.findByText(/the answer got lost: it may be out there already/)).toBeVisible()

  comeBack(desk)
  expect(await screen.findByText('Everything has gone out. Nothing waits.')).toBeVisible()
  expect(ours(desk).filter((message) => message === 'Yes, until noon.')).toHaveLength(1)
  expect(new Set(heard.map(({ key }) => key)).size).toBe(1)
})

test.each([
  { kind: 'reply', label: 'Reply', button: 'Send reply', path: 'replies' },
  { kind: 'private reply', label: 'Private reply', button: 'Send privately', path: 'private-replies' },
])('a $kind stands there once on a page opened while its answer is on its way', async (how) => {
  const desk = await openThread()
  const letGo = holdAnswer(desk, how.path)
  const before = await threadBy('Tom Becker')
  if (how.kind === 'private reply') await desk.user.keyboard('p')
  await desk.user.type(before.getByLabelText(how.label), 'Yes, until noon.')
  await desk.user.click(before.getByRole('button', { name: how.button }))
  const { comments, privateReplies } = desk.state
  await waitFor(() =>
    expect([...comments, ...privateReplies].map(({ message }) => message)).toContain('Yes, until noon.'),
  )
  desk.leave()

  const { queries } = openBrowser(tomsThread)
  const thread = await threadBy('Tom Becker')
  // It would send what waits, and so waits for the answer itself.
  const started = startOffline(queries)
  await screen.findByRole('button', { name: 'Outbox: 1 waiting' })
  await queries.refetchQueries({ queryKey: threadQuery('bakery-facebook-1-1').queryKey })
  await waitFor(() => expect(thread.getAllByText('Yes, until noon.')).toHaveLength(1))
  letGo()
  await started
  await isEmpty()
  expect(thread.getAllByText('Yes, until noon.')).toHaveLength(1)
})

/** The request arrives, and its answer comes back when the test lets it go. */
function holdAnswer({ server }: Opened, path: string) {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  server.use(
    http.post(`*/api/comments/:id/${path}`, async ({ request }) => {
      server.resetHandlers()
      const answer = await fetch(request.clone())
      await held
      return answer
    }),
  )
  return () => letGo()
}

test('a reload shows again what waits, and a page without a server what was read', async () => {
  const desk = await openThread()
  const needed = ['accounts.getDesk', 'linking.listPairs', 'inbox.listThreads', 'inbox.getThread']
  await waitFor(async () => {
    const kept = await (await openStore()).getAll('answers')
    expect(kept.map(({ kind }) => kind)).toEqual(expect.arrayContaining(needed))
  })
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await outbox()
  desk.leave()

  const { queries } = openBrowser(tomsThread)
  const thread = await threadBy('Tom Becker')
  await startOffline(queries)
  expect(await thread.findByText('Yes, until noon.')).toBeVisible()
  expect(thread.getByText(/It waits: You are offline/)).toBeVisible()
  expect(await screen.findByText(/What you see was read/)).toBeVisible()
  expect(await outbox()).toHaveAccessibleName('Outbox: 1 waiting')

  comeBack(desk)
  await isEmpty()
  expect(ours(desk).filter((message) => message === 'Yes, until noon.')).toHaveLength(1)
  expect(await thread.findByText('Sent')).toBeVisible()
})

test('of two tabs one sends, and both know', async () => {
  const desk = await openThread()
  const heard = listen(desk)
  const other = openBrowser('/settings/account')
  await screen.findByRole('heading', { name: 'Your account' })
  await startOffline(other.queries)
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await write(desk, 'And on Sunday until ten.')
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Outbox: 2 waiting' })).toHaveLength(2))
  heard.length = 0

  comeBack(desk)
  await isEmpty()
  expect(heard.map(({ message }) => message)).toEqual(['Yes, until noon.', 'And on Sunday until ten.'])
})

test('what the server refuses shows both sides, stops its thread, and can be written anew', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'The offer has expired')
  await write(desk, 'See you at four.')
  await screen.findByRole('button', { name: 'Outbox: 2 waiting' })
  comeBack(desk)
  await waitFor(async () => expect(await outbox()).toHaveAccessibleName('Outbox: 2 waiting, 1 of them for you'))
  expect(ours(desk)).not.toContain('See you at four.')

  await desk.user.click(await outbox())
  const card = within(await screen.findByRole('article', { name: 'Reply to Tom Becker: it needs you' }))
  expect(card.getByText('The connection has expired. Link the Page again.')).toBeVisible()
  expect(within(card.getByRole('region', { name: 'What you wanted' })).getByText('The offer has expired')).toBeVisible()
  const now = within(card.getByRole('region', { name: 'How it stands now' }))
  expect((await now.findAllByText('Tom Becker')).length).toBeGreaterThan(0)

  await desk.user.click(card.getByRole('button', { name: 'Edit' }))
  await desk.user.clear(card.getByLabelText('Your words'))
  await desk.user.type(card.getByLabelText('Your words'), 'The offer goes on')
  await desk.user.click(card.getByRole('button', { name: 'Send it like this' }))
  expect(await screen.findByText('Everything has gone out. Nothing waits.')).toBeVisible()
  expect(ours(desk).slice(-2)).toEqual(['The offer goes on', 'See you at four.'])
})

function answerAsBen({ state }: Opened) {
  const [example] = state.comments.filter(({ id }) => id === 'bakery-facebook-1-1')
  if (!example) throw new Error('Tom has asked nothing.')
  state.comments.push({
    ...example,
    id: 'bens-answer',
    parentId: example.id,
    author: { id: null, name: "Maya's Bakery", us: true },
    message: 'Until noon, says Ben.',
  })
}

test('a thread that somebody else answered meanwhile is not answered twice unasked', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await outbox()
  answerAsBen(desk)
  comeBack(desk)
  await desk.user.click(await screen.findByRole('button', { name: 'Outbox: 1 waiting, 1 of them for you' }))
  const card = within(await screen.findByRole('article', { name: 'Reply to Tom Becker: it needs you' }))
  expect(await card.findByText('Until noon, says Ben.')).toBeVisible()
  expect(card.getByText(/Tom Becker.? has been answered meanwhile\./)).toBeVisible()
  expect(ours(desk)).not.toContain('Yes, until noon.')

  await desk.user.click(card.getByRole('button', { name: 'Send anyway' }))
  expect(await screen.findByText('Everything has gone out. Nothing waits.')).toBeVisible()
  expect(ours(desk)).toContain('Yes, until noon.')
})

test('what is discarded never goes out, and leaves the thread', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await write(desk, 'See you at four.')
  await desk.user.click(await outbox())
  const [first] = await screen.findAllByRole('button', { name: 'Discard' })
  if (first) await desk.user.click(first)
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Discard' })).toHaveLength(1))

  comeBack(desk)
  expect(await screen.findByText('Everything has gone out. Nothing waits.')).toBeVisible()
  expect(ours(desk)).toContain('See you at four.')
  expect(ours(desk)).not.toContain('Yes, until noon.')
  expect((await threadBy('Tom Becker')).queryByText('Yes, until noon.')).not.toBeInTheDocument()
})

test('what is discarded comes back by undo, in its old place', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await write(desk, 'See you at four.')
  await desk.user.click(await outbox())
  const [first] = await screen.findAllByRole('button', { name: 'Discard' })
  if (first) await desk.user.click(first)
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Discard' })).toHaveLength(1))

  await desk.user.click(screen.getByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Discard' })).toHaveLength(2))
  comeBack(desk)
  expect(await screen.findByText('Everything has gone out. Nothing waits.')).toBeVisible()
  expect(ours(desk).slice(-2)).toEqual(['Yes, until noon.', 'See you at four.'])
})

test('what waits behind a conflict says so, is no news in it, and words mended there survive closing it', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await desk.user.click(screen.getByRole('button', { name: /^Mark as done/ }))
  await screen.findByRole('button', { name: 'Outbox: 2 waiting' })
  answerAsBen(desk)
  comeBack(desk)
  const held = await screen.findByRole('button', { name: 'Outbox: 2 waiting, 1 of them for you' })
  await desk.user.click(held)
  const name = 'Reply to Tom Becker: it needs you'
  const card = within(await screen.findByRole('article', { name }))
  expect(await card.findByText('Until noon, says Ben.')).toBeVisible()
  expect(card.queryByText(/marked as done/)).not.toBeInTheDocument()
  const done = within(screen.getByRole('article', { name: /^Done/ }))
  expect(done.getByText(/after the one before it/)).toBeVisible()
  expect(done.queryByRole('button', { name: 'Send now' })).not.toBeInTheDocument()

  await desk.user.click(card.getByRole('button', { name: 'Edit' }))
  await desk.user.type(card.getByRole('textbox', { name: 'Your words' }), ' Or later.')
  await desk.user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('article', { name })).not.toBeInTheDocument())
  await desk.user.click(held)
  const again = within(await screen.findByRole('article', { name }))
  expect(again.getByRole('textbox', { name: 'Your words' })).toHaveValue('Yes, until noon. Or later.')
})

test('signing out says how much has not gone out yet', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await outbox()
  await desk.user.click(screen.getByRole('button', { name: /^Account of/ }))
  await desk.user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Sign out before everything has gone out?' }))
  await waitFor(() =>
    expect(dialog.getByText(/^1 change has not gone out yet\. It stays in this browser/)).toBeVisible(),
  )
  await desk.user.click(dialog.getByRole('button', { name: 'Keep it' }))
})

test('somebody else who signs in on this browser neither sends it nor sees it', async () => {
  const desk = await openThread()
  cut(desk)
  await write(desk, 'Yes, until noon.')
  await outbox()
  const store = await openStore()
  const [errand] = await store.getAll('errands')
  if (!errand) throw new Error('Nothing waits.')
  await store.put('errands', { ...errand, owner: 'somebody else/another team' })
  desk.leave()

  desk.server.resetHandlers()
  const { queries } = openBrowser(tomsThread)
  await threadBy('Tom Becker')
  await startOffline(queries)
  window.dispatchEvent(new Event('online'))
  await isEmpty()
  expect(ours(desk)).not.toContain('Yes, until noon.')
  expect(await store.count('errands')).toBe(1)
})
