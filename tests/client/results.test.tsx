import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { openDesk } from './desk.tsx'

const campaignPath = '/pairs/bakery/campaigns/sourdough-week'

// The first who asks for a screen waits for its code to be built.
beforeAll(() => import('../../client/running/CampaignScreen.tsx'), 60_000)

test('both networks stand side by side by day, and the number that is looked at is in the address', async () => {
  const { user, address } = openDesk(campaignPath)
  const table = within(await screen.findByRole('table', { name: 'Reach by day and network' }))
  expect(table.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['Day', 'Page', 'Profile'])
  expect(table.getAllByRole('row')).toHaveLength(8)
  await user.click(screen.getByRole('button', { name: 'Show all 25 days' }))
  expect(table.getAllByRole('row')).toHaveLength(26)

  await user.click(screen.getByRole('radio', { name: 'Spend' }))
  await waitFor(() => expect(address()).toBe(`${campaignPath}?show=spend`))
  expect(await screen.findByRole('table', { name: 'Spend by day and network' })).toBeVisible()
})

test('the days that count are chosen, and survive in the address', async () => {
  const { user, address } = openDesk(`${campaignPath}?from=2020-01-01&to=2020-01-02`)
  expect(await screen.findByText('Nothing was shown on these days.')).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'Last 7 days' }))
  expect(await screen.findByRole('table', { name: 'Reach by day and network' })).toBeVisible()
  expect(address()).toMatch(/\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/)
  await user.click(screen.getByRole('link', { name: 'Whole run' }))
  await waitFor(() => expect(address()).toBe(campaignPath))
})

test('an address with no date in it shows the whole run', async () => {
  openDesk(`${campaignPath}?from=yesterday&show=money`)
  expect(await screen.findByRole('table', { name: 'Reach by day and network' })).toBeVisible()
})

test('places, creatives and the pace are told in words and figures', async () => {
  openDesk(campaignPath)
  const places = within(await screen.findByRole('table', { name: 'By placement' }))
  expect(places.getAllByRole('row').length).toBe(15)
  expect(screen.getByText(/^B brings \d+% more clicks for the money\. That is 93% sure\.$/)).toBeVisible()
  const pace = within(screen.getByRole('region', { name: 'Pace' }))
  expect(pace.getByText(/would be spent by now if it were spread evenly/)).toBeVisible()
  expect(pace.getByText(/Going on like in the last three days it will have cost/)).toBeVisible()
})

test('newer numbers are read when somebody asks for them', async () => {
  const { user, state } = openDesk(campaignPath)
  expect(await screen.findByText('12 min ago')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Read now' }))
  expect(await screen.findByText('just now')).toBeVisible()
  expect(state.readings['sourdough-week']).toBeTruthy()
})

test('the rows for a spreadsheet are a link away', async () => {
  openDesk(campaignPath)
  const link = await screen.findByRole('link', { name: 'Spreadsheet' })
  expect(link).toHaveAttribute('href', '/api/campaigns/sourdough-week/results.csv')
})

test('the report tells a customer what it brought, with every day in figures', async () => {
  openDesk(`${campaignPath}/report`)
  const report = within(await screen.findByRole('article', { name: 'Sourdough week' }))
  expect(report.getByText(/people saw it .* times and followed its link .* times\. It cost €/)).toBeVisible()
  const days = within(report.getByRole('region', { name: 'Day by day' }))
  expect(days.getAllByRole('row')).toHaveLength(27)
  expect(report.getByText(/Reach counts different people/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Print or save as PDF' })).toBeVisible()
})

test('a campaign that showed nothing yet says when numbers come', async () => {
  openDesk('/pairs/bakery/campaigns/cupcake-class')
  expect(await screen.findByText(/^Nothing was shown yet/)).toBeVisible()
})
