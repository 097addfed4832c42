import {
  Ad,
  AdAccount,
  AdCreative,
  AdSet,
  Campaign,
  FacebookAdsApi,
  FacebookAdsApiBatch,
  User,
} from 'facebook-nodejs-business-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdPlatform, galway, redPixel, startAdPlatform } from '../support/adPlatform.ts'

let platform: AdPlatform
let api: FacebookAdsApi

/** Meta's own client for Node, of which nothing is ours but the address it calls. */
beforeAll(async () => {
  platform = await startAdPlatform()
  Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => `${platform.baseUrl}/graph` })
  api = new FacebookAdsApi(platform.maya.token, 'en_US', false)
})
afterAll(() => platform.close())

const targeting = {
  geo_locations: { cities: [{ key: galway, radius: 10, distance_unit: 'kilometer' }] },
  age_min: 25,
  age_max: 55,
  targeting_automation: { advantage_audience: 0 },
}

test('from the ad account to an ad that runs, and all that can be read of it', async () => {
  const [found] = listed(
    await new User('me', {}, undefined, api).getAdAccounts([
      'account_id',
      'name',
      'currency',
      'timezone_name',
      'min_daily_budget',
    ]),
  )
  expect(found?._data).toEqual({
    id: platform.act,
    account_id: platform.act.slice(4),
    name: "Maya's Bakery ads",
    currency: 'EUR',
    timezone_name: 'Europe/Dublin',
    min_daily_budget: 100,
  })
  const account = new AdAccount(platform.act, {}, undefined, api)

  const image = (await account.createAdImage([], { bytes: redPixel })) as Data
  const { hash } = (image._data.images as { bytes: { hash: string } }).bytes
  expect(listed(await account.getAdImages(['hash', 'width', 'height']))[0]?._data).toMatchObject({ hash, width: 1 })

  const campaign = new Campaign(
    (
      (await account.createCampaign([], {
        name: 'Easter cakes',
        objective: 'OUTCOME_TRAFFIC',
        status: 'PAUSED',
        special_ad_categories: [],
        is_adset_budget_sharing_enabled: false,
      })) as Data
    ).id,
    {},
    undefined,
    api,
  )
  const adSet = new AdSet(
    (
      (await account.createAdSet([], {
        name: 'Galway',
        campaign_id: campaign.id,
        status: 'PAUSED',
        optimization_goal: 'LINK_CLICKS',
        billing_event: 'IMPRESSIONS',
        daily_budget: 4000,
        targeting,
      })) as Data
    ).id,
    {},
    undefined,
    api,
  )
  const story = {
    page_id: platform.bakery.id,
    instagram_user_id: platform.bakery.instagramId,
    link_data: {
      link: 'https://mayas.example/cakes',
      message: 'Order by Wednesday, collect on Saturday.',
      name: 'Easter cakes',
      image_hash: hash,
      call_to_action: { type: 'ORDER_NOW', value: { link: 'https://mayas.example/cakes' } },
    },
  }
  const creative = new AdCreative(
    ((await account.createAdCreative([], { name: 'Carrot', object_story_spec: story })) as Data).id,
    {},
    undefined,
    api,
  )
  const again = (await account.createAdCreative([], { name: 'Carrot once more', object_story_spec: story })) as Data
  expect(again.id).toBe(creative.id)

  const ad = new Ad(
    (
      (await account.createAd([], {
        name: 'Carrot',
        adset_id: adSet.id,
        creative: { creative_id: creative.id },
        status: 'PAUSED',
      })) as Data
    ).id,
    {},
    undefined,
    api,
  )
  expect(dataOf(await ad.get(['effective_status']))).toMatchObject({ effective_status: 'PENDING_REVIEW' })
  platform.pass(9)
  expect(dataOf(await ad.get(['effective_status']))).toMatchObject({ effective_status: 'PAUSED' })

  for (const thing of [ad, adSet, campaign]) await thing.update([], { status: 'ACTIVE' })
  const [running] = listed(
    await campaign.getAds([
      'effective_status',
      'adset{name,daily_budget,targeting}',
      'creative{effective_object_story_id,effective_instagram_media_id}',
    ]),
  )
  expect(running?._data).toMatchObject({
    id: ad.id,
    effective_status: 'ACTIVE',
    adset: { name: 'Galway', daily_budget: '4000', targeting: { age_max: 55 } },
    creative: {
      effective_object_story_id: expect.stringMatching(/^\d+_\d+$/),
      effective_instagram_media_id: expect.stringMatching(/^\d+$/),
    },
  })

  const [preview] = listed(await ad.getPreviews(['body'], { ad_format: 'INSTAGRAM_STORY' }))
  expect(preview?._data.body).toContain('<iframe')
  const [drawn] = listed(
    await account.getGeneratePreviews(['body'], {
      creative: { object_story_spec: story },
      ad_format: 'DESKTOP_FEED_STANDARD',
    }),
  )
  expect(drawn?._data.body).toContain('/ads/preview?d=')

  const [estimate] = listed(await adSet.getDeliveryEstimate(['estimate_mau_lower_bound', 'daily_outcomes_curve']))
  expect(estimate?._data.estimate_mau_lower_bound).toBeGreaterThan(0)
  const [ofAccount] = listed(
    await account.getDeliveryEstimate([], { optimization_goal: 'REACH', targeting_spec: targeting }),
  )
  expect(ofAccount?._data.estimate_ready).toBe(true)
  const minimum = listed(await account.getMinimumBudgets(['currency', 'min_daily_budget_imp']))
  expect(minimum[0]?._data).toMatchObject({ currency: 'EUR', min_daily_budget_imp: 100 })
  const interests = listed(await account.getTargetingSearch(['id', 'name', 'path'], { q: 'baking' }))
  expect(interests.map(({ _data }) => _data.name)).toContain('Baking')

  await campaign.update([], { status: 'PAUSED' })
  expect(dataOf(await ad.get(['effective_status']))).toMatchObject({ effective_status: 'CAMPAIGN_PAUSED' })
  await campaign.delete([])
  expect(listed(await account.getCampaigns(['name'])).map(({ id }) => id)).not.toContain(campaign.id)
  expect(dataOf(await campaign.get(['status']))).toMatchObject({ status: 'DELETED' })
})

test('an ad is copied, and a mistake says which field is at fault', async () => {
  const { adId, setId } = await platform.createTree()
  const copy = dataOf(
    await new Ad(adId, {}, undefined, api).createCopy([], { rename_options: { rename_suffix: ' B' } }),
  )
  const copied = new Ad(String(copy.copied_ad_id), {}, undefined, api)
  expect(dataOf(await copied.get(['name', 'status', 'adset_id']))).toMatchObject({
    name: 'Carrot B',
    status: 'PAUSED',
    adset_id: setId,
  })
  const lowered = new AdSet(setId, {}, undefined, api).update([], { daily_budget: 1 })
  await expect(lowered).rejects.toMatchObject({
    response: { code: 100, error_subcode: 1885272, error_data: { blame_field_specs: [['daily_budget']] } },
  })
})

test('campaigns are read and paused in a batch', async () => {
  const first = await platform.createCampaign({ name: 'First' })
  const second = await platform.createCampaign({ name: 'Second' })
  const answers: unknown[] = []
  const keep = (response: { body: unknown }) => answers.push(response.body)
  const batch = new FacebookAdsApiBatch(api)
  batch.add('POST', [first], { status: 'ARCHIVED' }, undefined, keep, keep)
  batch.add('GET', [first], { fields: 'effective_status' }, undefined, keep, keep)
  batch.add('GET', [second], { fields: 'name,daily_budget' }, undefined, keep, keep)
  await batch.execute()
  expect(answers).toEqual([
    { success: true },
    { effective_status: 'ARCHIVED', id: first },
    { name: 'Second', id: second },
  ])
})

const dataOf = (answer: unknown) => (answer as Data)._data

/** The SDK's published types hide what its cursors hold. */
const listed = (cursor: unknown) => cursor as Data[]

interface Data {
  id: string
  _data: Record<string, unknown>
}
