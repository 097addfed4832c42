import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { inboxPath, openDesk } from './desk.tsx'

test('a promise is made, and each open thread shows how long there is to keep it', async () => {
  const { user, state } = openDesk('/pairs/bakery/target')
  await user.type(await screen.findByLabelText('On the Page'), '100000')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/At most a week/)).toBeVisible()
  expect(screen.getByLabelText('On the Page')).toHaveFocus()

  await user.clear(screen.getByLabelText('On the Page'))
  expect(screen.queryByText(/At most a week/)).not.toBeInTheDocument()
  await user.type(screen.getByLabelText('On the Page'), '30')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(state.targets.bakery?.minutes.facebook).toBe(30))
})

test('hours that overlap are said at their day', async () => {
  const { user, state } = openDesk('/pairs/bakery/target')
  await user.type(await screen.findByLabelText('On the Page'), '30')
  await user.click(screen.getByRole('button', { name: 'Add hours on Monday' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const monday = within(screen.getByRole('group', { name: 'Monday' }))
  expect(await monday.findByText('Two of these times overlap.')).toBeVisible()
  expect(state.targets.bakery).toBeUndefined()
})

test('when somebody else changed it meanwhile, neither is lost', async () => {
  const { user, state } = openDesk('/pairs/bakery/target')
  await user.type(await screen.findByLabelText('On the Page'), '30')
  const hours = Array.from({ length: 7 }, () => [{ from: '08:00', to: '12:00' }])
  const choice = { minutes: { facebook: 99, instagram: null, priority: null }, hours, holidays: [] }
  state.targets.bakery = { ...choice, version: 2, progress: null }
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await user.click(await screen.findByRole('button', { name: 'Take theirs' }))
  expect(screen.getByLabelText('On the Page')).toHaveValue(99)
})

test('what was chosen and not saved is there after a reload, and can be discarded', async () => {
  const first = openDesk('/pairs/bakery/target')
  await first.user.type(await screen.findByLabelText('On the Page'), '45')
  await first.user.click(screen.getByRole('button', { name: 'Add hours on Monday' }))
  first.leave()

  const { user, state } = openDesk('/pairs/bakery/target', { memory: first.state })
  expect(await screen.findByLabelText('On the Page')).toHaveValue(45)
  await user.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect(screen.getByLabelText('On the Page')).toHaveValue(null)
  expect(screen.queryByRole('button', { name: 'Discard changes' })).not.toBeInTheDocument()
  expect(state.targets.bakery).toBeUndefined()
})

test('a thread that waits too long says so in the list', async () => {
  const { state, leave } = openDesk(inboxPath)
  await screen.findByRole('list', { name: 'Threads' })
  leave()
  const hours = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])
  const target = { minutes: { facebook: 1, instagram: 10_080, priority: null }, hours, holidays: [] }
  openDesk(inboxPath, { memory: { ...state, targets: { bakery: { ...target, version: 2, progress: null } } } })
  expect((await screen.findAllByText(/ late$/)).length).toBeGreaterThan(0)
  expect((await screen.findAllByText(/ left$/)).length).toBeGreaterThan(0)
})
