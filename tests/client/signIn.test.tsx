import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { password } from '../../mocks/seed.ts'
import { inboxPath, openDesk } from './desk.tsx'

test('a refused sign-in says so, and keeps the address that was typed', async () => {
  const { user } = openDesk('/sign-in', { signedIn: false })

  await user.type(await screen.findByLabelText('E-mail'), 'maya@example.com')
  await user.type(screen.getByLabelText('Password'), 'not the password')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('That e-mail address and password do not belong together.')
  expect(screen.getByLabelText('E-mail')).toHaveValue('maya@example.com')
})

test('a field that is wrong says so beside it, in the words of the contract', async () => {
  const { user } = openDesk('/sign-up', { signedIn: false })

  await user.type(await screen.findByLabelText('E-mail'), 'maya at home')
  await user.click(screen.getByRole('button', { name: 'Create account' }))

  expect(await screen.findByText('Write an e-mail address, such as maya@example.com.')).toBeVisible()
  expect(screen.getByText('At least 10 characters.')).toBeVisible()
  expect(screen.getByLabelText('Name')).toHaveFocus()
})

test('what the server has against a field stands beside the field', async () => {
  const { user } = openDesk('/sign-up', { signedIn: false })

  await user.type(await screen.findByLabelText('Name'), 'Maya')
  await user.type(screen.getByLabelText('E-mail'), 'maya@example.com')
  await user.type(screen.getByLabelText('Password'), 'long enough a password')
  await user.click(screen.getByRole('button', { name: 'Create account' }))

  expect(await screen.findByLabelText('E-mail')).toHaveAccessibleDescription(/There is an account with this address/)
})

test('a form survives a reload, except for the password', async () => {
  const { user, leave } = openDesk('/sign-up', { signedIn: false })
  await user.type(await screen.findByLabelText('Name'), 'Maya')
  await user.type(screen.getByLabelText('Password'), 'a secret to keep')
  leave()

  openDesk('/sign-up', { signedIn: false })
  expect(await screen.findByLabelText('Name')).toHaveValue('Maya')
  expect(screen.getByLabelText('Password')).toHaveValue('')
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('a secret to keep')
})

test('signing in leads to where one was going', async () => {
  const { user, address } = openDesk(`${inboxPath}?view=done`, { signedIn: false })

  await user.type(await screen.findByLabelText('E-mail'), 'maya@example.com')
  await user.type(screen.getByLabelText('Password'), password)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  await screen.findByRole('list', { name: 'Threads' })
  expect(address()).toBe(`${inboxPath}?view=done`)
})

test('a sign-on refused in the dialog says what became of it', async () => {
  openDesk('/?problem=oauth_refused', { signedIn: false })
  expect(await screen.findByRole('alert')).toHaveTextContent('You did not agree in the dialog of Facebook')
})

test('an address that leads away from the product is not followed', async () => {
  const { address } = openDesk('/sign-in?returnTo=//elsewhere.example', { signedIn: false })
  expect(await screen.findByRole('link', { name: 'Create an account' })).toHaveAttribute('href', '/sign-up')
  expect(address()).toContain('/sign-in')
})
