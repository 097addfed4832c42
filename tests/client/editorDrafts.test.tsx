import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeAll, expect, test } from 'vitest'
import type { State } from '../../mocks/memory.ts'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { openBrowser, openDesk } from './desk.tsx'

const draft = '/pairs/bakery/campaigns/autumn-bread/edit'

beforeAll(() => import('../../client/editor/EditCampaignScreen.tsx'), 120_000)

const campaignIn = (state: State) => {
  const campaign = state.campaigns.find(({ id }) => id === 'autumn-bread')
  if (!campaign) throw new Error('The seed has no such draft.')
  return campaign
}
const contentIn = (state: State) => campaignIn(state).versions.at(-1)?.content

/** Inês saves on another machine, and the news has not arrived here yet. */
function savedElsewhere(state: State, part: Partial<CampaignContent>) {
  const campaign = campaignIn(state)
  const last = campaign.versions.at(-1)
  if (!last) return
  const savedBy = 'Inês Duarte'
  campaign.versions.push({ ...last, version: last.version + 1, savedBy, content: { ...last.content, ...part } })
  campaign.changedBy = savedBy
}

async function nameField(user: ReturnType<typeof openDesk>['user']) {
  const objective = within(await screen.findByRole('region', { name: 'Objective' }))
  await user.click(objective.getByRole('button', { name: 'Objective' }))
  return objective.findByLabelText('Name')
}

test('what two people change in different fields is brought together without a question', async () => {
  const { user, state } = openDesk(draft)
  const name = await nameField(user)
  savedElsewhere(state, { budget: { kind: 'daily', amount: 2500, most: 20_000 } })
  await user.type(name, ', rye')

  expect(await screen.findByText(/Taken over from .*Inês Duarte.*: Budget/)).toBeVisible()
  await waitFor(() =>
    expect(contentIn(state)).toMatchObject({ name: 'Autumn bread week, rye', budget: { amount: 2500 } }),
  )
})

test('what two people change in the same field is shown side by side, and nothing is lost', async () => {
  const { user, state } = openDesk(draft)
  const name = await nameField(user)
  savedElsewhere(state, { name: 'Bread days', payer: 'The bakery' })
  await user.type(name, ', rye')

  const card = within(await screen.findByRole('alert', { name: 'Two versions' }))
  expect(card.getByText('Autumn bread week, rye')).toBeVisible()
  expect(card.getByText('Bread days')).toBeVisible()
  expect(card.getByText('The bakery')).toBeVisible()
  await user.type(name, ' too')
  expect(card.getByText('Autumn bread week, rye too')).toBeVisible()

  await user.click(card.getByRole('button', { name: 'Save these choices' }))
  await waitFor(() =>
    expect(contentIn(state)).toMatchObject({ name: 'Autumn bread week, rye too', payer: 'The bakery' }),
  )
  expect(screen.queryByRole('alert', { name: 'Two versions' })).not.toBeInTheDocument()
})

test('without a server it is kept in this browser over a reload, and saved when there is one again', async () => {
  const { user, state, server, leave } = openDesk(draft)
  const name = await nameField(user)
  server.use(http.put('*/api/campaigns/:campaignId/content', () => HttpResponse.error()))
  await user.type(name, ', rye')
  expect(await screen.findByText('Kept in this browser until the server can be reached')).toBeVisible()
  expect(name).toHaveValue('Autumn bread week, rye')

  leave()
  server.resetHandlers()
  openBrowser(draft)
  expect(await screen.findByRole('heading', { name: 'Autumn bread week, rye' })).toBeVisible()
  await waitFor(() => expect(contentIn(state)?.name).toBe('Autumn bread week, rye'))
})

test('an earlier version is told apart in words, and gone back to', async () => {
  const { user, state } = openDesk(draft)
  await user.type(await nameField(user), ', rye')
  await waitFor(() => expect(contentIn(state)?.name).toBe('Autumn bread week, rye'))

  await user.click(screen.getByRole('button', { name: 'More' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Earlier versions' }))
  await user.click(await screen.findByRole('button', { name: /^Version 1 by/ }))
  const versions = within(screen.getByRole('dialog'))
  expect(await versions.findByText('Autumn bread week, rye')).toBeVisible()
  await user.click(versions.getByRole('button', { name: 'Go back to this version' }))
  await waitFor(() => expect(contentIn(state)?.name).toBe('Autumn bread week'))
  expect(campaignIn(state).versions.length).toBeGreaterThan(2)
})

test('a colleague in the same editor is seen, with the section they are in', async () => {
  const { state } = openDesk(draft)
  await screen.findByRole('navigation', { name: 'Sections' })
  const now = new Date().toISOString()
  state.editings.push({ campaignId: 'autumn-bread', personId: 'ines', section: 'budget', since: now, seenAt: now })
  for (const listener of state.listeners) listener()
  state.changes.push({
    id: state.changes.length + 1,
    teamId: 'bakery',
    data: { topic: 'campaigns', pairId: 'bakery', ids: ['autumn-bread'] },
  })
  for (const listener of [...state.listeners]) listener()
  expect(await screen.findByText(/Inês Duarte.* is at Budget and schedule\./)).toBeInTheDocument()
})
