import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { createState } from '../../mocks/state.ts'
import { openDesk } from './desk.tsx'

const campaignPath = '/pairs/bakery/campaigns/sourdough-week'
const limitsPath = '/pairs/bakery/limits'

// The first who asks for a screen waits for its code to be built.
beforeAll(() => import('../../client/running/CampaignScreen.tsx'), 60_000)

test('all spending is stopped after a question in numbers, and the desk says so until it is released', async () => {
  const { user, state, address } = openDesk(campaignPath)
  await user.click(await screen.findByRole('button', { name: 'Stop all spending' }))
  const question = within(await screen.findByRole('dialog', { name: 'Stop all spending?' }))
  await waitFor(() => expect(question.getByText('2 campaigns')).toBeVisible())
  await waitFor(() => expect(question.getByText(/^€\d+$/)).toBeVisible())
  await user.click(question.getByRole('button', { name: 'Stop all spending' }))

  const banner = await screen.findByRole('link', { name: 'See how far it is' })
  const live = () => state.campaigns.filter((one) => one.ads.some(({ running }) => running))
  await waitFor(() => expect(live()).toEqual([]))
  await user.click(banner)
  await waitFor(() => expect(address()).toBe('/spending'))
  expect(await screen.findByText('2 of 2')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Allow spending again' }))
  expect(await screen.findByRole('heading', { name: 'Spending is allowed' })).toBeVisible()
  expect(live()).toEqual([])
})

test('what could not be paused yet is named with the reason', async () => {
  const memory = createState({ delay: 0, signedIn: true })
  const easter = memory.campaigns.find(({ id }) => id === 'easter-cakes')?.versions.at(-1)
  if (easter) easter.content.name = 'Stubborn cakes'
  const { user, state } = openDesk('/spending', { memory })
  state.delay = 60_000
  await user.click(await screen.findByRole('button', { name: 'Stop all spending now' }))
  const open = within(await screen.findByRole('list', { name: 'Not confirmed yet' }))
  expect(open.getByRole('link', { name: 'Stubborn cakes' })).toBeVisible()
  expect(open.getAllByText("Maya's Bakery").length).toBe(2)
  const stop = state.spendStops.bakery
  for (const one of stop?.open ?? []) one.problem = 'The platform answered with an error. It is asked again.'
  state.changes.push({
    id: state.changes.length + 1,
    teamId: 'bakery',
    data: { topic: 'spending', pairId: null, ids: [] },
  })
  for (const tell of [...state.listeners]) tell()
  expect((await screen.findAllByText('The platform answered with an error. It is asked again.')).length).toBe(2)
})

test('what is open of another pair is named with it, and its link leads there; one that was unlinked has none', async () => {
  const memory = createState({ delay: 0, signedIn: true })
  const one = { campaignId: 'far', name: 'Far cakes', problem: null }
  memory.spendStops.bakery = {
    at: new Date().toISOString(),
    by: 'Inês Duarte',
    total: 2,
    paused: 0,
    open: [
      { ...one, pairId: 'bakery', pairName: "Maya's Bakery" },
      { ...one, campaignId: 'gone', name: 'Gone cakes', pairId: 'unlinked', pairName: 'Old shop' },
    ],
  }
  openDesk('/spending', { memory })
  const link = await screen.findByRole('link', { name: 'Far cakes' })
  expect(link).toHaveAttribute('href', '/pairs/bakery/campaigns/far')
  expect(screen.getByText('Old shop')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Gone cakes' })).not.toBeInTheDocument()
})

test('nothing goes live while all spending is stopped', async () => {
  const memory = createState({ delay: 0, signedIn: true })
  const at = new Date().toISOString()
  memory.spendStops.bakery = { at, by: 'Inês Duarte', total: 0, paused: 0, open: [] }
  const bread = memory.campaigns.find(({ id }) => id === 'sourdough-week')
  Object.assign(bread ?? {}, { state: 'paused' })
  for (const ad of bread?.ads ?? []) ad.running = false
  const { user, state } = openDesk(campaignPath, { memory })
  await user.click(await screen.findByRole('button', { name: 'Go live' }))
  expect(await screen.findByText(/^All spending is stopped by Inês Duarte, so nothing is switched on/)).toBeVisible()
  expect(state.campaigns.find(({ id }) => id === 'sourdough-week')?.state).toBe('paused')
})

test('a budget that is set while all spending is stopped is refused in words, and what was typed stays', async () => {
  const memory = createState({ delay: 0, signedIn: true })
  const at = new Date().toISOString()
  memory.spendStops.bakery = { at, by: 'Inês Duarte', total: 0, paused: 0, open: [] }
  const { user, state } = openDesk(campaignPath, { memory })
  const field = await screen.findByLabelText('Budget a day')
  await user.clear(field)
  await user.type(field, '55')
  await user.click(screen.getByRole('button', { name: 'Set the budget' }))
  expect(await screen.findByText(/^All spending is stopped by Inês Duarte, so nothing is changed/)).toBeVisible()
  expect(field).toHaveValue('55')
  const bread = state.campaigns.find(({ id }) => id === 'sourdough-week')
  expect(bread?.versions.at(-1)?.content.budget.amount).toBe(4000)
})

test('the limits of the pair are set in words people use, and what cannot be read is said at its field', async () => {
  const { user, state } = openDesk(limitsPath)
  const pair = within(await screen.findByRole('form', { name: 'This pair' }))
  const month = pair.getByLabelText(/^At most in a month/)
  await user.clear(month)
  await user.type(month, '1e21')
  await user.click(pair.getByRole('button', { name: 'Save' }))
  expect(await pair.findByText(/Write an amount in digits/)).toBeVisible()
  expect(month).toHaveFocus()

  await user.clear(month)
  await user.type(month, '1.500,50')
  await user.clear(pair.getByLabelText(/^Somebody else approves above/))
  await user.click(pair.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(state.spendLimits.bakery).toMatchObject({ perMonth: 150_050, approvalAbove: null, version: 2 }),
  )
})

test('two who set limits at once see each other', async () => {
  const { user, state } = openDesk(limitsPath)
  const pair = within(await screen.findByRole('form', { name: 'This pair' }))
  const month = pair.getByLabelText(/^At most in a month/)
  await user.clear(month)
  await user.type(month, '900')
  state.spendLimits.bakery = { version: 7, approvalAbove: null, perMonth: 123_400 }
  await user.click(pair.getByRole('button', { name: 'Save' }))
  await user.click(await pair.findByRole('button', { name: 'Take theirs' }))
  expect(pair.getByLabelText(/^At most in a month/)).toHaveValue('1234.00')
})

test('what was typed and not saved is there after a reload', async () => {
  const { user, state, leave } = openDesk(limitsPath)
  const month = async () => within(await screen.findByRole('form', { name: 'This pair' })).getByLabelText(/^At most in/)
  await user.type(await month(), '7')
  leave()
  openDesk(limitsPath, { memory: state })
  expect(await month()).toHaveValue('2000.007')
})

test('the team has a limit for each currency once', async () => {
  const { user, state } = openDesk(limitsPath)
  const team = within(await screen.findByRole('form', { name: 'The whole team' }))
  await user.click(team.getByRole('button', { name: 'Add a limit' }))
  await user.type(team.getByLabelText('Currency 2'), 'eur')
  await user.type(team.getAllByLabelText(/^At most in a month/)[1] as HTMLElement, '5')
  await user.click(team.getByRole('button', { name: 'Save' }))
  expect(await team.findByText('Each currency once.')).toBeVisible()
  await user.clear(team.getByLabelText('Currency 2'))
  await user.type(team.getByLabelText('Currency 2'), 'JPY')
  await user.click(team.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(state.teamLimits.bakery).toMatchObject({
      items: [
        { currency: 'EUR', perMonth: 300_000 },
        { currency: 'JPY', perMonth: 5 },
      ],
    }),
  )
})

test('the palette leads to the stop', async () => {
  const { user, address } = openDesk(limitsPath)
  await screen.findByRole('form', { name: 'This pair' })
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('textbox', { name: 'Search actions and comments' }), 'stop all')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toBe('/spending'))
})
