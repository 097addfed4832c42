import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { openDesk } from './desk.tsx'

const campaignPath = '/pairs/bakery/campaigns/sourdough-week'
const bread = 'sourdough-week'

// The first who asks for a screen waits for its code to be built.
beforeAll(() => import('../../client/running/CampaignScreen.tsx'), 60_000)

test('a campaign is paused at once, and goes on with undo', async () => {
  const { user, state } = openDesk(campaignPath)
  const stateOf = () => state.campaigns.find(({ id }) => id === bread)?.state
  await user.click(await screen.findByRole('button', { name: 'Pause' }))
  await waitFor(() => expect(stateOf()).toBe('paused'))
  expect(await screen.findByRole('button', { name: 'Go live' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(stateOf()).toBe('active'))
})

test('the budget is set where it stands, and keeps what was typed when it is refused', async () => {
  const { user, state } = openDesk(campaignPath)
  const field = await screen.findByLabelText('Budget a day')
  expect(field).toHaveValue('40.00')
  await user.clear(field)
  await user.type(field, '0,5')
  await user.click(screen.getByRole('button', { name: 'Set the budget' }))
  expect(await screen.findByText(/^At least/)).toBeVisible()
  expect(field).toHaveValue('0,5')

  await user.clear(field)
  await user.type(field, 'much')
  await user.click(screen.getByRole('button', { name: 'Set the budget' }))
  expect(await screen.findByText(/Write an amount in digits/)).toBeVisible()

  await user.clear(field)
  await user.type(field, '55,50{Enter}')
  await screen.findByText('The budget is €55.50 now')
  const version = () => state.campaigns.find(({ id }) => id === bread)?.versions.at(-1)
  expect(version()?.content.budget.amount).toBe(5550)
  await user.click(screen.getByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(version()?.content.budget.amount).toBe(4000))
})

test('ten times the usual asks again in words', async () => {
  const { user, state } = openDesk(campaignPath)
  const field = await screen.findByLabelText('Budget a day')
  await user.clear(field)
  await user.type(field, '400{Enter}')
  const question = within(await screen.findByRole('dialog', { name: 'That much?' }))
  await waitFor(() => expect(question.getByText(/10 times your usual daily budget of €40/)).toBeVisible())
  await user.click(question.getByRole('button', { name: 'Leave it as it is' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(field).toHaveValue('400')

  await user.type(field, '{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Set it to €400' }))
  await screen.findByText('The budget is €400 now')
  expect(state.campaigns.find(({ id }) => id === bread)?.versions.at(-1)?.content.budget.amount).toBe(40_000)
})

test('what was changed elsewhere is taken over', async () => {
  const { user, state } = openDesk(campaignPath)
  const card = within(await screen.findByRole('region', { name: 'Changed elsewhere' }))
  expect(card.getByText('€60.00 a day')).toBeVisible()
  await user.click(card.getByRole('button', { name: 'Take theirs' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Changed elsewhere' })).not.toBeInTheDocument())
  expect(await screen.findByLabelText('Budget a day')).toHaveValue('60.00')
  expect(state.campaigns.find(({ id }) => id === bread)?.drift).toEqual([])
})

test('an audience that was changed elsewhere is taken over, and what has no field here is named in the editor', async () => {
  const { user, state } = openDesk(campaignPath)
  const campaign = state.campaigns.find(({ id }) => id === bread)
  const content = campaign?.versions.at(-1)?.content
  if (!campaign || !content) throw new Error('The bread is not there.')
  campaign.audienceOutThere = { audience: { ...content.audience, ageMax: 44 }, kept: ['2 custom audiences'] }
  const [first] = campaign.drift
  campaign.drift = [{ what: 'audience', ours: 'To 55', theirs: 'To 44', seenAt: first?.seenAt ?? campaign.createdAt }]
  await user.click(await screen.findByRole('button', { name: 'Take theirs' }))
  await waitFor(() => expect(campaign.versions.at(-1)?.content.audience.ageMax).toBe(44))

  await user.click(await screen.findByRole('link', { name: 'Edit' }))
  await user.click(await screen.findByRole('button', { name: 'Audience' }))
  expect(await screen.findByText('2 custom audiences')).toBeVisible()
})

test('one ad is paused while the other goes on', async () => {
  const { user, state } = openDesk(campaignPath)
  const ads = within(await screen.findByRole('region', { name: 'The ads' }))
  await user.click(ads.getByRole('button', { name: /^Pause .* B$/ }))
  await screen.findByRole('button', { name: /^Switch on .* B$/ })
  const running = state.campaigns.find(({ id }) => id === bread)?.ads.map((ad) => ad.running)
  expect(running).toEqual([true, false])
})

test('a rejected ad says why in the platform’s words', async () => {
  openDesk('/pairs/bakery/campaigns/cupcake-class')
  const ad = within(await screen.findByRole('region', { name: 'The ad' }))
  expect(ad.getByText('Rejected')).toBeVisible()
  expect(ad.getByText('The platform says: “The picture has too much text.”')).toBeVisible()
})

test('archiving asks first, for it cannot be taken back', async () => {
  const { user, state } = openDesk(campaignPath)
  await user.click(await screen.findByRole('button', { name: 'Archive' }))
  const question = within(await screen.findByRole('dialog', { name: 'Archive Sourdough week?' }))
  await waitFor(() => expect(question.getByText(/Its 2 ads stop at once/)).toBeVisible())
  await user.click(question.getByRole('button', { name: 'Archive it' }))
  await waitFor(() => expect(state.campaigns.find(({ id }) => id === bread)?.state).toBe('archived'))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Archive' })).not.toBeInTheDocument())
})

test('an analyst sees how it runs, and no button that would change it', async () => {
  const { state, leave } = openDesk(campaignPath)
  leave()
  const jonas = { ...state, sessions: state.sessions.map((one) => ({ ...one, personId: 'jonas' })) }
  openDesk(campaignPath, { memory: jonas })
  expect(await screen.findByRole('region', { name: 'Results' })).toBeVisible()
  for (const name of ['Pause', 'Edit', 'Archive', 'Stop all spending'])
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  expect(screen.queryByLabelText('Budget a day')).not.toBeInTheDocument()
})

test('a comment on an ad shows its campaign, and is hidden together with the ad in one step that can be undone', async () => {
  const { user, state } = openDesk('/pairs/bakery/inbox/bakery-facebook-4-1')
  const card = within(await screen.findByRole('complementary', { name: 'The campaign behind the ad' }))
  expect(card.getByRole('link', { name: 'Sourdough week' })).toHaveAttribute('href', campaignPath)
  expect(card.getByText(/reached, .* clicks, .* spent$/)).toBeVisible()
  await user.click(card.getByRole('button', { name: 'Hide and pause its ad' }))
  const adRuns = () => state.campaigns.find(({ id }) => id === bread)?.ads[0]?.running
  const hidden = () => state.comments.find(({ id }) => id === 'bakery-facebook-4-1')?.hiddenAt
  await waitFor(() => expect([adRuns(), Boolean(hidden())]).toEqual([false, true]))
  expect(await card.findByText('Ad is paused')).toBeVisible()
  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect([adRuns(), Boolean(hidden())]).toEqual([true, false]))
})

test('taken back while all spending is stopped the comment is shown, and the ad stays paused, with the reason', async () => {
  const { user, state } = openDesk('/pairs/bakery/inbox/bakery-facebook-4-1')
  await user.click(await screen.findByRole('button', { name: 'Hide and pause its ad' }))
  const undo = await screen.findByRole('button', { name: /^Undo/ })
  state.spendStops.bakery = { at: new Date().toISOString(), by: 'Inês Duarte', total: 0, paused: 0, open: [] }
  await user.click(undo)
  expect(await screen.findByText(/^Shown again\. Its ad stays paused, because all spending is stopped/)).toBeVisible()
  expect(state.comments.find(({ id }) => id === 'bakery-facebook-4-1')?.hiddenAt).toBeNull()
  expect(state.campaigns.find(({ id }) => id === bread)?.ads[0]?.running).toBe(false)
})

test('a thread from before its post was boosted is not on the ad; its post says that it is one by now', async () => {
  const { user } = openDesk('/pairs/bakery/inbox/bakery-facebook-7-4')
  const post = within(await screen.findByRole('complementary', { name: 'The post' }))
  const link = post.getByRole('link', { name: /^This post is also an ad:\s*Sourdough week$/ })
  expect(link).toHaveAttribute('href', '/pairs/bakery/inbox?view=ads&ad=120210000000002')
  expect(screen.queryByRole('complementary', { name: 'The campaign behind the ad' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Hide and pause its ad' })).not.toBeInTheDocument()

  await user.click(link)
  const list = within(await screen.findByRole('list', { name: 'Threads' }))
  expect(await list.findByText(/Oat milk costs extra/)).toBeVisible()
  expect(list.getByText(/^On ad:/)).toBeVisible()
  expect(list.queryByText(/This is garbage/)).not.toBeInTheDocument()
})

test('a thread that came since then is on the ad', async () => {
  openDesk('/pairs/bakery/inbox/bakery-facebook-7-2')
  const post = within(await screen.findByRole('complementary', { name: 'The post' }))
  expect(post.getByRole('link', { name: /^Ad:\s*Sourdough week$/ })).toBeVisible()
  expect(await screen.findByRole('complementary', { name: 'The campaign behind the ad' })).toBeVisible()
})
