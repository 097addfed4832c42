import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openDesk, threadBy, tomsThread } from './desk.tsx'

test('a member gets another role, and nobody changes their own', async () => {
  const { user, state } = openDesk('/settings/team')
  await user.selectOptions(await screen.findByLabelText('Role of Inês Duarte'), 'Analyst')

  expect(await screen.findByText('Inês Duarte is now analyst')).toBeVisible()
  expect(state.members.find(({ personId }) => personId === 'ines')?.role).toBe('analyst')
  expect(screen.queryByLabelText('Role of Maya Lindqvist')).not.toBeInTheDocument()
})

test('an invite is made with its link, and can be withdrawn', async () => {
  const { user } = openDesk('/settings/team')
  await user.type(await screen.findByLabelText('E-mail'), 'new@example.com')
  await user.click(screen.getByRole('button', { name: 'Make an invite' }))

  const invites = within(await screen.findByRole('list', { name: 'Open invites' }))
  expect(invites.getByText('new@example.com')).toBeVisible()
  expect(invites.getByRole('button', { name: 'Copy the link' })).toBeVisible()
  await user.click(invites.getByRole('button', { name: 'Withdraw the invite of new@example.com' }))
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Open invites' })).not.toBeInTheDocument())
})

test('signing out everywhere asks first, and ends at the sign-in screen', async () => {
  const { user } = openDesk('/settings/account')
  await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Sign out everywhere' }))
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('every key is on the sheet, and single keys can be switched off', async () => {
  const { user } = openDesk('/settings/account')
  await screen.findByRole('heading', { name: 'Your account' })

  await user.keyboard('?')
  const sheet = within(await screen.findByRole('dialog', { name: 'Keys' }))
  expect(sheet.getByText('Mark as done and go to the next')).toBeVisible()
  await user.click(sheet.getByRole('switch', { name: /^Keys without Ctrl or Cmd/ }))
  await user.click(sheet.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

  await user.keyboard('?')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('Escape closes what lies over a thread, and not the thread under it, also before the focus is there', async () => {
  const { user, address } = openDesk(tomsThread)
  await threadBy('Tom Becker')
  await user.keyboard('?')
  await screen.findByRole('dialog', { name: 'Keys' })
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(address()).toBe(tomsThread)
})
