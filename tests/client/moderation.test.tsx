import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { comment } from '../../mocks/reading.ts'
import { openDesk, threadBy, tomsThread } from './desk.tsx'

const toms = 'bakery-facebook-1-1'

test('a private reply says how long it is possible, and stands apart once it is sent', async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  expect(thread.getByText(/once, 7 days left/)).toBeVisible()

  await user.keyboard('p')
  await user.type(thread.getByLabelText('Private reply'), 'Call us, please.')
  await user.click(thread.getByRole('button', { name: 'Send privately' }))

  const whisper = within(await thread.findByRole('article', { name: 'Private reply to Tom Becker' }))
  expect(await whisper.findByText(/Answered privately by/)).toHaveTextContent('Maya Lindqvist')
  expect(whisper.getByText(/sees this/)).toHaveTextContent('Only Tom Becker sees this')
  expect(thread.queryByRole('button', { name: 'Answer privately' })).not.toBeInTheDocument()
  expect(state.privateReplies).toHaveLength(1)
})

test('a private reply whose outcome nobody can read needs a person', async () => {
  const { user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.keyboard('p')
  await user.type(thread.getByLabelText('Private reply'), 'Still undecided')
  await user.click(thread.getByRole('button', { name: 'Send privately' }))
  await user.click(await thread.findByRole('button', { name: 'It went out' }))
  expect(await thread.findByText(/Answered privately by/)).toBeVisible()
})

test('a reply waits before it leaves, and undo puts its words back into the box', async () => {
  const { user, state } = openDesk(tomsThread, { sendWindowSeconds: 30 })
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), 'Too early')
  await user.click(thread.getByRole('button', { name: 'Send reply' }))
  expect(await thread.findByText(/Sends in \d+ s/)).toBeVisible()
  expect(thread.getByLabelText('Reply')).toHaveValue('')

  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(thread.getByLabelText('Reply')).toHaveValue('Too early'))
  expect(thread.queryByText(/Sends in/)).not.toBeInTheDocument()
  expect(state.comments.some(({ message }) => message === 'Too early')).toBe(false)
})

test('a private reply waits as well, and undo puts its words back into the box for one alone', async () => {
  const { user, state } = openDesk(tomsThread, { sendWindowSeconds: 30 })
  const thread = await threadBy('Tom Becker')
  const whisper = async () => {
    await user.click(await thread.findByRole('button', { name: 'Send privately' }))
    expect(await thread.findByText(/Sends in \d+ s/)).toBeVisible()
    expect(state.privateReplies).toMatchObject([{ message: 'Too early', delivery: { state: 'waiting' } }])
  }
  const isBack = async () => {
    await waitFor(() => expect(thread.getByLabelText('Private reply')).toHaveValue('Too early'))
    expect(thread.queryByText(/Sends in/)).not.toBeInTheDocument()
    expect(state.privateReplies).toEqual([])
  }
  await user.keyboard('p')
  await user.type(thread.getByLabelText('Private reply'), 'Too early')
  await whisper()
  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  await isBack()

  await whisper()
  await user.click(thread.getByRole('button', { name: 'Take it back' }))
  await isBack()
})

test('a reply is scheduled from the menu, says when it leaves, and is cancelled', async () => {
  const { user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), 'See you tomorrow')
  await user.click(thread.getByRole('button', { name: 'Send later' }))
  // Without a layout the menu now and then takes its button for out of sight.
  await user.click(await screen.findByRole('menuitem', { name: 'Tomorrow at 9:00', hidden: true }))
  expect(await thread.findByText(/Scheduled for .*09:00 \(Europe\/Berlin\)/)).toBeVisible()
  expect(await screen.findAllByText('Scheduled')).not.toHaveLength(0)
  await user.click(await thread.findByRole('button', { name: 'Cancel and edit' }))
  await waitFor(() => expect(thread.getByLabelText('Reply')).toHaveValue('See you tomorrow'))
})

test('whoever writes while a colleague answers sees both sides, and sends anyway', async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), 'We close at six')
  inesAnswers(state)
  await user.click(thread.getByRole('button', { name: 'Send reply' }))

  const card = within(await thread.findByRole('alert', { name: 'Something happened meanwhile' }))
  expect(card.getByText('Inês Duarte has answered since you read this.')).toBeVisible()
  expect(await card.findByText('Until six, says Inês')).toBeVisible()
  expect(card.getByText('We close at six')).toBeVisible()
  expect(thread.getByLabelText('Reply')).toHaveValue('We close at six')
  await user.click(card.getByRole('button', { name: 'Send anyway' }))
  await waitFor(() => expect(state.comments.some(({ message }) => message === 'We close at six')).toBe(true))
  await waitFor(() => expect(thread.queryByRole('alert')).not.toBeInTheDocument())
})

test('a comment that is deleted while it is answered is said to be, and the words can be copied or thrown away', async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), 'We close at six')
  const about = state.comments.find(({ id }) => id === toms)
  if (about) about.deletedAt = new Date().toISOString()
  await user.click(thread.getByRole('button', { name: 'Send reply' }))

  const card = within(await thread.findByRole('alert', { name: 'Something happened meanwhile' }))
  expect(card.getByText('This comment was deleted, so it cannot be answered.')).toBeVisible()
  expect(card.getByText('We close at six')).toBeVisible()
  expect(card.queryByRole('button', { name: 'Send anyway' })).not.toBeInTheDocument()
  expect(card.getByRole('button', { name: 'Copy the text' })).toBeVisible()
  await user.click(card.getByRole('button', { name: 'Discard' }))
  expect(await thread.findByText('This comment was deleted, so nobody can answer it.')).toBeVisible()
})

test("the Page's own words are changed at once; refused, the old ones are back and the new ones are kept", async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), 'Until six{Control>}{Enter}{/Control}')
  await thread.findByText('Sent')
  await user.click(await thread.findByRole('button', { name: 'Change the words' }))
  await user.clear(thread.getByLabelText('New words'))
  await user.type(thread.getByLabelText('New words'), 'We refuse to close')
  await user.click(thread.getByRole('button', { name: 'Change it' }))

  expect(await thread.findByText(/the old words stand/)).toBeVisible()
  expect(thread.getByText('Until six')).toBeVisible()
  await user.click(thread.getByRole('button', { name: 'Mend the new words' }))
  expect(thread.getByLabelText('New words')).toHaveValue('We refuse to close')
  await user.clear(thread.getByLabelText('New words'))
  await user.type(thread.getByLabelText('New words'), 'Until seven')
  await user.click(thread.getByRole('button', { name: 'Change it' }))
  await waitFor(() => expect(state.comments.some(({ message }) => message === 'Until seven')).toBe(true))
})

test('blocking says what it means in numbers, and the person is in the settings until unblocked', async () => {
  const { user, state, leave } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.click(thread.getByRole('button', { name: 'Block the author' }))
  const question = within(await screen.findByRole('dialog', { name: 'Block this person?' }))
  expect(await question.findByText(/\d+ comments? of theirs/)).toBeVisible()
  await user.click(question.getByRole('button', { name: 'Block them' }))
  expect(await thread.findByText('Blocked')).toBeVisible()
  await waitFor(() => expect(state.blocks[0]?.delivery).toBeNull())
  leave()
})

test('an @ offers the names in the thread', async () => {
  const { user } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.type(thread.getByLabelText('Reply'), 'Thanks @to')
  await user.click(await thread.findByRole('button', { name: 'Tom Becker' }))
  expect(thread.getByLabelText('Reply')).toHaveValue('Thanks Tom Becker ')
})

function inesAnswers(state: ReturnType<typeof openDesk>['state']) {
  const at = new Date(Date.now() + 1).toISOString()
  const author = { id: '101', name: "Maya's Bakery", us: true }
  const written = { id: 'ines-1', threadId: toms, parentId: toms, author, message: 'Until six, says Inês' }
  state.comments.push(comment(state, { ...written, createdAt: at, changedAt: at, writerId: 'ines' }))
}
