import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBrowser, openDesk, threadBy, tomsThread } from './desk.tsx'

const needsYou = '/pairs/bakery/inbox/bakery-instagram-2-1?view=needs_you'

test('a reply stands in the thread as sending at once, and then as sent', async () => {
  const { user, state } = openDesk(tomsThread, { delay: 400 })
  const thread = await threadBy('Tom Becker')

  await user.type(thread.getByLabelText('Reply'), 'Yes, until noon.')
  await user.click(thread.getByRole('button', { name: 'Send reply' }))

  const reply = within(await thread.findByRole('article', { name: "Comment by Maya's Bakery" }))
  expect(reply.getByText('Yes, until noon.')).toBeVisible()
  expect(reply.getByText('Sending…')).toBeVisible()
  expect(thread.getByLabelText('Reply')).toHaveValue('')
  expect(await thread.findByText('Sent')).toBeVisible()
  expect(state.comments.filter(({ message }) => message === 'Yes, until noon.')).toHaveLength(1)
})

test('Ctrl+Enter sends the reply', async () => {
  const { user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), 'See you at four{Control>}{Enter}{/Control}')
  expect(await thread.findByText('See you at four')).toBeVisible()
})

test('a reply the server does not take stays in the field and says why', async () => {
  const { user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')

  await user.type(thread.getByLabelText('Reply'), 'The offer has expired')
  await user.click(thread.getByRole('button', { name: 'Send reply' }))

  expect(await thread.findByRole('alert')).toHaveTextContent('The connection has expired. Link the Page again.')
  expect(thread.getByLabelText('Reply')).toHaveValue('The offer has expired')
  expect(thread.queryByRole('article', { name: "Comment by Maya's Bakery" })).not.toBeInTheDocument()
})

test('a reply the platform refuses says why, and its text is offered again', async () => {
  const { user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')

  await user.type(thread.getByLabelText('Reply'), 'We refuse to be boring')
  await user.click(thread.getByRole('button', { name: 'Send reply' }))

  expect(await thread.findByText(/it looks like an advertisement/)).toBeVisible()
  await user.click(thread.getByRole('button', { name: 'Edit and send again' }))
  expect(thread.getByLabelText('Reply')).toHaveValue('We refuse to be boring')
  await waitFor(() => expect(thread.queryByText(/it looks like an advertisement/)).not.toBeInTheDocument())
})

test('an outcome nobody can read needs a person, who says that it went out', async () => {
  const { user } = openDesk(needsYou)
  const thread = await threadBy('tombecker')

  expect(thread.getByText(/there are two that read like it/)).toBeVisible()
  expect(thread.getByRole('button', { name: 'Send again' })).toBeVisible()
  expect(thread.getByRole('button', { name: 'Drop' })).toBeVisible()
  await user.click(thread.getByRole('button', { name: 'It went out' }))

  await waitFor(() => expect(thread.queryByRole('button', { name: 'It went out' })).not.toBeInTheDocument())
  expect(await screen.findByText('Nothing needs review')).toBeVisible()
})

test('a reply that was not sent yet survives a reload', async () => {
  const { user, leave } = openDesk(tomsThread)
  await user.type((await threadBy('Tom Becker')).getByLabelText('Reply'), 'Half a sentence')
  leave()

  openBrowser(tomsThread)
  expect((await threadBy('Tom Becker')).getByLabelText('Reply')).toHaveValue('Half a sentence')
})

test('a reply too long for the Profile cannot be sent, and says by how much', async () => {
  const { user } = openDesk('/pairs/bakery/inbox/bakery-instagram-1-1')
  const thread = await threadBy('lena.bakes')

  await user.click(thread.getByLabelText('Reply'))
  await user.paste('x'.repeat(304))

  expect(thread.getByText('4 characters too long')).toBeVisible()
  expect(thread.getByRole('button', { name: 'Send reply' })).toBeDisabled()
})
