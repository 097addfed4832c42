import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PlacementChoice } from '../../server/contract/campaignContent.ts'
import { createAds } from '../../server/platform/ads.ts'
import type { Ads, InsightsAsk } from '../../server/platform/advertising.ts'
import { createTransport } from '../../server/platform/transport.ts'
import { Secret } from '../../server/vault/secret.ts'
import { townsfolk } from '../support/adSpecs.ts'
import { type GraphDouble, graphError, json, startGraphDouble } from '../support/graphDouble.ts'

const token = new Secret('EAAmayas-token')
const speaker = { id: 'act_9', token }
let graph: GraphDouble
let ads: Ads
let waited: number[] = []

beforeAll(async () => {
  graph = await startGraphDouble()
  const wait = async (milliseconds: number) => waited.push(milliseconds)
  ads = createAds(createTransport({ baseUrl: graph.url, version: 'v25.0', appId: '1', appSecret: 'shh', wait }))
})
afterAll(() => graph.close())

const heard = () => graph.heard.map(({ method, url }) => ({ method, url: new URL(url, graph.url) }))
const asked = (index = 0) => Object.fromEntries(heard()[index]?.url.searchParams ?? [])

const account = {
  id: 'act_9',
  name: 'The bakery',
  currency: 'EUR',
  timezone_name: 'Europe/Berlin',
  min_daily_budget: '100',
  account_status: 1,
  funding_source: '77',
}

describe('ad accounts', () => {
  test('are read to the end, and one without a currency is left out', async () => {
    graph.answer(
      json({ data: [account, { id: 'act_8' }], paging: { next: 'https://graph.example/x', cursors: { after: 'c' } } }),
      json({ data: [{ ...account, id: 'act_7', currency: 'JPY', default_dsa_payor: 'Maya' }] }),
    )
    expect(await ads.listAccounts(token)).toMatchObject([
      { id: 'act_9', zone: 'Europe/Berlin', leastDaily: 100, payer: null, beneficiary: null, obstacle: null },
      { id: 'act_7', currency: 'JPY', payer: 'Maya' },
    ])
    expect(heard()[0]?.url.pathname).toBe('/v25.0/me/adaccounts')
    expect(asked(1).after).toBe('c')
  })

  test.each([
    [{ account_status: 2 }, 'disabled'],
    [{ account_status: 101, funding_source: undefined }, 'disabled'],
    [{ account_status: 3 }, 'no_payment'],
    [{ funding_source: undefined }, 'no_payment'],
    [{ funding_source: '0' }, 'no_payment'],
  ])('that can pay for nothing say why: %j', async (change, obstacle) => {
    graph.answer(json({ ...account, ...change }))
    expect((await ads.readAccount(speaker)).obstacle).toBe(obstacle)
  })

  test('say whom they reach, or nothing where they may not', async () => {
    graph.answer(json({ data: [{ id: '111' }] }), graphError({ code: 200, message: '(#200) No' }))
    expect(await ads.readReach(speaker)).toEqual({ pageIds: ['111'], profileIds: null })
  })
})

describe('an audience', () => {
  test('is found by interests, places and languages; what is not as described is left out', async () => {
    const bread = { id: 6003, name: 'Bread', audience_size_lower_bound: '1000', audience_size_upper_bound: -1 }
    graph.answer(json({ data: [{ ...bread, path: ['Food', 'Bread'] }, { name: 'no id' }] }))
    expect(await ads.searchInterests(speaker, 'bre')).toEqual([
      { id: '6003', name: 'Bread', lower: 1000, upper: null, path: ['Food', 'Bread'] },
    ])
    expect(asked()).toMatchObject({ type: 'adinterest', q: 'bre' })

    graph.answer(
      json({
        data: [
          { key: 'DE', name: 'Germany', type: 'country', country_code: 'DE' },
          { key: '77', name: 'Freiburg', type: 'city', region: 'Baden', country_code: 'DE', country_name: 'Germany' },
          { key: '9', name: 'Somewhere', type: 'subcity', country_code: 'DE' },
        ],
      }),
    )
    expect(await ads.searchPlaces(speaker, 'fr')).toEqual([
      { kind: 'country', key: 'DE', name: 'Germany', within: '', country: 'DE', radiusKm: null },
      { kind: 'city', key: '77', name: 'Freiburg', within: 'Baden, Germany', country: 'DE', radiusKm: null },
    ])
    graph.answer(json({ data: [{ key: '6', name: 'French' }] }))
    expect(await ads.searchLanguages(speaker, 'fr')).toEqual([{ key: 6, name: 'French' }])
  })

  test('is counted as a list of one and as one, without standing in an address', async () => {
    const one = {
      estimate_ready: true,
      estimate_mau_lower_bound: '1200',
      estimate_mau_upper_bound: -1,
      daily_outcomes_curve: [
        { spend: 4000, reach: 900.4, impressions: 1000, actions: 31 },
        { spend: 0, reach: 0, impressions: 0, actions: 0 },
      ],
    }
    const of = { audience: townsfolk, placements: PlacementChoice.parse({}), goal: 'link_clicks' as const }
    for (const data of [[one], one]) {
      graph.answer(json([{ code: 200, body: JSON.stringify({ data }) }]))
      expect(await ads.estimate(speaker, of)).toEqual({
        ready: true,
        lower: 1200,
        upper: null,
        curve: [
          { spend: 0, reach: 0, results: 0 },
          { spend: 4000, reach: 900, results: 31 },
        ],
      })
      expect(graph.heard[0]?.url).toBe('/v25.0/')
      expect(graph.heard[0]?.body).toContain('delivery_estimate')
    }
    graph.answer(json([{ code: 200, body: JSON.stringify({ data: [{ estimate_ready: false }] }) }]))
    expect(await ads.estimate(speaker, of)).toEqual({ ready: false, lower: null, upper: null, curve: [] })
  })
})

describe('what stands out there', () => {
  const ad = {
    id: '123',
    name: 'A',
    status: 'PAUSED',
    effective_status: 'DISAPPROVED',
    creative: { id: '122', effective_object_story_id: '111_5', effective_instagram_media_id: '1790' },
    ad_review_feedback: {
      global: { TEXT: 'Too much text.' },
      placement_specific: { instagram: { X: 'No.', Y: null } },
    },
    issues_info: [{ level: 'AD', error_message: 'Too much text.' }],
  }
  const adSet = {
    id: '121',
    name: 'Set',
    status: 'ACTIVE',
    effective_status: 'CAMPAIGN_PAUSED',
    daily_budget: '4000',
    lifetime_budget: '0',
    bid_strategy: 'COST_CAP',
    bid_amount: 250,
    start_time: '2026-04-01T10:00:00+0200',
    end_time: '1970-01-01T00:00:00+0000',
    targeting: { age_min: 18, flexible_spec: [{ interests: [{ id: '1', name: 'Bread' }] }] },
    ads: { data: [ad] },
  }
  const campaign = { id: '120', name: 'C', status: 'PAUSED', effective_status: 'PAUSED', spend_cap: '40000' }

  /** Where an ad set is shown that says nothing about it. */
  const elsewhere = ['Messenger', 'Audience Network', 'Threads']

  test('is read with everything in it', async () => {
    graph.answer(json({ ...campaign, adsets: { data: [adSet] } }))
    expect(await ads.readTree(speaker, '120')).toEqual({
      id: '120',
      name: 'C',
      status: 'paused',
      effectiveStatus: 'PAUSED',
      spendCap: 40_000,
      feedback: [],
      adSets: [
        {
          id: '121',
          name: 'Set',
          status: 'active',
          effectiveStatus: 'CAMPAIGN_PAUSED',
          budget: { kind: 'daily', amount: 4000 },
          bid: { strategy: 'cost_cap', amount: 250 },
          startsAt: '2026-04-01T08:00:00.000Z',
          endsAt: null,
          targetingHash: expect.stringMatching(/^[0-9a-f]{32}$/),
          targeting: expect.objectContaining({ rest: expect.objectContaining({ words: elsewhere }) }),
          ads: [
            {
              id: '123',
              name: 'A',
              status: 'paused',
              effectiveStatus: 'DISAPPROVED',
              creativeId: '122',
              postId: '111_5',
              mediaId: '1790',
              feedback: ['Too much text.', 'No.'],
            },
          ],
        },
      ],
    })
    expect(graph.heard).toHaveLength(1)
  })

  test('is read on where a list goes on', async () => {
    const paging = { next: 'https://graph.example/x', cursors: { after: 'c' } }
    graph.answer(
      json({ ...campaign, adsets: { data: [{ ...adSet, ads: { data: [ad], paging } }] } }),
      json({ data: [{ ...ad, id: '124' }] }),
    )
    const tree = await ads.readTree(speaker, '120')
    expect(tree?.adSets[0]?.ads.map(({ id }) => id)).toEqual(['123', '124'])
    expect(heard()[1]?.url.pathname).toBe('/v25.0/121/ads')
  })

  test('survives what is left out, and is null when it is gone', async () => {
    graph.answer(json({ id: '120', adsets: { data: [{ id: '121', effective_status: 'ACTIVE' }] } }))
    expect(await ads.readTree(speaker, '120')).toMatchObject({
      status: 'paused',
      spendCap: null,
      adSets: [{ status: 'active', budget: null, startsAt: null, ads: [] }],
    })
    graph.answer(graphError({ code: 100, error_subcode: 33 }))
    expect(await ads.readTree(speaker, '120')).toBeNull()
  })

  test('has a hash that follows what was chosen, not what the platform makes of it', async () => {
    const hashOf = async (targeting: object) => {
      graph.answer(json({ ...campaign, adsets: { data: [{ ...adSet, targeting }] } }))
      return (await ads.readTree(speaker, '120'))?.adSets[0]?.targetingHash
    }
    const one = await hashOf({ genders: [1, 2], age_min: 18, geo_locations: { cities: [{ key: 7, name: 'Köln' }] } })
    const same = { geo_locations: { cities: [{ name: 'Cologne', key: '7' }] }, age_min: '18', genders: [2, 1] }
    expect(await hashOf({ ...same, effective_device_platforms: ['mobile'] })).toBe(one)
    expect(await hashOf({ ...same, age_min: 19 })).not.toBe(one)
  })

  test('is found by its mark, newest first, and by nothing that only resembles it', async () => {
    graph.answer(
      json({
        data: [
          { id: '1', name: 'Easter [op:1a2b3c4d]', created_time: '2026-01-01T10:00:00+0000' },
          { id: '2', name: 'Easter op 1a2b3c4d', created_time: '2026-01-03T10:00:00+0000' },
          { id: '3', name: 'Easter [op:1a2b3c4d]', created_time: '2026-01-02T10:00:00+0000' },
        ],
      }),
    )
    const found = await ads.findMarked(speaker, 'ad_set', '[op:1a2b3c4d]')
    expect(found.map(({ id }) => id)).toEqual(['3', '1'])
    expect(JSON.parse(asked().filtering ?? '')).toEqual([
      { field: 'name', operator: 'CONTAIN', value: '[op:1a2b3c4d]' },
    ])
  })

  test('is changed to absolute values', async () => {
    const sent = async (work: Promise<void>) => {
      await work
      const { url = '', body = '' } = graph.heard[0] ?? {}
      const { appsecret_proof: _, ...params } = Object.fromEntries(new URLSearchParams(body))
      graph.answer(json({ success: true }))
      return [url, params]
    }
    graph.answer(json({ success: true }))
    expect(await sent(ads.setSwitch(speaker, '120', 'active'))).toEqual(['/v25.0/120', { status: 'ACTIVE' }])
    expect(await sent(ads.changeCampaign(speaker, '120', { spendCap: null }))).toEqual([
      '/v25.0/120',
      { spend_cap: '922337203685478' },
    ])
    const change = { budget: { kind: 'daily' as const, amount: 5000 }, endsAt: null, startsAt: null }
    expect(await sent(ads.changeAdSet(speaker, '121', change))).toEqual([
      '/v25.0/121',
      { daily_budget: '5000', end_time: '0' },
    ])
    expect(await sent(ads.changeAd(speaker, '123', { creativeId: '5' }))).toEqual([
      '/v25.0/123',
      { creative: '{"creative_id":"5"}' },
    ])
  })
})

describe('insights', () => {
  const row = { date_start: '2026-04-01', date_stop: '2026-04-01', impressions: '40', reach: '30', spend: '1.23' }
  const ask: InsightsAsk = { since: '2026-04-01', until: '2026-04-30', level: 'ad', by: 'placement', perDay: true }

  test('are read in the smallest amounts, and of both networks only', async () => {
    const found = {
      ...row,
      ad_id: '123',
      account_currency: 'EUR',
      inline_link_clicks: '3',
      inline_post_engagement: '5',
    }
    graph.answer(
      json({
        data: [
          { ...found, publisher_platform: 'instagram', platform_position: 'feed' },
          { ...found, publisher_platform: 'messenger', platform_position: 'messenger_inbox' },
        ],
      }),
    )
    expect(await ads.readInsights(speaker, '120', ask)).toEqual([
      {
        day: '2026-04-01',
        adId: '123',
        network: 'instagram',
        position: 'feed',
        reach: 30,
        impressions: 40,
        clicks: 3,
        engagements: 5,
        spend: 123,
      },
    ])
    expect(asked()).toMatchObject({
      level: 'ad',
      breakdowns: 'publisher_platform,platform_position',
      time_increment: '1',
      time_range: '{"since":"2026-04-01","until":"2026-04-30"}',
    })
  })

  test('of a currency without decimals are whole, and the account says it where the row does not', async () => {
    graph.answer(json({ data: [{ ...row, spend: '123' }] }), json({ currency: 'JPY' }))
    const total: InsightsAsk = { since: null, until: null, level: 'campaign', by: 'all', perDay: false }
    expect(await ads.readInsights(speaker, '120', total)).toMatchObject([
      { spend: 123, network: null, adId: null, clicks: 0 },
    ])
    expect(asked()).toMatchObject({ date_preset: 'maximum', time_increment: 'all_days' })
  })

  test('of more than 90 days are a report that is waited for', async () => {
    waited = []
    graph.answer(
      json({ report_run_id: '777' }),
      json({ id: '777', async_status: 'Job Running', async_percent_completion: 40 }),
      json({ id: '777', async_status: 'Job Completed', async_percent_completion: 100 }),
      json({ data: [{ ...row, account_currency: 'EUR', publisher_platform: 'facebook' }] }),
    )
    const year = { ...ask, since: '2025-05-01', by: 'network' as const }
    expect(await ads.readInsights(speaker, '120', year)).toMatchObject([{ network: 'facebook', spend: 123 }])
    expect(heard().map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      'POST /v25.0/120/insights',
      'GET /v25.0/777',
      'GET /v25.0/777',
      'GET /v25.0/777/insights',
    ])
    expect(waited).toEqual([1000, 2000])
  })

  test('of a report that fails or never ends are a problem that a person can read', async () => {
    const year = { ...ask, since: '2025-05-01' }
    for (const async_status of ['Job Failed', 'Job Running']) {
      graph.answer(json({ report_run_id: '777' }), json({ async_status }))
      await expect(ads.readInsights(speaker, '120', year)).rejects.toMatchObject({ code: 'platform_unavailable' })
    }
  })
})
