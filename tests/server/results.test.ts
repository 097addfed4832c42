import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayIn, daysAfter } from '../../server/advertising/days.ts'
import { PlatformFailure } from '../../server/platform/failure.ts'
import { delivered, type Launched, launchedCampaign, pretendAds } from '../support/advertising.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'

const day = 24 * 3600

describe.each(databases)('what a campaign brings, on %s', (_name, open) => {
  let desk: Bakery
  let ads: ReturnType<typeof pretendAds>
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    ads = pretendAds(desk)
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(() => {
    ads.asked.length = 0
    delete ads.failing.readInsights
  })

  const ago = (days: number) => daysAfter(dayIn('Europe/Berlin', desk.services.clock()), -days)
  const hoursAgo = (hours: number) => new Date(desk.services.clock().getTime() - hours * 3600_000).toISOString()
  const launched = (row: Launched = {}) => launchedCampaign(desk, row)
  const read = async (campaignId: string) => {
    await desk.client.results.readResults({ params: { campaignId } })
    await desk.rest()
  }
  const results = (campaignId: string, query = {}) => desk.client.results.getResults({ params: { campaignId }, query })
  const jobsOf = (campaignId: string) =>
    desk.services.db
      .selectFrom('jobs')
      .where('subject', '=', `results ${campaignId}`)
      .where('state', '=', 'ready')
      .select(['runAt', 'lockedUntil'])
      .execute()

  test('is there in all, per network, placement, creative and day once it is read', async () => {
    const { id, remoteId, adIds } = await launched({ launchedAt: hoursAgo(72), activeSince: hoursAgo(72) })
    const [adId = ''] = adIds
    ads.counted.set(remoteId, [
      delivered(adId, ago(2), 3000),
      delivered(adId, ago(2), 800, { network: 'instagram', position: 'instagram_stories' }),
      delivered(adId, ago(1), 3900),
    ])
    expect(await results(id)).toMatchObject({ readAt: null, days: [], total: { spend: 0 }, winner: null })
    await read(id)
    const seen = await results(id)
    expect(seen).toMatchObject({
      currency: 'EUR',
      zone: 'Europe/Berlin',
      peopleAre: 'counted',
      readAt: expect.any(String),
      total: { spend: 7700, impressions: 77_000, reach: 49_280 },
      networks: [
        { network: 'facebook', spend: 6900, reach: 44_160 },
        { network: 'instagram', spend: 800, reach: 6400 },
      ],
      placements: [
        { placement: 'facebook_feed', position: 'feed', spend: 6900 },
        { placement: 'instagram_story', position: 'instagram_stories', network: 'instagram', spend: 800 },
      ],
      creatives: [{ creative: 'a', adId, spend: 7700, reach: 49_280 }],
      days: [
        { day: ago(2), network: 'facebook', spend: 3000 },
        { day: ago(2), network: 'instagram', spend: 800, reach: 6400 },
        { day: ago(1), network: 'facebook', spend: 3900 },
      ],
    })
    const { items } = await desk.client.campaigns.listCampaigns({ params: { pairId: desk.pair.id } })
    expect(items.find((row) => row.id === id)).toMatchObject({ spend: 7700, impressions: 77_000, reach: 49_280 })
    const { currency, days } = await desk.client.results.listPairDays({ params: { pairId: desk.pair.id } })
    expect(currency).toBe('EUR')
    expect(days.find((one) => one.day === ago(2) && one.network === 'instagram')).toMatchObject({ spend: 800 })
    const ledger = await desk.services.db
      .selectFrom('reservations')
      .where('campaignId', '=', id)
      .select(['month', 'spent'])
      .execute()
    expect(ledger.reduce((sum, { spent }) => sum + spent, 0)).toBe(7700)
    expect(ledger.map(({ month }) => month)).toContain(ago(1).slice(0, 7))
  })

  test('for a part of the time is added up, and says that its people are', async () => {
    const { id, remoteId } = await launched({
      launchedAt: hoursAgo(96),
      ads: [{ adId: 'part-a' }, { adId: 'part-b' }],
    })
    ads.counted.set(remoteId, [
      delivered('part-a', ago(3), 100),
      delivered('part-a', ago(2), 200),
      delivered('part-b', ago(2), 300, { position: 'search' }),
      delivered('part-b', ago(1), 400),
    ])
    await read(id)
    expect(await results(id, { from: ago(2), to: ago(2) })).toMatchObject({
      peopleAre: 'at_most',
      total: { spend: 500 },
      networks: [{ network: 'facebook', spend: 500 }],
      placements: [
        { placement: 'facebook_search', spend: 300, reach: 2400 },
        { placement: 'facebook_feed', spend: 200 },
      ],
      creatives: [
        { creative: 'a', spend: 200 },
        { creative: 'b', spend: 300 },
      ],
      days: [{ day: ago(2), spend: 500 }],
    })
    expect(await results(id, { from: ago(9), to: ago(8) })).toMatchObject({ total: { spend: 0 }, days: [] })
    await expect(results(id, { from: ago(1), to: ago(2) })).rejects.toMatchObject({
      code: 'invalid',
      fields: { to: expect.any(String) },
    })
    await expect(results(id, { from: '2026-02-31' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('is asked for only as far back as it may have changed, and for everything where the days do not add up', async () => {
    const { id, remoteId, adIds } = await launched({ launchedAt: hoursAgo(240) })
    const [adId = ''] = adIds
    ads.counted.set(remoteId, [delivered(adId, ago(9), 1000), delivered(adId, ago(1), 1000)])
    await read(id)
    expect(ads.asked.at(-1)).toMatchObject({ since: ago(11), until: ago(0), perDay: true })
    await read(id)
    expect(ads.asked.at(-1)).toMatchObject({ since: ago(1) })
    await desk.services.db
      .updateTable('campaigns')
      .set({ resultsAt: hoursAgo(30) })
      .where('id', '=', id)
      .execute()
    await read(id)
    expect(ads.asked.at(-1)?.since).toBe(daysAfter(dayIn('Europe/Berlin', new Date(hoursAgo(30))), -28))
    expect(ads.asked).toHaveLength(15)

    ads.counted.set(remoteId, [delivered(adId, ago(9), 1400), delivered(adId, ago(1), 1000)])
    await read(id)
    expect(ads.asked.at(-1)).toMatchObject({ since: null, until: null })
    expect(await results(id)).toMatchObject({ total: { spend: 2400 }, days: [{ spend: 1400 }, { spend: 1000 }] })
  })

  test('is kept where the platform refuses, is away or has nothing to say, and read again', async () => {
    const { id, remoteId, adIds } = await launched({ launchedAt: hoursAgo(48) })
    ads.counted.set(remoteId, [delivered(adIds[0] ?? '', ago(1), 700)])
    await read(id)
    ads.counted.set(remoteId, [])
    await read(id)
    expect(await results(id)).toMatchObject({ total: { spend: 700 }, days: [{ spend: 700 }] })
    ads.failing.readInsights = new PlatformFailure('forbidden', 'You may not read this.', { outcome: 'rejected' })
    await read(id)
    expect(await results(id)).toMatchObject({ total: { spend: 700 } })
    expect(await jobsOf(id)).toHaveLength(1)
    delete ads.failing.readInsights
    ads.counted.set(remoteId, [delivered(adIds[0] ?? '', ago(1), 900)])
    await read(id)
    expect(await results(id)).toMatchObject({ total: { spend: 900 }, days: [{ spend: 900 }] })
  })

  test('of an A/B test says which brings more for the money, once that can be told', async () => {
    const { id, remoteId } = await launched({
      launchedAt: hoursAgo(96),
      ads: [{ adId: 'test-a' }, { adId: 'test-b' }],
    })
    ads.counted.set(remoteId, [
      delivered('test-a', ago(2), 1000, { clicks: 90 }),
      delivered('test-b', ago(2), 1000, { clicks: 130 }),
    ])
    await read(id)
    expect((await results(id)).winner).toBeNull()
    ads.counted.get(remoteId)?.push(delivered('test-a', ago(1), 1000, { clicks: 90 }))
    await read(id)
    const { winner } = await results(id)
    expect(winner).toMatchObject({ creative: 'b' })
    expect(winner?.confidence).toBeGreaterThan(0.99)
  })

  test('comes as rows for a spreadsheet that calculates nothing', async () => {
    const { id, remoteId, adIds } = await launched({
      launchedAt: hoursAgo(48),
      says: { name: '=HYPERLINK("x")' },
      name: '=HYPERLINK("x")',
    })
    ads.counted.set(remoteId, [delivered(adIds[0] ?? '', ago(1), 1234)])
    await read(id)
    const text = await desk.client.results.downloadResults({ params: { campaignId: id } })
    expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([
      '"Campaign","Day","Network","Reach","Impressions","Link clicks","Engagements","Spend (EUR)"',
      `"'=HYPERLINK(""x"")","${ago(1)}","Facebook","9872","12340","246","308","12.34"`,
      '',
    ])
  })

  test("is nobody else's, and nothing before the launch", async () => {
    const { id } = await desk.client.campaigns.makeCampaign({
      params: { pairId: desk.pair.id },
      body: { from: 'nothing' },
    })
    expect(await results(id)).toMatchObject({ pacing: null, days: [], readAt: null })
    await expect(desk.client.results.readResults({ params: { campaignId: id } })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(results('somebody-elses')).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.client.results.listPairDays({ params: { pairId: 'somebody-elses' } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('is read every quarter of an hour while it runs, and after that ever more rarely', async () => {
    const { id, remoteId, adIds } = await launched()
    ads.counted.set(remoteId, [delivered(adIds[0] ?? '', ago(0), 100)])
    await Promise.all([1, 2, 3].map(() => desk.client.results.readResults({ params: { campaignId: id } })))
    await desk.rest()
    const inMinutes = async () => {
      const [job, ...more] = await jobsOf(id)
      expect(more).toEqual([])
      return job ? Math.round((Date.parse(job.runAt) - desk.services.clock().getTime()) / 60_000) : null
    }
    expect(await inMinutes()).toBe(15)
    await desk.pass(15 * 60)
    await desk.rest()
    expect(await inMinutes()).toBe(15)
    await desk.services.db.updateTable('campaigns').set({ activeSince: null }).where('id', '=', id).execute()
    await read(id)
    expect(await inMinutes()).toBe(60)
    await desk.pass(3 * day)
    await desk.rest()
    expect(await inMinutes()).toBe(24 * 60)
    await desk.pass(30 * day)
    await desk.rest()
    expect(await inMinutes()).toBeNull()
  })
})
