import { afterAll, beforeAll, expect, test } from 'vitest'
import { spentOf } from '../../server/sandbox/adLedger.ts'
import { type AdPlatform, adSet, campaign, startAdPlatform, targeting } from '../support/adPlatform.ts'

let platform: AdPlatform

beforeAll(async () => {
  platform = await startAdPlatform()
  // The same chance each time.
  platform.world.db.prepare("insert into settings (name, value) values ('adChance', 'tests')").run()
})
afterAll(() => platform.close())

const advance = async (hours: number) => {
  const answer = await fetch(`${platform.baseUrl}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceHours: hours }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** A tree that is switched on, its ad set as given. */
const launch = async (set: Record<string, unknown> = {}, top: Record<string, unknown> = {}) => {
  const campaignId = await platform.createCampaign({ ...campaign, ...top, status: 'ACTIVE' })
  const { daily_budget, ...rest } = adSet
  const budget = 'lifetime_budget' in set ? {} : { daily_budget }
  const setId = await platform.make(`${platform.act}/adsets`, {
    campaign_id: campaignId,
    ...rest,
    ...budget,
    ...set,
    status: 'ACTIVE',
  })
  const creativeId = await platform.createCreative({
    object_story_spec: platform.story({ image_hash: await platform.addImage(), message: `Cake ${setId}` }),
  })
  const adId = await platform.createAd(setId, creativeId, { status: 'ACTIVE' })
  return { campaignId, setId, adId, creativeId }
}
const everywhere = { ...targeting, geo_locations: { countries: ['IE', 'ES'] }, age_min: 18, age_max: 65 }

const daysOf = (campaignId: string) =>
  platform.world.db
    .prepare<[string], { day: string; spend: number; impressions: number }>(
      'select day, sum(spend) as spend, sum(impressions) as impressions from adDays where campaignId = ? group by day order by day',
    )
    .all(campaignId)
const stop = (id: string) => platform.call(id, { status: 'PAUSED' })

test('over thirty days no day costs more than a quarter above the budget, and no seven in a row more than seven times it', async () => {
  const { campaignId } = await launch({ targeting: everywhere })
  await advance(24 * 30)
  const days = daysOf(campaignId)
  expect(days.length).toBeGreaterThanOrEqual(30)
  expect(Math.max(...days.map(({ spend }) => spend))).toBeLessThanOrEqual(5000)
  for (let first = 0; first + 7 <= days.length; first += 1) {
    expect(days.slice(first, first + 7).reduce((sum, { spend }) => sum + spend, 0)).toBeLessThanOrEqual(28_000)
  }
  // The night on which Dublin loses an hour.
  const ends = platform.world.db.prepare('select min(hour) as first, max(hour) as last from adHours where day = ?')
  expect(ends.get('2026-03-29')).toEqual({
    first: expect.stringMatching('2026-03-29T0'),
    last: '2026-03-29T22:00:00.000Z',
  })
  expect(ends.get('2026-03-30')).toEqual({
    first: expect.stringMatching(/2026-03-29T23|2026-03-30T0/),
    last: '2026-03-30T22:00:00.000Z',
  })
  // It is worth having: what was planned is nearly spent.
  expect(spentOf(platform.world, { campaignId })).toBeGreaterThan(30 * 4000 * 0.85)
  await stop(campaignId)
  const before = spentOf(platform.world, { campaignId })
  await advance(24)
  expect(spentOf(platform.world, { campaignId })).toBe(before)
})

test('a lifetime budget lasts to its end and not a cent longer; a spend cap stops everything below it', async () => {
  const now = Math.floor(platform.clock.now.getTime() / 1000) + Number((await clock()).hoursAhead) * 3600
  const end_time = now + 5 * 86_400 + 1800
  const lasting = await launch({ targeting: everywhere, lifetime_budget: 12_345, end_time })
  const capped = await launch({ targeting: everywhere }, { spend_cap: 11_111 })
  await advance(60)
  const half = spentOf(platform.world, { campaignId: lasting.campaignId })
  expect(half).toBeGreaterThan(12_345 * 0.35)
  expect(half).toBeLessThan(12_345 * 0.65)
  await advance(24 * 6)
  expect(spentOf(platform.world, { campaignId: lasting.campaignId })).toBeLessThanOrEqual(12_345)
  expect(spentOf(platform.world, { campaignId: lasting.campaignId })).toBeGreaterThan(12_345 * 0.9)
  expect(spentOf(platform.world, { campaignId: capped.campaignId })).toBe(11_111)
  const last = platform.world.db
    .prepare('select max(hour) from adHours where adId = ?')
    .pluck()
    .get(lasting.adId) as string
  expect(Date.parse(last)).toBeLessThan(end_time * 1000)
  await stop(capped.campaignId)
})

test('a budget on the campaign is shared by its ad sets and kept all the same', async () => {
  const { is_adset_budget_sharing_enabled: _sharing, ...top } = campaign
  const campaignId = await platform.make(`${platform.act}/campaigns`, {
    ...top,
    daily_budget: 2000,
    bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
    status: 'ACTIVE',
  })
  const { daily_budget: _daily, ...rest } = adSet
  const creativeId = await platform.createCreative()
  const sets: string[] = []
  for (const key of ['1132010', '655010']) {
    const geo_locations = { cities: [{ key, radius: 40, distance_unit: 'kilometer' }] }
    const set = { ...rest, campaign_id: campaignId, status: 'ACTIVE', targeting: { ...everywhere, geo_locations } }
    const setId = await platform.make(`${platform.act}/adsets`, set)
    await platform.createAd(setId, creativeId, { status: 'ACTIVE' })
    sets.push(setId)
  }
  await advance(96)
  for (const adSetId of sets) expect(spentOf(platform.world, { adSetId })).toBeGreaterThan(1000)
  for (const { spend } of daysOf(campaignId)) expect(spend).toBeLessThanOrEqual(2500)
  expect(spentOf(platform.world, { campaignId })).toBeGreaterThan(5000)
  await stop(campaignId)
})

test('nothing is shown while anything is paused, before it begins, or where nobody pays', async () => {
  const now = Math.floor(platform.clock.now.getTime() / 1000) + Number((await clock()).hoursAhead) * 3600
  const later = await launch({ targeting: everywhere, start_time: now + 12 * 3600 })
  const paused = await launch({ targeting: everywhere })
  await stop(paused.setId)
  await advance(12)
  expect(spentOf(platform.world, { campaignId: later.campaignId })).toBe(0)
  expect(spentOf(platform.world, { campaignId: paused.campaignId })).toBe(0)
  await advance(12)
  expect(spentOf(platform.world, { campaignId: later.campaignId })).toBeGreaterThan(500)
  const before = spentOf(platform.world, { campaignId: later.campaignId })
  platform.world.db.prepare("update adAccounts set funding = null where id = '620481937715204'").run()
  await advance(12)
  expect(spentOf(platform.world, { campaignId: later.campaignId })).toBe(before)
  platform.world.db.prepare("update adAccounts set funding = '1' where id = '620481937715204'").run()
  await stop(later.campaignId)
})

test('by itself it goes on in real time, and whoever reads insights sees the last minute', async () => {
  const { campaignId } = await launch({ targeting: everywhere })
  const read = async () =>
    Number((await platform.call(`${campaignId}/insights?date_preset=maximum&fields=spend`)).body.data[0]?.spend ?? 0)
  await read()
  platform.pass(600)
  const soon = await read()
  platform.pass(3000)
  const later = await read()
  expect(soon).toBeGreaterThan(0)
  expect(later).toBeGreaterThan(soon)
  expect(later).toBeLessThan(6)
  await stop(campaignId)
})

test('few people are soon tired of it, and a bid below what others pay gets little or nothing', async () => {
  const few = { ...targeting, geo_locations: { cities: [{ key: '1132012' }] }, age_min: 18, age_max: 65 }
  const small = await launch({ targeting: few, daily_budget: 50_000 })
  const bid = { bid_strategy: 'LOWEST_COST_WITH_BID_CAP' }
  const cheap = await launch({ targeting: everywhere, ...bid, bid_amount: 2 })
  const dear = await launch({ targeting: everywhere, ...bid, bid_amount: 500 })
  await advance(24)
  expect(spentOf(platform.world, { campaignId: small.campaignId })).toBeGreaterThan(0)
  expect(spentOf(platform.world, { campaignId: small.campaignId })).toBeLessThan(25_000)
  expect(spentOf(platform.world, { campaignId: cheap.campaignId })).toBe(0)
  expect(spentOf(platform.world, { campaignId: dear.campaignId })).toBeGreaterThan(1000)
  for (const { campaignId } of [small, cheap, dear]) await stop(campaignId)
})

test('people who see an ad comment on it, and the Page hears of it', async () => {
  await platform.subscribe()
  const { campaignId, creativeId } = await launch({ targeting: everywhere })
  await advance(72)
  const { postId, mediaId } = platform.world.db
    .prepare('select postId, mediaId from adCreatives where id = ?')
    .get(creativeId) as {
    postId: string
    mediaId: string
  }
  const remarks = platform.world.db
    .prepare('select authorId, createdAt from comments where postId in (?, ?)')
    .all(postId, mediaId) as { createdAt: string }[]
  expect(remarks.length).toBeGreaterThan(2)
  expect(remarks.length).toBeLessThan(25)
  // Real time, however far the ads' clock runs ahead.
  for (const { createdAt } of remarks) expect(createdAt).toBe(platform.clock.now.toISOString())
  await expect.poll(() => told(), { timeout: 5000 }).toBeGreaterThanOrEqual(remarks.length)
  await stop(campaignId)
})

const told = () =>
  platform.hooks
    .flatMap(({ changes }) => changes)
    .filter(({ field, value }) => field === 'comments' || value.item === 'comment').length

test('the clock takes whole hours and only forward, and a whole day of twenty ads lets others get a word in', async () => {
  for (const hours of [0, -1, 1.5, 100_000, Number.NaN]) expect((await advance(hours)).status).toBe(400)
  for (let count = 0; count < 20; count += 1) await launch({ targeting: everywhere })
  let turns = 0
  const over = new AbortController()
  const turn = () => {
    turns += 1
    if (!over.signal.aborted) setImmediate(turn)
  }
  const before = Number((await clock()).hoursAhead)
  turn()
  const { body } = await advance(24)
  over.abort()
  expect(body.hoursAhead).toBe(before + 24)
  // At least one turn for others in each hour that was delivered, and for each dozen of ads in it.
  expect(turns).toBeGreaterThan(48)
})

const clock = async () => (await (await fetch(`${platform.baseUrl}/clock`)).json()) as { hoursAhead: number }
