import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdPlatform, adSet, campaign, startAdPlatform } from '../support/adPlatform.ts'

let platform: AdPlatform
beforeAll(async () => {
  platform = await startAdPlatform()
})
afterAll(() => platform.close())

/** What a refusal says about why and where. */
async function refusal(path: string, form: Record<string, unknown>) {
  const { status, body } = await platform.call(path, form)
  expect(body.error, JSON.stringify(body)).toBeDefined()
  expect(status).toBe(400)
  expect(body.error.error_user_title).toBeTruthy()
  expect(body.error.error_user_msg).toMatch(/\w/)
  return {
    subcode: body.error.error_subcode as number | undefined,
    blame: (body.error.error_data.blame_field_specs as string[][]).map((path) => path.join('.')).join(),
  }
}

const campaigns = () => `${platform.act}/campaigns`
const ofCampaign = (form: object) => refusal(campaigns(), { ...campaign, ...form })

describe('a campaign', () => {
  test('needs the flags that old code does not send', async () => {
    const { special_ad_categories: _, ...without } = campaign
    expect(await refusal(campaigns(), without)).toMatchObject({ blame: 'special_ad_categories' })
    const { is_adset_budget_sharing_enabled: __, ...unsaid } = campaign
    expect(await refusal(campaigns(), unsaid)).toEqual({
      subcode: 4834011,
      blame: 'is_adset_budget_sharing_enabled',
    })
    const owned = await platform.call(campaigns(), { ...unsaid, daily_budget: 4000 })
    expect(owned.body.id).toMatch(/^\d+$/)
    expect(
      await refusal(campaigns(), { ...campaign, is_adset_budget_sharing_enabled: true, daily_budget: 4000 }),
    ).toEqual({
      subcode: 4834002,
      blame: 'is_adset_budget_sharing_enabled',
    })
  })

  test('has an objective of today, a name that fits and one budget', async () => {
    expect(await ofCampaign({ objective: 'LINK_CLICKS' })).toMatchObject({ blame: 'objective' })
    expect(await ofCampaign({ name: 'a'.repeat(401) })).toMatchObject({ blame: 'name' })
    expect(await ofCampaign({ status: 'ARCHIVED' })).toMatchObject({ blame: 'status' })
    expect(await ofCampaign({ daily_budget: 4000, lifetime_budget: 9000 })).toMatchObject({
      blame: 'daily_budget,lifetime_budget',
    })
    for (const daily_budget of ['-1', '1e21', '12,50', '4.5']) {
      expect(await ofCampaign({ daily_budget })).toMatchObject({ blame: 'daily_budget' })
    }
    expect(await ofCampaign({ daily_budget: 99 })).toEqual({ subcode: 1885272, blame: 'daily_budget' })
    expect(await ofCampaign({ daily_budget: 100_000_001 })).toMatchObject({ blame: 'daily_budget' })
    expect(await ofCampaign({ spend_cap: 5 })).toMatchObject({ blame: 'spend_cap' })
    expect(await ofCampaign({ bid_strategy: 'COST_CAP' })).toMatchObject({ blame: 'bid_strategy' })
  })

  test('in yen counts whole yen', async () => {
    const asIker = { headers: { authorization: `Bearer ${platform.iker.token}` } }
    const ask = (daily_budget: number) =>
      platform.call(
        `${platform.yenAct}/campaigns`,
        { ...campaign, is_adset_budget_sharing_enabled: false, daily_budget },
        asIker,
      )
    const low = await ask(149)
    expect(low.body.error).toMatchObject({ error_subcode: 1885272, error_user_msg: expect.stringContaining('150 JPY') })
    expect((await ask(150)).body.id).toMatch(/^\d+$/)
  })

  test('is only checked when that is asked for', async () => {
    const before = await platform.read(`${platform.act}/campaigns`, 'id')
    const options = { execution_options: ['validate_only'] }
    expect((await platform.call(campaigns(), { ...campaign, ...options })).body).toEqual({ success: true })
    expect(await ofCampaign({ ...options, daily_budget: 1 })).toMatchObject({ subcode: 1885272 })
    expect(await platform.read(`${platform.act}/campaigns`, 'id')).toEqual(before)
  })

  test('of a special category says where it runs', async () => {
    expect(await ofCampaign({ special_ad_categories: ['HOUSING'] })).toMatchObject({
      blame: 'special_ad_category_country',
    })
    expect(await ofCampaign({ special_ad_categories: ['CAKES'] })).toMatchObject({ blame: 'special_ad_categories' })
    const id = await platform.createCampaign({
      special_ad_categories: ['HOUSING'],
      special_ad_category_country: ['IE'],
    })
    expect(await platform.read(id, 'special_ad_categories,special_ad_category_country')).toMatchObject({
      special_ad_categories: ['HOUSING'],
      special_ad_category_country: ['IE'],
    })
  })

  test('that was archived keeps all but its name, and one that was deleted keeps everything', async () => {
    const id = await platform.createCampaign()
    await platform.call(id, { status: 'ARCHIVED' })
    expect(await refusal(id, { status: 'ACTIVE' })).toMatchObject({ blame: 'status' })
    expect(await refusal(id, { spend_cap: 90_000 })).toMatchObject({ blame: 'spend_cap' })
    expect((await platform.call(id, { name: 'Easter, over' })).body).toEqual({ success: true })
    expect((await platform.call(id, undefined, { method: 'DELETE' })).body).toEqual({ success: true })
    expect(await refusal(id, { name: 'Back' })).toMatchObject({ blame: 'status' })
  })
})

describe('an ad set', () => {
  let campaignId: string
  beforeAll(async () => {
    campaignId = await platform.createCampaign()
  })
  const ofSet = (form: object) => refusal(`${platform.act}/adsets`, { ...adSet, campaign_id: campaignId, ...form })

  test('has the budget that its campaign has not', async () => {
    const owner = await platform.createCampaign({ daily_budget: 4000 })
    expect(await ofSet({ campaign_id: owner })).toEqual({ subcode: 1885621, blame: 'daily_budget,lifetime_budget' })
    expect(await ofSet({ daily_budget: '' })).toMatchObject({ blame: 'daily_budget,lifetime_budget' })
    expect(await ofSet({ daily_budget: 99 })).toEqual({ subcode: 1885272, blame: 'daily_budget' })
    const id = await platform.createSet(owner, { daily_budget: '' })
    expect(await refusal(owner, { status: 'NEVER' })).toMatchObject({ blame: 'status' })
    expect(await refusal(id, { daily_budget: 4000 })).toMatchObject({ subcode: 1885621 })
  })

  test('ends after it began, in the future, and not too soon', async () => {
    const day = (days: number) => new Date(platform.clock.now.getTime() + days * 86_400_000).toISOString()
    const lifetime = { daily_budget: '', lifetime_budget: 40_000 }
    expect(await ofSet(lifetime)).toMatchObject({ blame: 'end_time' })
    expect(await ofSet({ ...lifetime, end_time: day(-1) })).toEqual({ subcode: 1487033, blame: 'end_time' })
    expect(await ofSet({ ...lifetime, start_time: day(5), end_time: day(4) })).toEqual({
      subcode: 1487033,
      blame: 'end_time',
    })
    expect(await ofSet({ end_time: day(0.9) })).toEqual({ subcode: 1487033, blame: 'end_time' })
    expect(await ofSet({ ...lifetime, lifetime_budget: 900, end_time: day(10) })).toEqual({
      subcode: 1885272,
      blame: 'lifetime_budget',
    })
    expect(await ofSet({ end_time: 'soon' })).toMatchObject({ blame: 'end_time' })
    const id = await platform.createSet(campaignId, { ...lifetime, end_time: day(10).replace('Z', '+0000') })
    expect(await platform.read(id, 'lifetime_budget,daily_budget,end_time')).toMatchObject({
      lifetime_budget: '40000',
      daily_budget: '0',
      end_time: '2026-03-12T09:00:00+0000',
    })
    expect((await platform.call(id, { daily_budget: 5000, end_time: '0' })).body).toEqual({ success: true })
    expect(await platform.read(id, 'lifetime_budget,daily_budget,end_time')).toEqual({
      id,
      lifetime_budget: '0',
      daily_budget: '5000',
    })
  })

  test('bids as its strategy wants it', async () => {
    expect(await ofSet({ bid_strategy: 'COST_CAP' })).toMatchObject({ blame: 'bid_amount' })
    expect(await ofSet({ bid_strategy: 'LOWEST_COST_WITHOUT_CAP', bid_amount: 90 })).toMatchObject({
      blame: 'bid_amount',
    })
    expect(await ofSet({ bid_strategy: 'COST_CAP', bid_amount: 4001 })).toMatchObject({ blame: 'bid_amount' })
    const id = await platform.createSet(campaignId, { bid_amount: 90 })
    expect(await platform.read(id, 'bid_strategy,bid_amount')).toMatchObject({
      bid_strategy: 'LOWEST_COST_WITH_BID_CAP',
      bid_amount: 90,
    })
  })

  test('that shares its budget has the strategy of the others', async () => {
    const shared = await platform.createCampaign({ is_adset_budget_sharing_enabled: true })
    await platform.createSet(shared)
    expect(await ofSet({ campaign_id: shared, bid_strategy: 'COST_CAP', bid_amount: 90 })).toEqual({
      subcode: 4834009,
      blame: 'bid_strategy',
    })
  })

  test('aims at what goes with the objective', async () => {
    expect(await ofSet({ optimization_goal: 'THRUPLAY' })).toMatchObject({ blame: 'optimization_goal' })
    expect(await ofSet({ destination_type: 'ON_POST' })).toMatchObject({ blame: 'destination_type' })
    expect(await ofSet({ billing_event: 'POST_ENGAGEMENT' })).toMatchObject({ blame: 'billing_event' })
    expect(await ofSet({ billing_event: 'LINK_CLICKS', daily_budget: 499 })).toMatchObject({ subcode: 1885272 })
    const awareness = await platform.createCampaign({ objective: 'OUTCOME_AWARENESS' })
    const reach = { campaign_id: awareness, optimization_goal: 'REACH' }
    expect(await ofSet(reach)).toMatchObject({ blame: 'promoted_object' })
    await platform.createSet(awareness, { ...reach, promoted_object: { page_id: platform.bakery.id } })
    const engagement = await platform.createCampaign({ objective: 'OUTCOME_ENGAGEMENT' })
    await platform.createSet(engagement, { optimization_goal: 'POST_ENGAGEMENT', destination_type: 'ON_POST' })
  })

  test('belongs to a campaign of its account that is still there', async () => {
    const gone = await platform.createCampaign()
    await platform.call(gone, undefined, { method: 'DELETE' })
    expect(await ofSet({ campaign_id: gone })).toMatchObject({ blame: 'campaign_id' })
    expect(await ofSet({ campaign_id: '120200000000000000' })).toMatchObject({ blame: 'campaign_id' })
    expect(await ofSet({ name: '' })).toMatchObject({ blame: 'name' })
  })
})

test('a budget is not lowered below what is gone already', async () => {
  const { setId, campaignId, adId } = await platform.createTree()
  const { amount_spent: before } = await platform.read(platform.act, 'amount_spent')
  platform.world.db
    .prepare(
      `insert into adDays (adId, day, network, position, adSetId, campaignId, accountId, impressions, spend, cells)
       values (?, '2026-03-02', 'facebook', 'feed', ?, ?, ?, 100, 2000, x'')`,
    )
    .run(adId, setId, campaignId, platform.act.slice(4))
  expect(await refusal(setId, { daily_budget: 2199 })).toMatchObject({ blame: 'daily_budget' })
  expect((await platform.call(setId, { daily_budget: 2200 })).body).toEqual({ success: true })
  expect(await platform.read(platform.act, 'amount_spent')).toMatchObject({
    amount_spent: String(Number(before) + 2000),
  })
})

describe('an account that can’t pay', () => {
  const asIker = () => ({ headers: { authorization: `Bearer ${platform.iker.token}` } })

  test('keeps drafts but turns nothing on', async () => {
    const { body } = await platform.call(`${platform.yenAct}/campaigns`, campaign, asIker())
    const refused = await platform.call(body.id, { status: 'ACTIVE' }, asIker())
    expect(refused.body.error).toMatchObject({ error_subcode: 1359188, error_user_title: 'No payment method' })
    await platform.control(`ad-accounts/${platform.yenAct}`, { status: 2, funding: 'visa' })
    const disabled = await platform.call(body.id, { status: 'ACTIVE' }, asIker())
    expect(disabled.body.error).toMatchObject({ error_user_title: 'Ad account is disabled' })
    const state = await platform.call(`${platform.yenAct}?fields=account_status,disable_reason`, undefined, asIker())
    expect(state.body).toMatchObject({ account_status: 2, disable_reason: 1 })
  })

  test('can always switch off what it has', async () => {
    const { setId } = await platform.createTree()
    await platform.control(`ad-accounts/${platform.act}`, { payer: '' })
    expect((await platform.call(setId, { daily_budget: 5000 })).body.error).toBeDefined()
    expect((await platform.call(setId, { status: 'PAUSED' })).body).toEqual({ success: true })
    await platform.control(`ad-accounts/${platform.act}`, { payer: "Maya's Bakery" })
  })

  test('that was disabled later says so of what ran', async () => {
    const { campaignId, setId, adId } = await platform.createTree()
    for (const id of [adId, setId, campaignId]) await platform.call(id, { status: 'ACTIVE' })
    platform.pass(9)
    expect((await platform.control(`ad-accounts/${platform.act}`, { status: 9 })).status).toBe(400)
    await platform.control(`ad-accounts/${platform.act}`, { status: 2 })
    expect(await platform.read(adId, 'effective_status,issues_info')).toMatchObject({
      effective_status: 'WITH_ISSUES',
      issues_info: [{ level: 'AD', error_type: 'HARD_ERROR' }],
    })
    await platform.control(`ad-accounts/${platform.act}`, { status: 1 })
    expect(await platform.read(adId, 'effective_status')).toMatchObject({ effective_status: 'ACTIVE' })
  })
})
