import { screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { passingMs } from '../../client/layout/useAttending.ts'
import { changed, type State } from '../../mocks/memory.ts'
import { openDesk, threadBy, tomsThread } from './desk.tsx'

const threadId = 'bakery-facebook-1-1'

/** What Inês does at another browser. */
function ines(state: State, what: 'reading' | 'typing' | null) {
  const at = new Date().toISOString()
  state.presences = state.presences.filter(({ personId }) => personId !== 'ines')
  if (what) state.presences.push({ threadId, personId: 'ines', state: what, since: at, seenAt: at })
  changed(state, 'bakery', { topic: 'presence', pairId: 'bakery', ids: [threadId] })
}

const sent = (state: State, message: string) => state.comments.filter((comment) => comment.message === message).length
const said = (text: RegExp) => (_: string, element: Element | null) =>
  text.test(element?.textContent?.replaceAll(/[\u2068\u2069]/g, '') ?? '') && element?.children.length === 0

test('a colleague in the same thread is seen in its head and in the list, by name', async () => {
  const { state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  ines(state, 'reading')
  expect(await thread.findByText(said(/^Inês Duarte is reading\.$/))).toBeVisible()
  const list = within(screen.getByRole('list', { name: 'Threads' }))
  expect(await list.findByText(said(/^Inês Duarte is reading\.$/))).toBeInTheDocument()

  ines(state, null)
  await waitFor(() => expect(screen.queryByText(said(/is reading/))).not.toBeInTheDocument())
})

test('while a colleague writes, sending asks once, and what was typed is kept', async () => {
  const { state, user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  ines(state, 'typing')
  expect(await thread.findByRole('button', { name: 'Write anyway' })).toBeVisible()

  await user.type(thread.getByLabelText('Reply'), 'Until four.')
  await user.click(thread.getByRole('button', { name: 'Send reply' }))
  expect(await thread.findByText(said(/Two answers may go out\. Nothing was sent yet\.$/))).toBeVisible()
  expect(thread.getByLabelText('Reply')).toHaveValue('Until four.')
  expect(sent(state, 'Until four.')).toBe(0)
  expect(thread.getByRole('button', { name: 'Write anyway' })).toHaveFocus()

  await user.keyboard('{Enter}')
  await user.click(thread.getByRole('button', { name: 'Send reply' }))
  await waitFor(() => expect(sent(state, 'Until four.')).toBe(1))
})

test('the lock opens by itself when the colleague leaves', async () => {
  const { state, user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  ines(state, 'typing')
  await thread.findByRole('button', { name: 'Write anyway' })
  ines(state, null)
  await waitFor(() => expect(thread.queryByRole('button', { name: 'Write anyway' })).not.toBeInTheDocument())
  await user.type(thread.getByLabelText('Reply'), 'Until five.{Control>}{Enter}{/Control}')
  await waitFor(() => expect(sent(state, 'Until five.')).toBe(1))
})

test('the team sees Maya read, then write, and sees her no more once she is gone', async () => {
  const { state, user, leave } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  const maya = () => state.presences.filter(({ personId }) => personId === 'maya').map((one) => one.state)
  await waitFor(() => expect(maya()).toEqual(['reading']))
  await user.type(thread.getByLabelText('Reply'), 'Y')
  await waitFor(() => expect(maya()).toEqual(['typing']))
  leave()
  await waitFor(() => expect(maya()).toEqual([]))
})

/** Lets nothing that waits for `milliseconds` come to its end before it is told to, however slow the machine. */
function holdTimers(milliseconds: number) {
  const { setTimeout: start, clearTimeout: clear } = window
  const held = new Map<unknown, () => void>()
  const starting = vi.spyOn(window, 'setTimeout').mockImplementation(((run: () => void, delay?: number) => {
    if (delay !== milliseconds) return start(run, delay)
    const timer = {}
    held.set(timer, run)
    return timer
  }) as typeof setTimeout)
  const clearing = vi.spyOn(window, 'clearTimeout').mockImplementation(((timer?: number) => {
    if (!held.delete(timer)) clear(timer)
  }) as typeof clearTimeout)
  onTestFinished(() => {
    starting.mockRestore()
    clearing.mockRestore()
  })
  const release = () => {
    for (const run of held.values()) run()
  }
  return { held, release }
}

test('a thread that one only passes through is not worth a word to the team', async () => {
  const timers = holdTimers(passingMs)
  const { state, user, server } = openDesk(tomsThread)
  const told = new Set<string>()
  server.events.on('request:start', ({ request }) => {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/reading') || pathname.endsWith('/presence')) told.add(`${request.method} ${pathname}`)
  })
  await threadBy('Tom Becker')
  expect(timers.held.size).toBe(1)
  await user.keyboard('j')
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Thread by Tom Becker' })).not.toBeInTheDocument())
  timers.release()
  await waitFor(() => expect(state.presences.some(({ personId }) => personId === 'maya')).toBe(true))
  expect([...told].filter((one) => one.endsWith(`${threadId}/presence`))).toEqual([])
  expect(state.presences.map((one) => one.threadId)).not.toContain(threadId)
})
