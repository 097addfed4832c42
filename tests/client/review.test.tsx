import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { State } from '../../mocks/memory.ts'
import { inboxPath, openDesk } from './desk.tsx'

const reviewPath = '/pairs/bakery/review'
const problem = 'The platform broke off.'

/** A hiding that nobody can tell of, older than the reply. */
function alsoUndecided(state: State) {
  const comment = state.comments.find(({ id }) => id === 'bakery-facebook-8-1')
  if (!comment) throw new Error('Nobody wrote under the eighth post.')
  comment.delivery = { action: 'hide', state: 'needs_you', problem, sendsAt: null, message: null }
  return comment
}

// The first screen of a file is waited for longer: its modules are read on a machine that others use as well.
test('the rail leads to what needs a decision, and its evidence is told in words', async () => {
  const { user, address } = openDesk(inboxPath)
  await user.click(await screen.findByRole('link', { name: /^Decide what needs review/ }, { timeout: 15_000 }))
  await waitFor(() => expect(address()).toBe(reviewPath))
  const item = within(await screen.findByRole('article', { name: 'To send this reply' }))
  expect(item.getByText('Two in a bag with your name on it, Tom.')).toBeVisible()
  expect(item.getByText(/there are two that read like it/)).toBeVisible()
  expect(item.getByText(/Nobody knows whether it was taken\. The platform did not answer in time\./)).toBeVisible()
  expect(item.getByText(/The process ended before the call did\./)).toBeVisible()
  expect(item.getByRole('link', { name: 'Open the thread' })).toHaveAttribute(
    'href',
    expect.stringContaining('/inbox/'),
  )
})

test('keys decide, the next one follows, and in the end it says what the screen is for', async () => {
  const { user, state } = openDesk(reviewPath)
  const hiding = alsoUndecided(state)
  await screen.findByRole('article', { name: 'To hide this comment' })
  expect(screen.getByText(/^1 of 2/)).toBeVisible()
  await user.keyboard('j')
  await screen.findByRole('article', { name: 'To send this reply' })
  await user.keyboard('k')
  await screen.findByRole('article', { name: 'To hide this comment' })
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await screen.findByRole('article', { name: 'To send this reply' })
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  await screen.findByRole('article', { name: 'To hide this comment' })

  await user.keyboard('2')
  await screen.findByRole('article', { name: 'To send this reply' })
  await waitFor(() => expect(hiding.delivery).toBeNull())

  await user.keyboard('1')
  expect(await screen.findByRole('heading', { name: 'Nothing needs you' })).toBeVisible()
  expect(screen.getByText(/What no reading can decide is shown here/)).toBeVisible()
})

test('a decision that comes too late is said, and the list is as the server has it', async () => {
  const { user, state } = openDesk(reviewPath)
  await screen.findByRole('article', { name: 'To send this reply' })
  for (const comment of state.comments) if (comment.delivery) comment.delivery = null
  await user.click(screen.getByRole('button', { name: /^Drop/ }))
  expect(await screen.findByText('There is nothing to decide here any more.')).toBeVisible()
  expect(await screen.findByRole('heading', { name: 'Nothing needs you' })).toBeVisible()
})

test('a double click and a key that is held decide one thing, not also the next', async () => {
  const { user, state } = openDesk(reviewPath)
  const hiding = alsoUndecided(state)
  await screen.findByRole('article', { name: 'To hide this comment' })
  await user.dblClick(screen.getByRole('button', { name: /^Drop/ }))
  await screen.findByRole('article', { name: 'To send this reply' })
  await waitFor(() => expect(hiding.delivery).toBeNull())

  fireEvent.keyDown(document.body, { key: '3', repeat: true })
  await waitFor(() => expect(screen.getByText('Dropped.')).toBeVisible())
  expect(screen.getByRole('article', { name: 'To send this reply' })).toBeVisible()
})
