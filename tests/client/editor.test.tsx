import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import type { State } from '../../mocks/memory.ts'
import { openBrowser, openDesk } from './desk.tsx'

const easter = '/pairs/bakery/campaigns/easter-cakes/edit'
const draft = '/pairs/bakery/campaigns/autumn-bread/edit'

beforeAll(() => import('../../client/editor/EditCampaignScreen.tsx'), 120_000)

const opened = () => screen.findByRole('navigation', { name: 'Sections' })
const section = (name: string) => within(screen.getByRole('region', { name }))
const contentOf = (state: State, id: string) => state.campaigns.find((one) => one.id === id)?.versions.at(-1)?.content

async function open(user: ReturnType<typeof openDesk>['user'], name: string) {
  await opened()
  const opener = section(name).getByRole('button', { name })
  if (opener.getAttribute('aria-expanded') === 'false') await user.click(opener)
  return section(name)
}

test('each part of a campaign closes into a sentence', async () => {
  openDesk(easter)
  await opened()
  expect(screen.getByText('Women and men 25 to 55 within 10 km of Galway, interested in Baking.')).toBeVisible()
  expect(screen.getByText('Traffic, aiming at clicks on the link.')).toBeVisible()
  expect(screen.getByText('Wherever it does best on the Page and Profile.')).toBeVisible()
})

test('both previews follow every key, each with the words that its network shows', async () => {
  const { user } = openDesk(easter)
  const creative = await open(user, 'Creative')
  const page = within(screen.getByRole('figure', { name: 'Page, Feed' }))
  expect(page.getByText(/Lemon, elderflower/)).toBeVisible()
  expect(page.getByText('… See more')).toBeVisible()

  await user.clear(creative.getByLabelText('Text'))
  await user.type(creative.getByLabelText('Text'), 'Eggs, too.')
  expect(page.getByText('Eggs, too.')).toBeVisible()
  expect(page.queryByText('… See more')).not.toBeInTheDocument()

  await user.selectOptions(screen.getByLabelText('Where on the network of the Profile'), 'Story')
  const story = within(screen.getByRole('figure', { name: 'Profile, Story' }))
  expect(story.getByText('Easter cakes are here. Order until Thursday.')).toBeVisible()
  await user.click(creative.getByRole('button', { name: 'Remove Profile story: own text' }))
  expect(story.getByText('Eggs, too.')).toBeVisible()
})

test('what is typed is saved by itself, and a reload brings all of it back', async () => {
  const { user, state, leave } = openDesk(draft)
  const objective = await open(user, 'Objective')
  await user.clear(objective.getByLabelText('Name'))
  await user.type(objective.getByLabelText('Name'), 'Rye week')
  expect(screen.getByText('Not saved yet')).toBeVisible()
  await waitFor(() => expect(contentOf(state, 'autumn-bread')?.name).toBe('Rye week'))
  expect(await screen.findByText('Saved')).toBeVisible()

  leave()
  openBrowser(draft)
  expect(await screen.findByRole('heading', { name: 'Rye week' })).toBeVisible()
})

test('an amount is understood as people write it, and what it can cost is said before it costs', async () => {
  const { user, state } = openDesk(draft)
  const budget = await open(user, 'Budget and schedule')
  await user.type(budget.getByLabelText('Budget'), '12,50')
  await user.type(budget.getByLabelText('At most in all'), '100')
  expect(await budget.findByText('It can spend €100 at the most')).toBeVisible()
  await waitFor(() => expect(contentOf(state, 'autumn-bread')?.budget).toMatchObject({ amount: 1250, most: 10_000 }))

  await user.clear(budget.getByLabelText('Budget'))
  await user.type(budget.getByLabelText('Budget'), '-3')
  expect(budget.getByText('An amount cannot be negative.')).toBeVisible()
  expect(budget.getByLabelText('Budget')).toHaveValue('-3')

  await user.clear(budget.getByLabelText('Budget'))
  await user.type(budget.getByLabelText('Budget'), '4000')
  expect(await budget.findByText(/€40\.00 is usual for you\. Do you mean it\?/)).toBeVisible()
})

test('nothing is called wrong before it was touched, and everything once somebody asks', async () => {
  const { user } = openDesk(draft)
  const budget = await open(user, 'Budget and schedule')
  expect(budget.getByLabelText('Budget')).toBeValid()
  await user.click(screen.getByRole('button', { name: /^Review and publish/ }))
  expect(await budget.findByText('Say how much it may cost.')).toBeVisible()
  expect(screen.getByText('1 to mend')).toBeVisible()
})

test('an audience is put together by search, and its size follows', async () => {
  const { user, state } = openDesk(draft)
  const audience = await open(user, 'Audience')
  const before = (await audience.findByText(/^About .* people$/)).textContent
  await user.type(audience.getByLabelText('Interested in'), 'cof')
  await user.click(await audience.findByRole('option', { name: /^Coffee\b/ }))
  expect(audience.getByRole('button', { name: 'Remove Coffee' })).toBeVisible()
  await waitFor(() => expect(audience.getByText(/^About .* people$/).textContent).not.toBe(before))

  await user.type(audience.getByLabelText('But not in'), 'oran')
  await user.keyboard('{Enter}')
  await audience.findByRole('option', { name: /Oranmore/ })
  await user.keyboard('{Enter}')
  expect(audience.getByRole('button', { name: 'Remove Oranmore' })).toBeVisible()
  await waitFor(() =>
    expect(contentOf(state, 'autumn-bread')?.audience).toMatchObject({
      interests: [[{ name: 'Coffee' }]],
      excludedPlaces: [{ name: 'Oranmore' }],
    }),
  )
  await user.click(audience.getByRole('button', { name: 'Remove Galway' }))
  expect(await audience.findByText('Choose at least one place.')).toBeVisible()
})

test('a saved audience is used, changed and saved under another name', async () => {
  const { user, state } = openDesk(draft)
  const audience = await open(user, 'Audience')
  await user.click(await audience.findByRole('button', { name: 'Use a saved audience' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Bakers of Galway' }))
  expect(await audience.findByRole('button', { name: 'Saved audience: Bakers of Galway' })).toBeVisible()

  await user.click(audience.getByLabelText('Women'))
  await user.click(audience.getByRole('button', { name: 'Save as…' }))
  await user.type(await screen.findByLabelText('Name', { selector: '[role="dialog"] input' }), 'Women who bake')
  await user.click(screen.getByRole('button', { name: 'Save audience' }))
  await waitFor(() => expect(state.audiences.map(({ name }) => name)).toContain('Women who bake'))
})

test('a place that needs another says so, and offers it', async () => {
  const { user } = openDesk(draft)
  const places = await open(user, 'Placements')
  await user.click(places.getByLabelText('By hand'))
  const page = within(places.getByRole('group', { name: 'Page' }))
  await user.click(page.getByLabelText('Feed'))
  expect(places.getByText('Page marketplace only works together with Page feed.')).toBeVisible()
  await user.click(places.getAllByRole('button', { name: 'Add Page feed' })[0] as HTMLElement)
  expect(places.queryByText(/only works together/)).not.toBeInTheDocument()
})

test('a picture that cannot be shown in ads is refused in words, and the old one stays', async () => {
  const { user } = openDesk(draft)
  const creative = await open(user, 'Creative')
  const file = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'logo.svg', { type: 'image/svg+xml' })
  fireEvent.drop(creative.getByRole('group', { name: 'Picture' }), { dataTransfer: { files: [file] } })
  expect(await creative.findByText(/Drawings such as SVG cannot be shown in ads/)).toBeVisible()
  expect(creative.getByText(/1080 × 1080 pixels/)).toBeVisible()
})

test('the part of a picture is moved with the keys', async () => {
  const { user, state } = openDesk(draft)
  const creative = await open(user, 'Creative')
  await user.click(await creative.findByRole('button', { name: '9:16, the middle' }))
  creative.getByRole('button', { name: 'Part that is shown as 9:16' }).focus()
  await user.keyboard('{ArrowRight}{ArrowRight}')
  await waitFor(() => expect(contentOf(state, 'autumn-bread')?.creatives[0]?.crops['9:16']?.x).toBeCloseTo(0.23875))
  expect(creative.getByRole('button', { name: '9:16, chosen by hand' })).toBeVisible()
})

test('a second creative is tested against the first', async () => {
  const { user, state } = openDesk(easter)
  const creative = await open(user, 'Creative')
  await user.click(creative.getByRole('button', { name: 'Test a second creative' }))
  await user.type(creative.getByLabelText('Headline'), ', soon gone')
  await waitFor(() =>
    expect(contentOf(state, 'easter-cakes')?.creatives.map(({ headline }) => headline)).toEqual([
      'Easter cakes to order',
      'Easter cakes to order, soon gone',
    ]),
  )
})
