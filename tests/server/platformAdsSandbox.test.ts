import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Audience } from '../../server/contract/audienceParts.ts'
import { PlacementChoice } from '../../server/contract/campaignContent.ts'
import { aspectOf, placementFacts, placements } from '../../server/contract/placements.ts'
import { createAds } from '../../server/platform/ads.ts'
import type {
  AdSpeaker,
  Ads,
  CreativeSpec,
  InsightRow,
  InsightsAsk,
  PlacementAsset,
} from '../../server/platform/advertising.ts'
import { createTransport } from '../../server/platform/transport.ts'
import { Secret } from '../../server/vault/secret.ts'
import { type AdPlatform, startAdPlatform } from '../support/adPlatform.ts'
import { easterAdSet, easterCampaign, easterCreative } from '../support/adSpecs.ts'
import { jpeg } from '../support/pictures.ts'
import { app } from '../support/practicePlatform.ts'

const mark = '[op:1a2b3c4d]'
let practice: AdPlatform
let ads: Ads
let speaker: AdSpeaker
let audience: Audience

beforeAll(async () => {
  practice = await startAdPlatform()
  ads = createAds(
    createTransport({
      baseUrl: `${practice.baseUrl}/graph`,
      version: 'v25.0',
      appId: app.id,
      appSecret: app.secret,
      wait: async () => {},
    }),
  )
  speaker = { id: practice.act, token: new Secret(practice.maya.token) }
  const [baking] = await ads.searchInterests(speaker, 'bak')
  const [town] = await ads.searchPlaces(speaker, 'Galway')
  if (!baking || !town) throw new Error('The sandbox knows neither baking nor Galway.')
  audience = Audience.parse({
    places: [{ ...town, radiusKm: 10 }],
    ageMin: 25,
    ageMax: 55,
    interests: [[{ id: baking.id, name: baking.name }]],
  })
})
afterAll(() => practice.close())

const setOf = (change: Parameters<typeof easterAdSet>[0] = {}) =>
  easterAdSet({ audience, pageId: practice.bakery.id, endsAt: '2026-03-12T18:00:00.000Z', ...change })
const who = () => ({ pageId: practice.bakery.id, profileId: practice.bakery.instagramId })
const creativeOf = (content: CreativeSpec['content'], change: Partial<CreativeSpec> = {}) =>
  easterCreative(content, { ...who(), ...change })

/** A picture for each placement in its ratio, and other words for the story. */
async function assets(): Promise<PlacementAsset[]> {
  const hashes = new Map<string, string>()
  for (const [ratio, aspect] of Object.entries(aspectOf)) {
    const bytes = await jpeg({ width: 1080, height: Math.round(1080 / aspect) })
    hashes.set(ratio, (await ads.addImage(speaker, { name: 'cake.jpg', bytes })).hash)
  }
  return placements.map((placement) => ({
    placement,
    text: placement === 'instagram_story' ? 'Easter!' : 'Cakes for Easter',
    headline: 'Order yours',
    imageHash: hashes.get(placementFacts[placement].ratio) ?? '',
  }))
}

async function tree(change: Parameters<typeof easterAdSet>[0] = {}) {
  const { id: campaignId } = await ads.createCampaign(speaker, easterCampaign())
  const { id: adSetId } = await ads.createAdSet(speaker, setOf({ campaignId, ...change }))
  const { id: creativeId } = await ads.createCreative(
    speaker,
    creativeOf({ kind: 'assets', description: 'Fresh', assets: await assets() }),
  )
  const { id: adId } = await ads.createAd(speaker, { name: `Easter cakes A ${mark}`, adSetId, creativeId })
  return { campaignId, adSetId, creativeId, adId }
}

describe('ads in the sandbox', () => {
  test('are paid for by an account that reaches the Page and its Profile', async () => {
    const accounts = await ads.listAccounts(speaker.token)
    expect(accounts).toContainEqual(await ads.readAccount(speaker))
    expect(accounts[0]).toMatchObject({
      id: practice.act,
      currency: 'EUR',
      obstacle: null,
      leastDaily: expect.any(Number),
    })
    expect(await ads.readReach(speaker)).toMatchObject({
      pageIds: expect.arrayContaining([practice.bakery.id]),
      profileIds: expect.arrayContaining([practice.bakery.instagramId]),
    })
  })

  test('find their languages, and how many people they may reach', async () => {
    expect((await ads.searchLanguages(speaker, 'ger')).length).toBeGreaterThan(0)
    const size = await ads.estimate(speaker, { audience, placements: PlacementChoice.parse({}), goal: 'link_clicks' })
    expect(size.ready).toBe(true)
    expect(size.curve.length).toBeGreaterThan(3)
  })

  test('are made as one tree, paused, in every placement at once', async () => {
    const made = await tree()
    const found = await ads.readTree(speaker, made.campaignId)
    expect(found).toMatchObject({ status: 'paused', spendCap: null, feedback: [] })
    const [adSet] = found?.adSets ?? []
    expect(adSet).toMatchObject({
      id: made.adSetId,
      status: 'paused',
      budget: { kind: 'daily', amount: 4000 },
      bid: { strategy: 'lowest_cost', amount: null },
      endsAt: '2026-03-12T18:00:00.000Z',
    })
    expect(adSet?.ads).toMatchObject([{ id: made.adId, status: 'paused', creativeId: made.creativeId }])
    expect(adSet?.ads[0]?.postId).toMatch(/_/)
    expect(adSet?.ads[0]?.mediaId).toBeTruthy()
    expect((await ads.findMarked(speaker, 'campaign', mark)).map(({ id }) => id)).toContain(made.campaignId)
    expect((await ads.findMarked(speaker, 'ad', mark)).map(({ id }) => id)).toContain(made.adId)
  })

  test('with equal content are one creative, and equal pictures one picture', async () => {
    const spec = creativeOf({ kind: 'assets', description: '', assets: await assets() })
    expect(await ads.createCreative(speaker, spec)).toEqual(await ads.createCreative(speaker, spec))
  })

  test('show a post of either network, and one thing everywhere', async () => {
    const [one] = await assets()
    if (!one) throw new Error('There is no asset.')
    const same = [one, { ...one, placement: 'instagram_feed' as const }]
    await ads.createCreative(speaker, creativeOf({ kind: 'assets', description: '', assets: same }))
    const newest = (accountId: string) =>
      practice.idOf('select id from posts where accountId = ? and deletedAt is null order by createdAt desc', accountId)
    const plain = { link: '', callToAction: 'none' as const }
    for (const [network, accountId] of [
      ['facebook', practice.bakery.id],
      ['instagram', practice.bakery.instagramId],
    ] as const)
      await ads.createCreative(speaker, creativeOf({ kind: 'post', network, postId: newest(accountId) }, plain))
  })

  test('are checked before anything is made, and the field that is wrong is named', async () => {
    await ads.validateCampaign(speaker, easterCampaign())
    await ads.validateCreative(speaker, creativeOf({ kind: 'assets', description: '', assets: await assets() }))
    const { id: campaignId } = await ads.createCampaign(speaker, easterCampaign())
    await ads.validateAdSet(speaker, setOf({ campaignId }))
    const wrong: [Parameters<typeof setOf>[0], string][] = [
      [{ budget: { kind: 'daily', amount: 1 } }, 'budget.amount'],
      [{ endsAt: '2026-03-01T18:00:00.000Z' }, 'schedule.endsAt'],
      [{ audience: { ...audience, places: [] } }, 'audience.places'],
      [{ bid: { strategy: 'cost_cap', amount: null } }, 'bid.amount'],
    ]
    for (const [change, field] of wrong) {
      const failure = await ads.validateAdSet(speaker, setOf({ campaignId, ...change })).catch((error) => error)
      expect(failure).toMatchObject({ code: 'refused_by_platform', outcome: 'rejected' })
      expect(Object.keys(failure.fields ?? {}), failure.message).toContain(field)
    }
    expect((await ads.readTree(speaker, campaignId))?.adSets).toEqual([])
  })

  test('are changed to absolute values, and the targeting is seen to have changed', async () => {
    const made = await tree()
    const before = (await ads.readTree(speaker, made.campaignId))?.adSets[0]
    await ads.changeAdSet(speaker, made.adSetId, { budget: { kind: 'daily', amount: 5000 }, name: 'Renamed' })
    const after = (await ads.readTree(speaker, made.campaignId))?.adSets[0]
    expect(after).toMatchObject({ name: 'Renamed', budget: { amount: 5000 }, targetingHash: before?.targetingHash })
    const elsewhere = { audience: { ...audience, ageMin: 30 }, placements: PlacementChoice.parse({}) }
    await ads.changeAdSet(speaker, made.adSetId, { targeting: elsewhere })
    expect((await ads.readTree(speaker, made.campaignId))?.adSets[0]?.targetingHash).not.toBe(before?.targetingHash)
    await ads.changeCampaign(speaker, made.campaignId, { name: 'Other', spendCap: 50_000 })
    expect(await ads.readTree(speaker, made.campaignId)).toMatchObject({ name: 'Other', spendCap: 50_000 })
    await ads.changeCampaign(speaker, made.campaignId, { spendCap: null })
    expect(await ads.readTree(speaker, made.campaignId)).toMatchObject({ spendCap: null })
    await ads.changeAdSet(speaker, made.adSetId, { endsAt: null })
    expect((await ads.readTree(speaker, made.campaignId))?.adSets[0]?.endsAt).toBeNull()
  })

  test('are switched on, paused and archived', async () => {
    const made = await tree()
    for (const id of [made.adId, made.adSetId, made.campaignId]) await ads.setSwitch(speaker, id, 'active')
    expect(await ads.readTree(speaker, made.campaignId)).toMatchObject({
      status: 'active',
      adSets: [{ status: 'active', ads: [{ status: 'active' }] }],
    })
    await ads.setSwitch(speaker, made.campaignId, 'paused')
    const paused = await ads.readTree(speaker, made.campaignId)
    expect(paused).toMatchObject({ status: 'paused', adSets: [{ effectiveStatus: 'CAMPAIGN_PAUSED' }] })
    await ads.setSwitch(speaker, made.campaignId, 'archived')
    expect(await ads.readTree(speaker, made.campaignId)).toMatchObject({ status: 'archived' })
    expect(await ads.readTree(speaker, '120999')).toBeNull()
  })

  test('bring people to the bakery, who are counted alike in every way of asking', async () => {
    const made = await tree({ endsAt: null, audience: { ...audience, interests: [] } })
    for (const id of [made.adId, made.adSetId, made.campaignId]) await ads.setSwitch(speaker, id, 'active')
    expect((await practice.control('clock', { advanceHours: 96 })).status).toBe(200)
    const ask = (of: Partial<InsightsAsk>) =>
      ads.readInsights(speaker, made.campaignId, {
        since: null,
        until: null,
        level: 'campaign',
        by: 'all',
        perDay: false,
        ...of,
      })
    const [total, ...none] = await ask({})
    expect(none).toEqual([])
    expect(total?.reach).toBeGreaterThan(10)
    expect(total?.spend).toBeGreaterThan(100)
    const spendOf = (rows: InsightRow[]) => rows.reduce((sum, { spend }) => sum + spend, 0)
    const range = { since: '2026-03-01', until: '2026-03-31' }
    const ways = [
      await ask({ by: 'network' }),
      await ask({ by: 'placement', level: 'ad' }),
      await ask({ by: 'placement', level: 'ad', perDay: true, ...range }),
      await ask({ by: 'network', perDay: true }),
    ]
    for (const rows of ways) expect(spendOf(rows)).toBe(total?.spend)
    expect(new Set(ways[0]?.map(({ network }) => network))).toEqual(new Set(['facebook', 'instagram']))
    expect(ways[1]?.every(({ adId, position }) => adId === made.adId && position)).toBe(true)
    expect(ways[3]?.length).toBeGreaterThan(4)
  })
})
