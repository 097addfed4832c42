import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { changed, type State } from '../../mocks/memory.ts'
import { comment, untouched } from '../../mocks/reading.ts'
import { inboxPath, openDesk, rows, tomsThread } from './desk.tsx'

const id = 'bakery-facebook-1-99'

function arrives(state: State, message: string, name: string) {
  state.comments.push(comment(state, { id, threadId: id, author: { id: name, name, us: false }, message }))
  state.threads.push({ ...untouched, id, pairId: 'bakery', network: 'facebook', postId: 'bakery-facebook-1' })
  changed(state, 'bakery', { topic: 'inbox', pairId: 'bakery', ids: [id] })
}

test('a new comment stands at the top by itself, and is counted', async () => {
  const { state } = openDesk(inboxPath)
  await screen.findByRole('list', { name: 'Threads' })
  const count = () => screen.getByRole('link', { name: /^Open/ }).textContent
  await waitFor(() => expect(count()).toMatch(/\d/))
  const before = count()

  arrives(state, 'Is the shop open on Sunday?', 'Rosa Lind')

  expect(await screen.findByText('Is the shop open on Sunday?')).toBeVisible()
  expect(rows()[0]).toBe('Thread by Rosa Lind')
  await waitFor(() => expect(count()).not.toBe(before))
})

test('foreign text is text: markup stays letters, and right-to-left keeps to itself', async () => {
  const { state } = openDesk(inboxPath)
  await screen.findByRole('list', { name: 'Threads' })
  const script = '<img src=x onerror="alert(1)"> مرحبا'

  arrives(state, script, '\u202Eelom')

  const text = await screen.findByText(script)
  expect(text.tagName).toBe('BDI')
  expect(text).toHaveAttribute('dir', 'auto')
  expect(document.querySelector('img[src="x"]')).toBeNull()
})

test('what a colleague does in an open thread is seen at once', async () => {
  const { state } = openDesk(tomsThread)
  const thread = within(await screen.findByRole('article', { name: 'Thread by Tom Becker' }))
  const opening = state.comments.find((one) => one.id === 'bakery-facebook-1-1')
  if (!opening) throw new Error('Tom has said nothing.')

  opening.hiddenAt = new Date().toISOString()
  changed(state, 'bakery', { topic: 'inbox', pairId: 'bakery', ids: [opening.id] })

  expect(await thread.findByRole('button', { name: 'Show comment' })).toBeVisible()
})

test('a session that ends elsewhere leads to the sign-in screen', async () => {
  const { state, address } = openDesk(tomsThread)
  await screen.findByRole('article', { name: 'Thread by Tom Becker' })

  state.sessions = []
  state.here = null
  changed(state, 'bakery', { topic: 'accounts', pairId: null, ids: [] })

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(address()).toContain(encodeURIComponent(tomsThread))
})

/** When the counts were read, in milliseconds, and how long each waited for the one before. */
function readingsOf({ events }: ReturnType<typeof openDesk>['server']) {
  const at: number[] = []
  events.on('request:start', ({ request }) => {
    if (request.url.endsWith('/threads/counts')) at.push(performance.now())
  })
  return { at, gaps: () => at.slice(1).map((time, place) => time - (at[place] ?? 0)) }
}

test('news that come thick and fast are read the first at once, and the rest together', async () => {
  const { state, server } = openDesk(inboxPath)
  await waitFor(() => expect(rows()).not.toEqual([]))
  const readings = readingsOf(server)
  arrives(state, 'The first of many', 'Rosa Lind')
  await waitFor(() => expect(readings.at.length).toBe(1))

  for (let n = 0; n < 10; n += 1) {
    changed(state, 'bakery', { topic: 'inbox', pairId: 'bakery', ids: [id] })
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  Object.assign(state.comments.at(-1) ?? {}, { message: 'The last of many' })
  changed(state, 'bakery', { topic: 'inbox', pairId: 'bakery', ids: [id] })
  expect(await screen.findByText('The last of many')).toBeVisible()
  // One for each 100 ms, however long a busy machine took for them, and one at either end.
  const lasted = readings.gaps().reduce((sum, gap) => sum + gap, 0)
  expect(readings.at.length).toBeLessThanOrEqual(2 + Math.ceil(lasted / 100))
})

test('what triage made of threads is on the screen at once, and read back once a second', async () => {
  const { user, server } = openDesk(inboxPath)
  await waitFor(() => expect(rows().length).toBeGreaterThan(3))
  const [first = '', second = ''] = rows()
  const readings = readingsOf(server)
  await user.keyboard('j')
  await screen.findByRole('article', { name: first })
  await user.keyboard('e')
  await screen.findByRole('article', { name: second })
  expect(rows()).not.toContain(first)
  await user.keyboard('e')
  await waitFor(() => expect(rows()).not.toContain(second))
  await waitFor(() => expect(readings.at.length).toBeGreaterThan(1))
  expect(Math.min(...readings.gaps())).toBeGreaterThan(800)
})
