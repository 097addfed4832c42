import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { inboxPath, openDesk, tomsThread } from './desk.tsx'

const path = '/pairs/bakery/campaigns'

// The first who asks for a screen waits for its code to be built.
beforeAll(async () => {
  await import('../../client/campaigns/CampaignsScreen.tsx')
  await import('../../client/editor/EditCampaignScreen.tsx')
}, 120_000)

const names = () => screen.getAllByRole('article').map((row) => row.getAttribute('aria-label'))
const rowOf = async (name: string) => within(await screen.findByRole('article', { name }))

test('the list says how each campaign is, why, what it costs and what it has brought', async () => {
  openDesk(path)

  const easter = await rowOf('Easter cakes')
  expect(easter.getByText('Running')).toBeVisible()
  expect(easter.getByText('€176.40')).toBeVisible()
  expect(easter.getByText('8,412')).toBeVisible()
  const rejected = await rowOf('Cupcake class')
  expect(rejected.getByText('The picture has too much text')).toBeVisible()
  expect(rejected.getByText('The platform rejected the ad.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Out there 3' })).toBeVisible()
})

test('the views and the search narrow the list, and the address keeps both', async () => {
  const { user, address } = openDesk(path)
  await user.click(await screen.findByRole('link', { name: /^Over/ }))
  await waitFor(() => expect(names()).toEqual(['Doughnut Friday']))
  expect(address()).toBe(`${path}?view=over`)

  await user.click(screen.getByRole('link', { name: /^All/ }))
  await waitFor(() => expect(names()).toHaveLength(6))
  await user.keyboard('/')
  await user.keyboard('easter')
  await waitFor(() => expect(names()).toEqual(['Easter cakes']))
  expect(address()).toBe(`${path}?text=easter`)

  await user.keyboard(' eggs')
  expect(await screen.findByText(/No campaign is called/)).toBeVisible()
})

test('a draft is removed at once, and taken back with one key', async () => {
  const { user, state } = openDesk(path)
  const draft = await rowOf('Autumn bread week')
  await user.click(draft.getByRole('button', { name: /^More for/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Remove the draft' }))
  await waitFor(() => expect(names()).not.toContain('Autumn bread week'))
  expect(state.campaigns.find(({ id }) => id === 'autumn-bread')?.removedAt).toBeTruthy()

  await user.keyboard('z')
  await waitFor(() => expect(names()).toContain('Autumn bread week'))
})

test('what was launched cannot be removed, but copied without its dates', async () => {
  const { user, state, address } = openDesk(path)
  const easter = await rowOf('Easter cakes')
  await user.click(easter.getByRole('button', { name: /^More for/ }))
  expect(screen.queryByRole('menuitem', { name: 'Remove the draft' })).not.toBeInTheDocument()
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }))

  expect(await screen.findByRole('heading', { name: 'Easter cakes (copy)' })).toBeVisible()
  expect(address()).toMatch(/\/edit$/)
  expect(state.campaigns.at(-1)?.versions[0]?.content.schedule).toEqual({ startsAt: null, endsAt: null })
})

test('a campaign is started from nothing, from a template, or from a post', async () => {
  const { user, state } = openDesk(path)
  await screen.findByRole('article', { name: 'Easter cakes' })
  await user.keyboard('n')
  await user.click(await screen.findByRole('menuitem', { name: 'Weekend special' }))
  expect(await screen.findByRole('heading', { name: 'Weekend special' })).toBeVisible()

  await user.click(screen.getByRole('link', { name: 'All campaigns' }))
  await user.click(await screen.findByRole('button', { name: /^New campaign/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Boost a post' }))
  const posts = within(await screen.findByRole('list', { name: 'Posts' }))
  await user.click((await posts.findAllByRole('button'))[0] as HTMLElement)
  expect(await screen.findByRole('heading', { name: /^Boost:/ })).toBeVisible()
  expect(state.campaigns.at(-1)?.versions[0]?.content.creatives[0]?.post).toBeTruthy()
})

test('whoever may advertise but not moderate boosts a post that nobody wrote under, found by its words', async () => {
  const { user, state } = openDesk(path)
  const member = state.members.find(({ personId }) => personId === 'maya')
  if (member) member.role = 'advertiser'
  const pairId = state.pairs[0]?.id ?? ''
  const known = state.posts.find((post) => post.pairId === pairId)
  if (!known) throw new Error('The pair has no post.')
  state.posts.push({ ...known, id: 'silent', message: 'Saffron buns on Friday', commentCount: 0, ad: null })
  await user.click(await screen.findByRole('button', { name: /^New campaign/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Boost a post' }))
  await user.type(await screen.findByRole('searchbox', { name: 'Words of the post' }), 'saffron')
  const posts = within(screen.getByRole('list', { name: 'Posts' }))
  await waitFor(() => expect(posts.getAllByRole('button')).toHaveLength(1))
  await user.click(posts.getByRole('button', { name: /Saffron buns on Friday/ }))
  expect(await screen.findByRole('heading', { name: /^Boost: Saffron/ })).toBeVisible()
})

test('the keys walk through the list and open the campaign', async () => {
  const { user, address } = openDesk(path)
  await screen.findByRole('article', { name: 'Easter cakes' })
  await user.keyboard('j')
  await waitFor(() => expect(screen.getByRole('link', { name: 'Autumn bread week' })).toHaveFocus())
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toBe(`${path}/autumn-bread/edit`))
})

test('without any campaign the screen says what to do next', async () => {
  const { user } = openDesk(path, {})
  await user.click(await screen.findByRole('link', { name: /^Archived/ }))
  expect(await screen.findByText('Nothing is archived')).toBeVisible()
})

test('a post in the inbox becomes a campaign in one step, for those who may advertise', async () => {
  const { user, address } = openDesk(tomsThread)
  await user.click(await screen.findByRole('button', { name: 'Boost this post' }))
  await waitFor(() => expect(address()).toMatch(/\/campaigns\/[^/]+\/edit$/))
  expect(await screen.findByText('A post of the Page as it stands.')).toBeVisible()
})

test('whoever only answers comments sees no campaigns', async () => {
  const { state } = openDesk(inboxPath)
  const member = state.members.find(({ personId }) => personId === 'maya')
  if (member) member.role = 'moderator'
  await screen.findByRole('list', { name: 'Threads' })
  expect(screen.queryByRole('link', { name: 'Campaigns' })).not.toBeInTheDocument()
})
