import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { openDesk, threadBy, tomsThread } from './desk.tsx'

const openCard = async (path = tomsThread) => {
  const desk = openDesk(path)
  await threadBy('Tom Becker')
  await desk.user.keyboard('c')
  const pane = within(await screen.findByRole('complementary', { name: 'Customer and twins' }))
  await pane.findByRole('region', { name: 'Known as Tom Becker' })
  return { ...desk, pane }
}

test('c opens the card of whoever is asking, and closes it again', async () => {
  const { user, pane } = await openCard()
  expect(pane.getByText(/2 comments in 2 threads, 1 of them answered/)).toBeVisible()
  expect(await pane.findByText('Dozen for the office, can I pay by invoice?')).toBeVisible()

  await user.click(pane.getByRole('button', { name: "Close the customer's card" }))
  expect(screen.queryByRole('complementary', { name: 'Customer and twins' })).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^Customer and twins/ })).toBeVisible()
})

test('a card that stood in a column does not slide over the thread when the window becomes narrow', async () => {
  const turned = new Set<(event: Partial<MediaQueryListEvent>) => void>()
  const plain = window.matchMedia
  let wide = true
  window.matchMedia = (media) =>
    Object.assign(plain(media), {
      matches: wide,
      addEventListener: (_type: string, listener: (event: object) => void) => void turned.add(listener),
    })
  onTestFinished(() => {
    window.matchMedia = plain
  })
  openDesk(tomsThread)
  await threadBy('Tom Becker')
  expect(await screen.findByRole('complementary', { name: 'Customer and twins' })).toBeVisible()
  wide = false
  act(() => {
    for (const tell of turned) tell({ matches: false })
  })
  expect(screen.queryByRole('complementary', { name: 'Customer and twins' })).not.toBeInTheDocument()
})

test('a note is kept for the team, and says who wrote it', async () => {
  const { user, pane, state } = await openCard()
  await user.type(pane.getByLabelText('Note on Tom Becker'), 'Nut allergy')
  await user.click(pane.getByRole('button', { name: 'Save note' }))
  expect(await pane.findByText(/^Maya Lindqvist/)).toBeVisible()
  expect(state.identities.find(({ name }) => name === 'Tom Becker')?.note.text).toBe('Nut allergy')
})

test('of two who write a note, the second sees both and chooses', async () => {
  const { user, pane, state } = await openCard()
  await user.type(pane.getByLabelText('Note on Tom Becker'), 'Likes rye')
  const tom = state.identities.find(({ name }) => name === 'Tom Becker')
  if (tom) tom.note = { text: 'Nut allergy', version: 1, by: 'Inês Duarte', at: state.now().toISOString() }

  await user.click(pane.getByRole('button', { name: 'Save note' }))
  expect(await pane.findByText('Nut allergy')).toBeVisible()
  expect(pane.getByLabelText('Note on Tom Becker')).toHaveValue('Likes rye')
  await user.click(pane.getByRole('button', { name: 'Save yours' }))
  await waitFor(() => expect(tom?.note).toMatchObject({ text: 'Likes rye', version: 2 }))
})

test('Tom is recognised on the other network, and split again by undo', async () => {
  const { user, pane } = await openCard()
  const suggestion = within(await pane.findByRole('region', { name: 'Might be tombecker' }))
  expect(suggestion.getByText(/The same letters/)).toBeVisible()
  await user.click(suggestion.getByRole('button', { name: 'Same person' }))

  expect(await pane.findByRole('region', { name: 'Known as tombecker' })).toBeVisible()
  expect(pane.getByText(/Who decided what \(1\)/)).toBeVisible()
  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(pane.queryByRole('region', { name: 'Known as tombecker' })).not.toBeInTheDocument())
  expect(pane.getByText(/Who decided what \(2\)/)).toBeVisible()
})

test('a name that is somebody else is not offered again', async () => {
  const { user, pane } = await openCard()
  await user.click(await pane.findByRole('button', { name: 'Somebody else' }))
  await waitFor(() => expect(pane.queryByRole('region', { name: 'Might be tombecker' })).not.toBeInTheDocument())
})

test('one answer goes to both networks; what one of them refuses stays, and nothing is sent twice', async () => {
  const { user, pane, state } = await openCard()
  await user.click(await pane.findByRole('button', { name: 'Answer on both' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Answer on both networks' }))
  await user.type(dialog.getByLabelText('For all of them'), 'Until four.')
  const forLena = dialog.getByLabelText('Words for lena.bakes')
  expect(forLena).toHaveValue('Until four.')
  await user.clear(forLena)
  await user.type(forLena, 'This has expired')
  await user.click(dialog.getByRole('button', { name: 'Send 2 answers' }))

  expect(await dialog.findByText('1 sent, 1 not. What was not sent is still here.')).toBeVisible()
  expect(dialog.getByText(/^Not sent\. The connection has expired/)).toBeVisible()
  expect(dialog.queryByLabelText('Words for Tom Becker')).not.toBeInTheDocument()
  expect(dialog.getByLabelText('Words for lena.bakes')).toHaveValue('This has expired')

  await user.clear(dialog.getByLabelText('Words for lena.bakes'))
  await user.type(dialog.getByLabelText('Words for lena.bakes'), 'About an hour 🎂')
  await user.click(dialog.getByRole('button', { name: 'Send 1 answer' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  const said = (message: string) => state.comments.filter((comment) => comment.message === message)
  expect(said('Until four.').map(({ threadId }) => threadId)).toEqual(['bakery-facebook-1-1'])
  expect(said('About an hour 🎂').map(({ threadId }) => threadId)).toEqual(['bakery-instagram-1-1'])
})

test('what the Profile cannot take is said before it is sent', async () => {
  const { user, pane } = await openCard()
  await user.click(await pane.findByRole('button', { name: 'Answer on both' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Answer on both networks' }))
  await user.click(dialog.getByLabelText('For all of them'))
  await user.paste('x'.repeat(304))
  expect(dialog.getByText('4 characters too long')).toBeVisible()
  expect(dialog.getByRole('button', { name: 'Send 2 answers' })).toBeDisabled()
  await user.click(dialog.getByRole('checkbox', { name: 'To lena.bakes' }))
  expect(dialog.getByRole('button', { name: 'Send 1 answer' })).toBeEnabled()
})
