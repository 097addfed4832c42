import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayIn, daysAfter } from '../../server/advertising/days.ts'
import { delivered, type Launched, launchedCampaign, pretendAds } from '../support/advertising.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('what is the matter with a campaign, on %s', (_name, open) => {
  let desk: Bakery
  let ads: ReturnType<typeof pretendAds>
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    ads = pretendAds(desk)
  }, 60_000)
  afterAll(() => desk.stop())

  const hoursAgo = (hours: number) => new Date(desk.services.clock().getTime() - hours * 3600_000).toISOString()
  const ago = (days: number) => daysAfter(dayIn('Europe/Berlin', desk.services.clock()), -days)
  const read = async (campaignId: string) => {
    await desk.client.results.readResults({ params: { campaignId } })
    await desk.rest()
  }
  const alertsOf = async (campaignId: string) =>
    (await desk.client.campaigns.getCampaign({ params: { campaignId } })).alerts.map(({ kind }) => kind)
  const toldOf = async (campaignId: string) =>
    (await desk.client.notifications.listNotifications({})).items.filter((told) => told.campaignId === campaignId)
  const launched = (row: Launched = {}) =>
    launchedCampaign(desk, { launchedAt: hoursAgo(72), activeSince: hoursAgo(72), ...row })

  test('is told once, however often it is read, and gone when it is over', async () => {
    const { id, remoteId, adIds } = await launched({ endsAt: '2100-01-01T00:00:00.000Z' })
    const [adId = ''] = adIds
    ads.counted.set(remoteId, [delivered(adId, ago(1), 60_000), delivered(adId, ago(0), 10)])
    await read(id)
    await read(id)
    expect(await alertsOf(id)).toEqual(['over_plan'])
    expect(await toldOf(id)).toMatchObject([
      { kind: 'over_plan', times: 1, pairId: desk.pair.id, threadId: null, what: expect.stringContaining('€600.10') },
    ])
    ads.counted.set(remoteId, [delivered(adId, ago(1), 6000), delivered(adId, ago(0), 10)])
    await read(id)
    expect(await alertsOf(id)).toEqual([])
    expect(await toldOf(id)).toHaveLength(1)
  })

  test('is that it is not shown to anybody, or that it was rejected', async () => {
    const { id } = await launched()
    await read(id)
    expect(await alertsOf(id)).toEqual(['no_delivery'])
    await desk.services.db
      .updateTable('campaignAds')
      .set({ state: 'rejected', feedback: JSON.stringify(['The text promises too much.']) })
      .where('campaignId', '=', id)
      .execute()
    await read(id)
    expect(await alertsOf(id)).toEqual(['rejected', 'no_delivery'])
    expect((await toldOf(id)).map(({ kind }) => kind).sort()).toEqual(['ad_rejected', 'no_delivery'])
  })

  test('is not that a budget was lowered: what was planned before stays planned', async () => {
    const { id, remoteId, adIds } = await launched({ budgetAmount: 20_000 })
    const [adId = ''] = adIds
    ads.counted.set(remoteId, [delivered(adId, ago(3), 20_000), delivered(adId, ago(2), 20_000)])
    await read(id)
    await desk.services.db.updateTable('campaigns').set({ budgetAmount: 1000 }).where('id', '=', id).execute()
    await desk.pass(24 * 3600)
    await desk.rest()
    ads.counted.get(remoteId)?.push(delivered(adId, ago(1), 20_000), delivered(adId, ago(0), 100))
    await read(id)
    expect(await alertsOf(id)).toEqual([])
    const { pacing } = await desk.client.results.getResults({ params: { campaignId: id }, query: {} })
    expect(pacing?.spent).toBe(60_100)
    expect(pacing?.planned).toBeGreaterThan(60_000)
  })
})
