import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { cakes, campaignsOf, uploadPicture, wallIn } from '../support/campaigns.ts'

let desk: Bakery
beforeAll(async () => {
  desk = await startBakery()
}, 60_000)
afterAll(() => desk.stop())

test('what is shown to the people of the sandbox is there the next morning, network by network', async () => {
  const params = { pairId: desk.pair.id }
  await desk.client.adAccounts.getAdAccount({ params })
  const their = campaignsOf(desk.client, desk.pair.id)
  const imageId = await uploadPicture(desk.client, desk.pair.id)
  const campaign = await their.make({
    ...cakes(imageId),
    audience: { places: [{ kind: 'country', key: 'IE', name: 'Ireland', country: 'IE', radiusKm: null }] },
    schedule: { startsAt: null, endsAt: wallIn(11) },
  })
  await their.launched(campaign)
  for (let seconds = 0; seconds < 15; seconds += 3) await desk.pass(3)
  await their.until(campaign, ({ state }) => state === 'paused')
  await their.activate(campaign)
  await desk.rest()
  for (let hours = 0; hours < 26; hours += 13) {
    await desk.pass(13 * 3600)
    await desk.rest()
  }
  const read = () => desk.client.results.getResults({ params: { campaignId: campaign.id }, query: {} })
  const results = await read()
  expect(results.total.impressions).toBeGreaterThan(0)
  expect(results.networks.map(({ network }) => network).sort()).toEqual(['facebook', 'instagram'])
  // Where the platform chooses by itself it also shows it in places that nobody can choose.
  expect(results.placements.filter(({ placement }) => placement === null).length).toBeLessThan(2)
  expect(results.placements.length).toBeGreaterThan(3)
  expect(results.days.reduce((sum, { spend }) => sum + spend, 0)).toBe(results.total.spend)
  expect(results.total.spend).toBeLessThan(2 * 4000 * 1.75)
  const { alerts } = await their.get(campaign)
  expect(alerts).toEqual([])

  // The sandbox's own clock, run ahead of ours.
  await fetch(`${desk.url}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceHours: 48 }),
  })
  await desk.client.results.readResults({ params: { campaignId: campaign.id } })
  await desk.rest()
  const later = await read()
  expect(later.total.spend).toBeGreaterThan(results.total.spend)
  expect(Math.abs(later.days.reduce((sum, { spend }) => sum + spend, 0) - later.total.spend)).toBeLessThan(10)
  expect(later.pacing?.planned).toBeGreaterThan(results.pacing?.planned ?? 0)
  expect((await their.get(campaign)).alerts).toEqual([])
}, 60_000)
