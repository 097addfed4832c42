import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { inboxPath, openDesk } from './desk.tsx'

const coveragePath = '/pairs/bakery/coverage'
const listed = async () => within(await screen.findByRole('list', { name: 'Posts' }))

// The first screen of a file is waited for longer: its modules are read on a machine that others use as well.
test('the foot of the rail says in amber how many posts differ, and leads to them', async () => {
  const { user, address } = openDesk(inboxPath)
  await user.click(await screen.findByRole('link', { name: /^2 posts differ, heard/ }, { timeout: 15_000 }))
  await waitFor(() => expect(address()).toBe(`${coveragePath}?show=differing`))
  const posts = await listed()
  await waitFor(() => expect(posts.getAllByRole('listitem')).toHaveLength(2))
})

test('when nothing differs the foot of the rail is quiet, with the number of comments', async () => {
  const { state } = openDesk(inboxPath, { linked: true })
  for (const post of state.posts) Object.assign(post, { withheld: 0, missed: 0 })
  expect(await screen.findByRole('link', { name: /^All \d+ comments seen, heard/ })).toBeVisible()
})

test('each network tells what was heard and when it looks again; each post both counts and why they differ', async () => {
  openDesk(coveragePath)
  const page = within(await screen.findByRole('region', { name: 'The Page' }))
  expect(page.getByText('On: new comments come by themselves')).toBeVisible()
  expect(page.getByText('in 1 min')).toBeVisible()
  const posts = await listed()
  expect((await posts.findAllByText(/^\d+ of \d+ seen$/)).length).toBeGreaterThan(2)
  expect(posts.getByText(/counts 2 that it does not show us: caught by its spam filter/)).toBeVisible()
  expect(posts.getByText(/counted anew since it was read, 1 apart/)).toBeVisible()
})

test('a post is read again at a press, and agrees afterwards', async () => {
  const { user } = openDesk(`${coveragePath}?show=differing`)
  const posts = await listed()
  const line = (await posts.findByText(/counted anew since it was read/)).closest('li')
  if (!line) throw new Error('The post stands in no list.')
  await user.click(within(line).getByRole('button', { name: 'Read again' }))
  await waitFor(() => expect(posts.queryByText(/counted anew since it was read/)).not.toBeInTheDocument())
})

test('all that differ are read again by a key, with progress, and it can be stopped', async () => {
  const { user, state } = openDesk(coveragePath, { delay: 400 })
  await screen.findByText(/^2 posts differ\./)
  await user.keyboard('y')
  expect(await screen.findByRole('progressbar', { name: 'Posts read again' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Stop reading' }))
  expect(await screen.findByRole('button', { name: /^Read (?:it|them) again/ })).toBeVisible()
  expect(state.rereadings).toEqual({})
})
