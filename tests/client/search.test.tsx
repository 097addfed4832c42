import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { inboxPath, openDesk } from './desk.tsx'

const field = () => screen.findByRole('textbox', { name: 'Search comments, people and posts' })
const hits = async () => within(await screen.findByLabelText('Comments found'))

test('/ leads to the search; what is found is marked, and opens at its comment', async () => {
  const { user, address, state } = openDesk(inboxPath)
  await screen.findByRole('list', { name: 'Threads' })
  const tom = state.comments.find(({ author, id }) => author.name === 'Tom Becker' && id === 'bakery-facebook-1-1')
  const word = tom?.message.split(/\W+/).find((each) => each.length > 4) ?? ''

  await user.keyboard('/')
  expect(await field()).toHaveFocus()
  await user.keyboard(`becker ${word}`)
  const list = await hits()
  expect(list.getAllByText('Becker')[0]?.tagName).toBe('MARK')
  expect(address()).toContain('view=all')

  await user.keyboard('{Enter}{Enter}')
  await screen.findByRole('article', { name: 'Thread by Tom Becker' })
  await waitFor(() => expect(document.activeElement?.id).toMatch(/^comment-/))
  expect(address()).toContain('text=becker')
})

test('nothing found says what to try, and the cleared search gives the list back', async () => {
  const { user, address } = openDesk(`${inboxPath}?view=done&text=zwieback`)
  expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Look everywhere' })).toBeVisible()

  await user.click(screen.getByRole('button', { name: 'Clear the search' }))
  expect(await screen.findByRole('list', { name: 'Threads' })).toBeVisible()
  expect(address()).toBe(`${inboxPath}?view=done`)
})

test('what has no word in it asks for one', async () => {
  openDesk(`${inboxPath}?view=all&text=***`)
  expect(await screen.findByRole('heading', { name: 'Type a word, a name or an emoji' })).toBeVisible()
})

test('the palette finds comments that this browser has never read', async () => {
  const { user, address } = openDesk('/pairs/bakery/settings')
  await screen.findByRole('heading', { level: 1 })
  await user.keyboard('{Control>}k{/Control}')
  const palette = await screen.findByRole('textbox', { name: 'Search actions and comments' })
  await user.type(palette, 'becker')
  await user.click((await screen.findAllByText(/Is the lemon cake still there/))[0] ?? palette)
  await waitFor(() => expect(address()).toContain('/inbox/'))
})
