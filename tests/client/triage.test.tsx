import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { inboxPath, openDesk, rows, threadBy, tomsThread } from './desk.tsx'

const openCount = () => Number(screen.getByRole('link', { name: /^Open/ }).textContent?.replace(/\D/g, ''))
const listed = () => screen.findByRole('list', { name: 'Threads' })

test('going through the inbox by keys: next, done-and-next, undo', async () => {
  const { user, address } = openDesk(inboxPath)
  await listed()
  await waitFor(() => expect(openCount()).toBeGreaterThan(0))
  const [first, second] = rows()
  const before = openCount()

  await user.keyboard('j')
  await screen.findByRole('article', { name: first ?? '' })
  await user.keyboard('j')
  await screen.findByRole('article', { name: second ?? '' })
  await user.keyboard('k')
  await screen.findByRole('article', { name: first ?? '' })

  await user.keyboard('e')
  await screen.findByRole('article', { name: second ?? '' })
  expect(rows()).not.toContain(first)
  expect(openCount()).toBe(before - 1)

  await user.keyboard('z')
  await waitFor(() => expect(rows()).toContain(first))
  expect(openCount()).toBe(before)
  expect(address()).toContain('/inbox/')
})

test('a key pressed before the next thread is drawn counts from there, and does nothing to the one being left', async () => {
  const { user, state } = openDesk(inboxPath)
  await listed()
  const [first, , third] = rows()
  await user.keyboard('j')
  await screen.findByRole('article', { name: first ?? '' })
  const hidden = () => state.comments.filter(({ hiddenAt }) => hiddenAt).length
  const before = hidden()

  const frames: FrameRequestCallback[] = []
  const paint = vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame))
  await user.keyboard('jvj')
  expect(screen.getByRole('article', { name: first ?? '' })).toBeVisible()
  paint.mockRestore()
  for (const frame of frames) frame(0)

  await screen.findByRole('article', { name: third ?? '' })
  expect(hidden()).toBe(before)
})

test('r goes to the reply, and while one types the keys are letters', async () => {
  const { user, address } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')

  await user.keyboard('r')
  await user.keyboard('jerk')

  expect(thread.getByLabelText('Reply')).toHaveValue('jerk')
  expect(address()).toBe(tomsThread)
})

test('a comment that is hidden says so at once, and can be shown again', async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')

  await user.click(thread.getByRole('button', { name: 'Hide comment' }))
  expect(await thread.findByText('Hidden')).toBeVisible()
  await waitFor(() => expect(state.comments.find(({ id }) => id === 'bakery-facebook-1-1')?.hiddenAt).toBeTruthy())

  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  expect(await thread.findByRole('button', { name: 'Hide comment' })).toBeVisible()
  await waitFor(() => expect(state.comments.find(({ id }) => id === 'bakery-facebook-1-1')?.hiddenAt).toBeNull())
})

test('deleting asks first, says how much goes, and can be left', async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')

  await user.click(thread.getByRole('button', { name: 'Delete comment' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete this comment for good?' }))
  expect(dialog.getByText(/will be gone from the Page for everybody/)).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Keep it' }))
  expect(state.comments.find(({ id }) => id === 'bakery-facebook-1-1')?.deletedAt).toBeNull()

  await user.click(thread.getByRole('button', { name: 'Delete comment' }))
  await user.click(await screen.findByRole('button', { name: 'Delete it' }))
  expect(await thread.findByText(/Deleted|Being deleted/)).toBeVisible()
})

test('the Profile has no call to like a comment, so there is no button for it', async () => {
  openDesk('/pairs/bakery/inbox/bakery-instagram-1-1')
  const thread = await threadBy('lena.bakes')
  expect(thread.getByRole('button', { name: 'Hide comment' })).toBeVisible()
  expect(thread.queryByRole('button', { name: 'Like comment' })).not.toBeInTheDocument()
})

test('the address holds the view: done threads of the Profile alone', async () => {
  openDesk(`${inboxPath}?view=done&network=instagram`)
  const list = within(await listed())
  expect(list.getAllByText('Profile').length).toBeGreaterThan(0)
  expect(list.queryByText('Page')).not.toBeInTheDocument()
})

test('a thread that is not there is said in its pane, and the list stays', async () => {
  openDesk('/pairs/bakery/inbox/nowhere')
  expect(await screen.findByRole('heading', { name: 'Your team has no such thread.' })).toBeVisible()
  expect(await listed()).toBeVisible()
})

test('a view that is empty because it is narrowed says so, and can be widened in one press', async () => {
  const { user, address } = openDesk(`${inboxPath}?priority=urgent&language=uk`)
  expect(await screen.findByRole('heading', { name: 'No thread matches' })).toBeVisible()
  expect(screen.queryByText('All answered')).not.toBeInTheDocument()
  expect(screen.queryByText('Nothing waits for you here')).not.toBeInTheDocument()
  await user.click(screen.getByRole('link', { name: 'Take all filters away' }))
  expect(address()).toBe(inboxPath)
  await listed()
})
