import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { inboxPath, openDesk, threadBy } from './desk.tsx'

const list = async () => within(await screen.findByRole('list', { name: 'Notifications' }))

test('the bell counts what is new, and a key leads to it', async () => {
  const { user, address } = openDesk(inboxPath)
  expect(await screen.findByRole('link', { name: 'Notifications, 2 unread' })).toBeVisible()
  await user.keyboard('gn')
  expect(await screen.findByRole('heading', { name: 'Notifications' })).toBeVisible()
  expect(address()).toBe('/notifications')
  expect((await list()).getAllByRole('listitem')).toHaveLength(3)
})

test('what one opens is read, and the bell says so', async () => {
  const { user, address, state } = openDesk('/notifications')
  await user.click((await list()).getByRole('link', { name: /Inês Duarte.*gave you a thread/ }))
  await threadBy('Tom Becker')
  expect(address()).toBe('/pairs/bakery/inbox/bakery-facebook-1-1')
  expect(await screen.findByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible()
  expect(state.notifications.find(({ id }) => id === 'told-assigned')?.readAt).toBeTruthy()
})

test('a thread that is opened from the list of threads counts as seen', async () => {
  const { state } = openDesk('/pairs/bakery/inbox/bakery-facebook-1-1')
  await threadBy('Tom Becker')
  await waitFor(() => expect(state.notifications.find(({ id }) => id === 'told-assigned')?.readAt).toBeTruthy())
})

test('one marks all as read, and one of them as unread again', async () => {
  const { user } = openDesk('/notifications')
  await list()
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }))
  expect(await screen.findByRole('link', { name: 'Notifications' })).toBeVisible()
  await user.click((await list()).getByRole('button', { name: /^Mark as unread: .*gave you a thread/ }))
  expect(await screen.findByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'Unread' }))
  await waitFor(async () => expect((await list()).getAllByRole('listitem')).toHaveLength(1))
})

test('one chooses what one is told of, and quiet hours in which nothing rings', async () => {
  const { user, state } = openDesk('/settings/notifications')
  await user.click(await screen.findByRole('switch', { name: 'A thread is given to you: Digest' }))
  await user.click(screen.getByRole('switch', { name: /Push and mail wait/ }))
  await user.click(screen.getByRole('checkbox', { name: 'Sat' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Your notifications are set')).toBeVisible()
  const kept = state.notificationSettings['bakery maya']
  expect(kept?.kinds.assigned).toEqual({ product: true, push: true, mail: true })
  expect(kept?.quiet).toEqual({ from: '20:00', to: '07:00', weekdays: [1, 2, 3, 4, 5, 7] })
})

test('a browser that cannot be told anything says so instead of asking', async () => {
  openDesk('/settings/notifications')
  expect(await screen.findByText('This browser cannot show notifications of a site.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Tell me on this browser' })).not.toBeInTheDocument()
})

test('a letter leads out at one press, and looking at the link changes nothing', async () => {
  const { user, state } = openDesk('/unsubscribe/maya', { signedIn: false })
  await user.click(await screen.findByRole('button', { name: 'Send me no more digests' }))
  expect(await screen.findByText(/You get no more digests/)).toBeVisible()
  expect(state.notificationSettings['bakery maya']?.kinds.assigned.mail).toBe(false)
})

test('a rule that disarmed itself leads to the rules', async () => {
  const { state, leave } = openDesk('/notifications')
  await list()
  leave()
  const [first] = state.notifications
  if (!first) throw new Error('Maya was told of nothing.')
  const told = { ...first, id: 'told-disarmed', kind: 'rule_disarmed' as const, threadId: null, what: 'Links' }
  openDesk('/notifications', { memory: { ...state, notifications: [told] } })
  expect((await list()).getByRole('link', { name: /A rule was disarmed/ })).toHaveAttribute(
    'href',
    '/pairs/bakery/settings/rules',
  )
})
