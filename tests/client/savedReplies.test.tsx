import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBrowser, openDesk, threadBy, tomsThread } from './desk.tsx'

const manager = '/pairs/bakery/settings/replies'
const box = async (by = 'Tom Becker') => (await threadBy(by)).getByLabelText('Reply')
const ready = async () => {
  const field = await box()
  await screen.findByRole('list', { name: 'Suggested replies' })
  return field
}

test('the picker by keyboard: open, search, choose a language, write', async () => {
  const { user, state } = openDesk(tomsThread)
  const field = await ready()

  await user.type(field, ';')
  const search = await screen.findByRole('combobox', { name: 'Search saved replies' })
  expect(search).toHaveFocus()
  await user.keyboard('hours')
  const preview = within(screen.getByRole('region', { name: 'Preview' }))
  expect(preview.getByText(/Hello Tom, we are open/)).toBeVisible()
  await user.selectOptions(preview.getByRole('combobox', { name: 'Language' }), 'de')
  expect(preview.getByText(/Hallo Tom, wir haben/)).toBeVisible()
  await user.click(search)
  await user.keyboard('{Enter}')

  expect(await box()).toHaveFocus()
  expect(await box()).toHaveValue('Hallo Tom, wir haben von sieben bis achtzehn Uhr offen. Maya Lindqvist')
  await user.keyboard('{Control>}{Enter}{/Control}')
  const hours = () => state.savedReplies.find(({ id }) => id === 'hours')
  await waitFor(() => expect(hours()).toMatchObject({ useCount: 13, variants: [{ language: 'de', useCount: 1 }] }))
})

test('arrows move through the list, Escape leaves it, and a semicolon within a sentence is one', async () => {
  const { user } = openDesk(tomsThread)
  const field = await ready()

  await user.type(field, 'Yes;')
  expect(field).toHaveValue('Yes;')
  await user.click(screen.getByRole('button', { name: /^Saved replies/ }))
  await user.keyboard('{ArrowDown}')
  const list = within(screen.getByRole('listbox', { name: 'Saved replies' }))
  expect(list.getByRole('option', { selected: true })).toHaveTextContent('Order a cake')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog', { name: 'Saved replies' })).not.toBeInTheDocument()
  expect(await box()).toHaveFocus()
  expect(await box()).toHaveValue('Yes;')
})

test('/shortcut and Tab writes it out where it stands; Tab goes on otherwise', async () => {
  const { user } = openDesk(tomsThread)
  const field = await ready()
  await user.type(field, 'Oh! /sorry')
  await user.keyboard('{Tab}')
  expect(field).toHaveValue("Oh! We are sorry, Tom. Please write to us, and Maya's Bakery will make it good.")
  expect(field).toHaveFocus()
  await user.keyboard('{Tab}')
  expect(field).not.toHaveFocus()
})

test('a variable without a value is marked, stops the sending and says why', async () => {
  const { user, state } = openDesk(tomsThread)
  const field = await ready()
  await user.type(field, '/order')
  await user.keyboard('{Tab}')
  expect(field).toHaveValue('Gladly, Tom! You can order it here: {shopLink}')
  const thread = await threadBy('Tom Becker')
  expect(thread.getByRole('alert')).toHaveTextContent('{shopLink} has no value. Nobody has said yet where the shop is')
  expect(thread.getByRole('button', { name: 'Send reply' })).toBeDisabled()
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(state.comments.some(({ message }) => message.includes('{shopLink}'))).toBe(false)

  // The variable is selected already, so that the next word takes its place.
  await user.keyboard('at the counter.')
  expect(field).toHaveValue('Gladly, Tom! You can order it here: at the counter.')
  expect(thread.queryByRole('alert')).not.toBeInTheDocument()
  expect(thread.getByRole('button', { name: 'Send reply' })).toBeEnabled()
})

test('who means the braces as they are can say so', async () => {
  const { user, state } = openDesk(tomsThread)
  const field = await ready()
  await user.type(field, 'Write {{name} into the form')
  const thread = await threadBy('Tom Becker')
  await user.click(thread.getByRole('button', { name: 'It may stay as it is' }))
  await user.click(thread.getByRole('button', { name: 'Send reply' }))
  await waitFor(() => expect(state.comments.some(({ message }) => message === 'Write {name} into the form')).toBe(true))
})

test('a suggestion is taken with its number, and with Ctrl from within the field', async () => {
  const { user } = openDesk(tomsThread)
  const field = await ready()
  const chips = within(screen.getByRole('list', { name: 'Suggested replies' })).getAllByRole('listitem')
  expect(chips.length).toBeLessThanOrEqual(3)
  await user.keyboard('1')
  await waitFor(() => expect(field).not.toHaveValue(''))
  await user.clear(field)
  await user.keyboard('1')
  expect(field).toHaveValue('1')
  await user.clear(field)
  await user.keyboard('{Control>}1{/Control}')
  expect(field).not.toHaveValue('')
})

test('an answer of ours is saved with one press, and taken back with another', async () => {
  const { user, state } = openDesk('/pairs/bakery/inbox/bakery-facebook-2-1')
  const thread = await threadBy('Greta Nowak')
  await user.click((await thread.findAllByRole('button', { name: 'Save as saved reply' }))[0] as HTMLElement)
  const kept = () => state.savedReplies.find(({ text }) => text === 'That made the whole team’s morning, Greta!')
  await waitFor(() => expect(kept()).toMatchObject({ deletedAt: null }))
  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(kept()?.deletedAt).toBeTruthy())
})

test('the editor keeps its draft over a reload, previews both networks, and saves', async () => {
  const { user, state, leave, address } = openDesk(manager)
  await user.click(await screen.findByRole('button', { name: 'New saved reply' }))
  let editor = within(await screen.findByRole('region', { name: 'New saved reply' }))
  await user.type(editor.getByLabelText('Title'), 'Parking')
  await user.click(editor.getByLabelText('Text'))
  await user.paste('Behind the house, {name}. {shopLink}')
  expect(editor.getByText(/Behind the house, Tom\./)).toBeVisible()
  expect(editor.getByText(/Behind the house, tombecker\./)).toBeVisible()
  expect(editor.getByText(/of 300 on the Profile/)).toBeVisible()
  const here = address()
  leave()

  const reloaded = openBrowser(here)
  editor = within(await screen.findByRole('region', { name: 'New saved reply' }))
  expect(editor.getByLabelText('Title')).toHaveValue('Parking')
  expect(editor.getByLabelText('Text')).toHaveValue('Behind the house, {name}. {shopLink}')
  await reloaded.user.click(editor.getByRole('button', { name: 'Save reply' }))
  expect(await screen.findByRole('button', { name: 'Edit Parking' })).toBeVisible()
  expect(state.savedReplies.some(({ title }) => title === 'Parking')).toBe(true)
})

test('an unknown variable and a shortcut that is taken are said beside their fields', async () => {
  const { user } = openDesk(`${manager}?reply=new`)
  const editor = within(await screen.findByRole('region', { name: 'New saved reply' }))
  await user.type(editor.getByLabelText('Title'), 'Parking')
  await user.type(editor.getByLabelText('Shortcut'), 'hours')
  await user.click(editor.getByLabelText('Text'))
  await user.paste('Hello {nane}')
  await user.click(editor.getByRole('button', { name: 'Save reply' }))
  expect(editor.getByLabelText('Text')).toHaveAccessibleDescription(/Character 7: “{nane}” is no variable/)

  await user.clear(editor.getByLabelText('Text'))
  await user.click(editor.getByLabelText('Text'))
  await user.paste('Hello {name}')
  await user.click(editor.getByRole('button', { name: 'Save reply' }))
  await waitFor(() =>
    expect(editor.getByLabelText('Shortcut')).toHaveAccessibleDescription(/Another saved reply of the team has/),
  )
  expect(editor.getByLabelText('Text')).toHaveValue('Hello {name}')
})

test('of two who change the same reply, the second sees both versions', async () => {
  const { user, state } = openDesk(`${manager}?reply=thanks`)
  const editor = within(await screen.findByRole('region', { name: 'Edit Thank you' }))
  const theirs = state.savedReplies.find(({ id }) => id === 'thanks')
  Object.assign(theirs ?? {}, { text: 'Many thanks!', version: 2 })

  await user.type(editor.getByLabelText('Text'), ' Come again.')
  await user.click(editor.getByRole('button', { name: 'Save reply' }))
  const conflict = within(await screen.findByRole('alert', { name: 'Two versions' }))
  expect(conflict.getByText('Many thanks!')).toBeVisible()
  expect(conflict.getByText('Thank you, {name}! ❤️ Come again.')).toBeVisible()
  await user.click(conflict.getByRole('button', { name: 'Save yours' }))
  await waitFor(() => expect(theirs).toMatchObject({ text: 'Thank you, {name}! ❤️ Come again.', version: 3 }))
})

test('the list is searched, tells the uses, and what is deleted comes back', async () => {
  const { user, state } = openDesk(manager)
  expect(await screen.findByText(/Used 12 times/)).toBeVisible()
  await user.type(screen.getByRole('searchbox', { name: 'Search saved replies' }), 'cake')
  await waitFor(() => expect(screen.queryByText('Opening hours')).not.toBeInTheDocument())
  await user.click(screen.getByRole('button', { name: 'Delete Order a cake' }))
  await waitFor(() => expect(state.savedReplies.find(({ id }) => id === 'order')?.deletedAt).toBeTruthy())
  expect(screen.queryByText('Order a cake')).not.toBeInTheDocument()
  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  expect(await screen.findByText('Order a cake')).toBeVisible()
})

test('whoever saves what is wrong is taken to the first wrong field', async () => {
  const { user } = openDesk(`${manager}?reply=new`)
  await user.type(await screen.findByLabelText('Title'), 'Hours')
  await user.click(screen.getByRole('button', { name: 'Save reply' }))
  expect(screen.getByLabelText('Text')).toHaveFocus()
  expect(screen.getByLabelText('Text')).toHaveAccessibleDescription(/Write what the reply says\./)
})
