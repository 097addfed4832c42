import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Audience } from '../../server/contract/audienceParts.ts'
import { PlacementChoice } from '../../server/contract/campaignContent.ts'
import { createAds } from '../../server/platform/ads.ts'
import type { Ads } from '../../server/platform/advertising.ts'
import { PlatformFailure } from '../../server/platform/failure.ts'
import { createTransport } from '../../server/platform/transport.ts'
import type { Usage } from '../../server/platform/usage.ts'
import { Secret } from '../../server/vault/secret.ts'
import { asset, easterAdSet, easterCampaign, easterCreative, townsfolk } from '../support/adSpecs.ts'
import { type GraphDouble, graphError, html, json, startGraphDouble } from '../support/graphDouble.ts'

const speaker = { id: 'act_9', token: new Secret('EAAmayas-token') }
let graph: GraphDouble
let ads: Ads

beforeAll(async () => {
  graph = await startGraphDouble()
  ads = createAds(
    createTransport({ baseUrl: graph.url, version: 'v25.0', appId: '1', appSecret: 'shh', wait: async () => {} }),
  )
})
afterAll(() => graph.close())

/** What the only call said, JSON inside read as such. */
function said() {
  expect(graph.heard).toHaveLength(1)
  const [{ method, url, body } = { method: '', url: '', body: '' }] = graph.heard
  const params = Object.fromEntries(new URLSearchParams(body))
  delete params.appsecret_proof
  const read = Object.entries(params).map(([name, text]) => [name, /^[[{]/.test(text) ? JSON.parse(text) : text])
  return { call: `${method} ${url}`, ...Object.fromEntries(read) }
}

async function failureOf(work: Promise<unknown>): Promise<PlatformFailure> {
  const failure = await work.then(
    () => null,
    (error) => error,
  )
  expect(failure).toBeInstanceOf(PlatformFailure)
  return failure
}

describe('a campaign is created', () => {
  test('paused, with its categories, and with budgets that its ad sets do not share', async () => {
    graph.answer(json({ id: '120' }))
    expect(await ads.createCampaign(speaker, easterCampaign())).toEqual({ id: '120' })
    expect(said()).toEqual({
      call: 'POST /v25.0/act_9/campaigns',
      name: 'Easter cakes [op:1a2b3c4d]',
      objective: 'OUTCOME_TRAFFIC',
      buying_type: 'AUCTION',
      special_ad_categories: [],
      is_adset_budget_sharing_enabled: 'false',
      status: 'PAUSED',
    })
  })

  test('with a cap in the smallest amounts, and the countries of its category', async () => {
    graph.answer(json({ id: '120' }))
    const spec = { categories: ['housing' as const], categoryCountries: ['DE'], spendCap: 40_000 }
    await ads.createCampaign(speaker, easterCampaign(spec))
    expect(said()).toMatchObject({
      special_ad_categories: ['HOUSING'],
      special_ad_category_country: ['DE'],
      spend_cap: '40000',
    })
  })

  test('once: an answer that is lost is not asked for again', async () => {
    graph.answer(html(502), json({ id: '120' }))
    const failure = await failureOf(ads.createCampaign(speaker, easterCampaign()))
    expect(failure.outcome).toBe('unknown')
    expect(graph.heard).toHaveLength(1)
  })
})

describe('an ad set is created', () => {
  test('paused, for both networks and no others', async () => {
    graph.answer(json({ id: '121' }))
    await ads.createAdSet(speaker, easterAdSet())
    expect(said()).toMatchObject({
      call: 'POST /v25.0/act_9/adsets',
      campaign_id: '120',
      status: 'PAUSED',
      daily_budget: '4000',
      billing_event: 'IMPRESSIONS',
      optimization_goal: 'LINK_CLICKS',
      bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
      end_time: '2026-04-12T18:00:00.000Z',
      is_dynamic_creative: 'false',
      targeting: {
        geo_locations: { cities: [{ key: '777934', radius: 10, distance_unit: 'kilometer' }] },
        age_min: 25,
        age_max: 55,
        flexible_spec: [{ interests: [{ id: '6003107902433', name: 'Baking' }] }],
        targeting_automation: { advantage_audience: 0 },
        publisher_platforms: ['facebook', 'instagram'],
      },
    })
  })

  test('for everybody that the audience says, and in the placements chosen by hand', async () => {
    graph.answer(json({ id: '121' }))
    const audience = Audience.parse({
      places: [
        { kind: 'country', key: 'DE', name: 'Germany', country: 'DE' },
        { kind: 'region', key: '3847', name: 'Alsace', country: 'FR' },
        { kind: 'city', key: '5', name: 'Basel', country: 'CH' },
        { kind: 'zip', key: 'AT:1010', name: '1010', country: 'AT' },
      ],
      excludedPlaces: [{ kind: 'city', key: '6', name: 'Bonn', country: 'DE', radiusKm: 20 }],
      genders: 'women',
      ageMax: 50,
      interests: [[{ id: '1', name: 'Bread' }], [], [{ id: '2', name: 'Tea' }]],
      excludedInterests: [{ id: '3', name: 'Fasting' }],
      languages: [{ key: 6, name: 'French' }],
      expand: true,
    })
    const placements = PlacementChoice.parse({
      mode: 'by_hand',
      chosen: ['instagram_story', 'facebook_marketplace', 'facebook_feed'],
      devices: ['mobile'],
    })
    await ads.createAdSet(speaker, easterAdSet({ audience, placements }))
    expect(said().targeting).toEqual({
      geo_locations: {
        countries: ['DE'],
        regions: [{ key: '3847' }],
        cities: [{ key: '5' }],
        zips: [{ key: 'AT:1010' }],
      },
      excluded_geo_locations: { cities: [{ key: '6', radius: 20, distance_unit: 'kilometer' }] },
      age_min: 18,
      age_max: 65,
      genders: [2],
      locales: [6],
      flexible_spec: [{ interests: [{ id: '1', name: 'Bread' }] }, { interests: [{ id: '2', name: 'Tea' }] }],
      exclusions: { interests: [{ id: '3', name: 'Fasting' }] },
      targeting_automation: { advantage_audience: 1 },
      publisher_platforms: ['facebook', 'instagram'],
      facebook_positions: ['feed', 'marketplace'],
      instagram_positions: ['story'],
      device_platforms: ['mobile'],
    })
  })

  test('never without a network, which would mean all of them', async () => {
    graph.answer(json({ id: '121' }))
    const placements = PlacementChoice.parse({ networks: [] })
    const failure = await failureOf(ads.createAdSet(speaker, easterAdSet({ placements })))
    expect(failure).toMatchObject({
      code: 'refused_by_platform',
      fields: { 'placements.networks': expect.any(String) },
    })
    expect(graph.heard).toEqual([])
  })

  test('with a bid only where its strategy has one', async () => {
    graph.answer(json({ id: '121' }))
    const budget = { kind: 'lifetime' as const, amount: 40_000 }
    await ads.createAdSet(speaker, easterAdSet({ budget, bid: { strategy: 'bid_cap', amount: 250 } }))
    expect(said()).toMatchObject({
      lifetime_budget: '40000',
      bid_strategy: 'LOWEST_COST_WITH_BID_CAP',
      bid_amount: '250',
    })
  })

  test('only in part when it is checked, and nothing is made of it', async () => {
    graph.answer(json({ success: true }))
    await ads.validateAdSet(speaker, easterAdSet({ campaignId: '' }))
    const { campaign_id, ...rest } = said()
    expect(campaign_id).toBeUndefined()
    expect(rest).toMatchObject({ execution_options: ['validate_only'], status: 'PAUSED' })
  })
})

describe('a creative', () => {
  test('that is the same everywhere is one story', async () => {
    graph.answer(json({ id: '122' }))
    const assets = [asset(), asset({ placement: 'instagram_feed' })]
    await ads.createCreative(speaker, easterCreative({ kind: 'assets', description: 'Fresh', assets }))
    const { asset_feed_spec, object_story_spec } = said()
    expect(asset_feed_spec).toBeUndefined()
    expect(object_story_spec).toEqual({
      page_id: '111',
      instagram_user_id: '1784',
      link_data: {
        link: 'https://bakery.example/easter',
        message: 'Cakes for Easter',
        name: 'Order yours',
        description: 'Fresh',
        image_hash: 'hash-4x5',
        call_to_action: { type: 'SHOP_NOW', value: { link: 'https://bakery.example/easter' } },
      },
    })
  })

  test('that differs has a rule for each way it looks, and every label has its asset', async () => {
    graph.answer(json({ id: '122' }))
    const assets = [
      asset(),
      asset({ placement: 'instagram_feed' }),
      asset({ placement: 'instagram_story', text: 'Easter!', imageHash: 'hash-9x16' }),
    ]
    await ads.createCreative(speaker, easterCreative({ kind: 'assets', description: '', assets }))
    const { asset_feed_spec: feed, object_story_spec } = said()
    expect(object_story_spec).toEqual({ page_id: '111', instagram_user_id: '1784' })
    expect(feed).toMatchObject({ optimization_type: 'PLACEMENT', ad_formats: ['SINGLE_IMAGE'] })
    expect(feed.asset_customization_rules).toEqual([
      {
        customization_spec: {
          publisher_platforms: ['facebook', 'instagram'],
          facebook_positions: ['feed'],
          instagram_positions: ['stream'],
        },
        image_label: { name: 'image_1' },
        body_label: { name: 'body_1' },
        title_label: { name: 'title_1' },
        priority: 1,
      },
      {
        customization_spec: { publisher_platforms: ['instagram'], instagram_positions: ['story'] },
        image_label: { name: 'image_2' },
        body_label: { name: 'body_2' },
        title_label: { name: 'title_1' },
        priority: 2,
      },
      {
        customization_spec: {},
        image_label: { name: 'image_1' },
        body_label: { name: 'body_1' },
        title_label: { name: 'title_1' },
        priority: 3,
      },
    ])
    expect(feed.images).toEqual([
      { hash: 'hash-4x5', adlabels: [{ name: 'image_1' }] },
      { hash: 'hash-9x16', adlabels: [{ name: 'image_2' }] },
    ])
    expect(feed.bodies.map(({ text }: { text: string }) => text)).toEqual(['Cakes for Easter', 'Easter!'])
    expect(feed.titles).toHaveLength(1)
  })

  test('of a post shows the post itself, on either network', async () => {
    graph.answer(json({ id: '122' }))
    await ads.createCreative(speaker, easterCreative({ kind: 'post', network: 'facebook', postId: '111_222' }))
    expect(said()).toMatchObject({ object_story_id: '111_222', instagram_user_id: '1784' })
    graph.answer(json({ id: '123' }))
    const onProfile = { kind: 'post' as const, network: 'instagram' as const, postId: '1790' }
    await ads.createCreative(speaker, easterCreative(onProfile, { link: '', callToAction: 'none' }))
    const { call_to_action, ...rest } = said()
    expect(call_to_action).toBeUndefined()
    expect(rest).toMatchObject({ source_instagram_media_id: '1790', object_id: '111', instagram_user_id: '1784' })
  })

  test('says its picture in base64 and hears its hash', async () => {
    graph.answer(json({ images: { bytes: { hash: 'abc', url: 'https://cdn.example/abc.jpg' } } }))
    const bytes = Buffer.from([255, 216, 255, 0])
    expect(await ads.addImage(speaker, { name: 'cake.jpg', bytes })).toEqual({ hash: 'abc' })
    expect(said()).toEqual({ call: 'POST /v25.0/act_9/adimages', bytes: bytes.toString('base64') })
  })
})

describe('what the platform blames is a field of the campaign', () => {
  const refusal = { code: 100, error_user_msg: 'Das Budget ist zu niedrig.' }
  test.each([
    [[['daily_budget']], 'budget.amount'],
    [[['end_time']], 'schedule.endsAt'],
    [[['targeting', 'age_min']], 'audience.ageMin'],
    [['targeting.geo_locations'], 'audience.places'],
    [[['creative', 'object_story_spec', 'link_data', 'name']], 'creatives.headline'],
    [[['dsa_payor']], 'payer'],
  ])('%j is %s', async (blame_field_specs, field) => {
    graph.answer(graphError({ ...refusal, error_data: { blame_field_specs } }))
    const failure = await failureOf(ads.createAdSet(speaker, easterAdSet()))
    expect(failure).toMatchObject({
      code: 'refused_by_platform',
      outcome: 'rejected',
      fields: { [field]: refusal.error_user_msg },
    })
  })

  test.each([
    [1885272, 'budget.amount'],
    [1870189, 'audience.ageMax'],
    [1815199, 'placements.networks'],
    [2446383, 'creatives.link'],
  ])('and so is the number %i', async (error_subcode, field) => {
    graph.answer(graphError({ ...refusal, error_subcode, error_data: JSON.stringify({ nothing: 'known' }) }))
    const failure = await failureOf(ads.createAdSet(speaker, easterAdSet({ audience: townsfolk })))
    expect(failure.fields).toEqual({ [field]: refusal.error_user_msg })
  })

  test('and what it blames without a name stays a sentence', async () => {
    graph.answer(graphError({ ...refusal, error_data: '{"blame_field_specs":[["something_new"]]}' }))
    expect((await failureOf(ads.createCampaign(speaker, easterCampaign()))).fields).toBeUndefined()
  })
})

test('what is used up of the budget of calls is that of the ad account, under the id it has everywhere', async () => {
  const heard: Usage[] = []
  const onUsage = (usage: Usage) => heard.push(usage)
  const listening = createAds(
    createTransport({ baseUrl: graph.url, version: 'v25.0', appId: '1', appSecret: 'shh', onUsage }),
  )
  const row = { type: 'ads_management', call_count: 80, total_cputime: 1, total_time: 1 }
  const useCases = { 9: [{ ...row, estimated_time_to_regain_access: 3 }] }
  graph.answer(json({ success: true }, 200, { 'x-business-use-case-usage': JSON.stringify(useCases) }))
  await listening.setSwitch(speaker, '120', 'paused')
  expect(heard).toEqual([{ id: 'act_9', percent: 80, resumeInSeconds: 180 }])
})
