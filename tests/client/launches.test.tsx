import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { createState } from '../../mocks/state.ts'
import { type CampaignContent, emptyContent } from '../../server/contract/campaignContent.ts'
import { openDesk } from './desk.tsx'

const publishPath = '/pairs/bakery/campaigns/christmas-stollen/publish'

// The first who asks for a screen waits for its code to be built.
beforeAll(() => import('../../client/launches/PublishScreen.tsx'), 60_000)

/** A state in which the draft of Christmas stollen is as given. */
function withDraft(change: (content: CampaignContent) => Partial<CampaignContent>, by = 'Inês Duarte') {
  const state = createState({ delay: 0, signedIn: true })
  const draft = state.campaigns.find(({ id }) => id === 'christmas-stollen')
  const [version] = draft?.versions ?? []
  if (!draft || !version) throw new Error('The seed has no draft.')
  version.content = { ...version.content, ...change(version.content) }
  draft.changedBy = by
  return state
}
const affordable = ({ budget }: CampaignContent) => ({ budget: { ...budget, amount: 1000 } })

test('what will be created, what it costs and what the platform says stand there before anything is made', async () => {
  openDesk(publishPath)
  const steps = within(await screen.findByRole('region', { name: 'What will be created' }))
  expect(steps.getByText('€50.00 a day')).toBeVisible()
  const cost = within(screen.getByRole('region', { name: 'What it can cost' }))
  expect(cost.getByText('€50')).toBeVisible()
  expect(cost.getAllByText('€500')).toHaveLength(2)
  expect(await screen.findByText('The platform has looked at it and found nothing.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Create it, paused' })).toBeDisabled()
  expect(screen.getByText('It waits for your approval.')).toBeVisible()
})

test('approved, created paused step by step, and let go live as a step of its own', async () => {
  const { user, state } = openDesk(publishPath)
  await user.click(await screen.findByRole('button', { name: 'Approve exactly this' }))
  expect(await screen.findByText(/^Approved by Maya Lindqvist/)).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Create it, paused' }))
  expect(await screen.findByRole('heading', { name: 'Everything stands out there, paused' })).toBeVisible()
  const campaign = () => state.campaigns.find(({ id }) => id === 'christmas-stollen')
  expect(campaign()?.ads.every(({ running }) => !running)).toBe(true)

  const last = within(await screen.findByRole('region', { name: 'Go live' }))
  expect(last.getByText(/it can spend €50 a day on average, €500 at most in all, until/)).toBeVisible()
  expect((await last.findAllByText(/, the pair$/)).length).toBeGreaterThan(0)
  await waitFor(() => expect(campaign()?.state).toBe('paused'))
  await user.click(last.getByRole('button', { name: 'Go live' }))
  expect(await screen.findByRole('heading', { name: 'It is live' })).toBeVisible()
  expect(campaign()?.state).toBe('scheduled')
})

test('whoever wrote it asks somebody else, and an edit takes the approval back', async () => {
  const { user, state } = openDesk(publishPath, { memory: withDraft(() => ({}), 'Maya Lindqvist') })
  await user.click(await screen.findByRole('button', { name: 'Ask for approval' }))
  expect(await screen.findByText(/^Maya Lindqvist has asked for it/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Approve exactly this' })).not.toBeInTheDocument()
  expect(screen.getByText(/it takes somebody else of the team/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Ask no longer' }))
  expect(await screen.findByRole('button', { name: 'Ask for approval' })).toBeVisible()
  expect(state.approvals['christmas-stollen']).toBeUndefined()
})

test('what stands against it leads to its field, and stops the launch', async () => {
  const draft = withDraft((content) => ({ ...affordable(content), name: '' }))
  openDesk(publishPath, { memory: draft })
  expect(await screen.findByRole('heading', { name: 'One thing stands against it' })).toBeVisible()
  const link = screen.getByRole('link', { name: 'Change it in the editor: Give the campaign a name.' })
  expect(link).toHaveAttribute('href', '/pairs/bakery/campaigns/christmas-stollen/edit#name')
  expect(screen.getByRole('button', { name: 'Create it, paused' })).toBeDisabled()
})

test('ten times the usual budget has to be meant, in words', async () => {
  const draft = withDraft(({ budget, schedule }) => ({
    budget: { ...budget, amount: 50_000, most: null },
    schedule,
  }))
  const { user } = openDesk(publishPath, { memory: draft })
  await user.click(await screen.findByRole('button', { name: 'Approve exactly this' }))
  await screen.findByText('The platform has looked at it and found nothing.')
  const create = await screen.findByRole('button', { name: 'Create it, paused' })
  expect(create).toBeDisabled()
  for (const box of screen.getAllByRole('checkbox', { name: /^Yes, I mean it/ })) await user.click(box)
  await waitFor(() => expect(create).toBeEnabled())
})

test('the platform is quoted as it said it', async () => {
  const draft = withDraft((content) => ({
    ...affordable(content),
    creatives: content.creatives.map((creative) => ({ ...creative, text: 'A flat above the bakery is free.' })),
  }))
  openDesk(publishPath, { memory: draft })
  expect(await screen.findByText(/^The platform says: “Your ad seems to be about housing/)).toBeVisible()
})

test('what nobody can tell is decided by hand, with what to look for', async () => {
  const draft = withDraft((content) => ({ ...affordable(content), name: 'Undecided stollen' }))
  const { user } = openDesk(publishPath, { memory: draft })
  await user.click(await screen.findByRole('button', { name: 'Create it, paused' }))
  expect(await screen.findByRole('heading', { name: 'It is stuck and needs you' })).toBeVisible()
  expect(screen.getByText(/Look in Ads Manager for “Undecided stollen/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'It is not there: send it again' }))
  expect(await screen.findByRole('heading', { name: 'Everything stands out there, paused' })).toBeVisible()
})

test('a launch that is given up leaves a draft that can be launched again', async () => {
  const draft = withDraft((content) => ({ ...affordable(content), name: 'Refused stollen: refuse' }))
  const { user } = openDesk(publishPath, { memory: draft })
  await user.click(await screen.findByRole('button', { name: 'Create it, paused' }))
  expect(await screen.findByText(/The budget is too low for this audience/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Give the launch up' }))
  expect(await screen.findByText(/The last launch was given up/)).toBeVisible()
  expect(screen.getByRole('region', { name: 'What will be created' })).toBeVisible()
})

test('a draft with nothing in it says what is missing, and costs nothing yet', async () => {
  openDesk(publishPath, { memory: withDraft(() => emptyContent()) })
  expect(await screen.findByRole('heading', { name: /things stand against it$/ })).toBeVisible()
  expect(screen.getByText('Nothing yet: it has no budget.')).toBeVisible()
  expect(screen.getByText(/^The platform looks at it as soon as/)).toBeVisible()
})
