import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdPlatform, adSet, campaign, startAdPlatform, targeting } from '../support/adPlatform.ts'

let platform: AdPlatform
beforeAll(async () => {
  platform = await startAdPlatform()
})
afterAll(() => platform.close())

const stateOf = async (id: string) => (await platform.read(id, 'effective_status')).effective_status as string

describe('review', () => {
  test('looks at an ad for a while, switched on or not', async () => {
    const { adId, setId, campaignId } = await platform.createTree()
    expect(await stateOf(adId)).toBe('PENDING_REVIEW')
    expect(await stateOf(setId)).toBe('PAUSED')
    platform.pass(7)
    expect(await stateOf(adId)).toBe('PENDING_REVIEW')
    platform.pass(1)
    expect(await stateOf(adId)).toBe('PAUSED')
    await platform.call(adId, { status: 'ACTIVE' })
    expect(await stateOf(adId)).toBe('CAMPAIGN_PAUSED')
    await platform.call(campaignId, { status: 'ACTIVE' })
    expect(await stateOf(adId)).toBe('ADSET_PAUSED')
    await platform.call(setId, { status: 'ACTIVE' })
    expect(await stateOf(adId)).toBe('ACTIVE')
    await platform.call(campaignId, { status: 'PAUSED' })
    expect([await stateOf(campaignId), await stateOf(setId), await stateOf(adId)]).toEqual([
      'PAUSED',
      'CAMPAIGN_PAUSED',
      'CAMPAIGN_PAUSED',
    ])
    await platform.call(campaignId, { status: 'ARCHIVED' })
    expect([await stateOf(setId), await stateOf(adId)]).toEqual(['ARCHIVED', 'ARCHIVED'])
  })

  test('rejects what promises a cure, says why, and looks again at what takes its place', async () => {
    const { adId, setId, campaignId } = await platform.createTree({ message: 'A guaranteed cure for Mondays' })
    for (const id of [adId, setId, campaignId]) await platform.call(id, { status: 'ACTIVE' })
    expect((await platform.read(adId, 'ad_review_feedback')).ad_review_feedback).toBeUndefined()
    platform.pass(9)
    const { effective_status, ad_review_feedback, issues_info } = await platform.read(
      adId,
      'effective_status,ad_review_feedback,issues_info',
    )
    expect(effective_status).toBe('DISAPPROVED')
    expect(ad_review_feedback.global.MISLEADING_CLAIMS).toMatch(/\w/)
    expect(ad_review_feedback.placement_specific.instagram).toEqual(ad_review_feedback.global)
    expect(issues_info[0]).toMatchObject({ level: 'AD', error_type: 'HARD_ERROR' })
    expect([await stateOf(setId), await stateOf(campaignId)]).toEqual(['WITH_ISSUES', 'WITH_ISSUES'])

    const creative_id = await platform.createCreative()
    expect((await platform.call(adId, { creative: { creative_id } })).body).toEqual({ success: true })
    expect(await stateOf(adId)).toBe('PENDING_REVIEW')
    platform.pass(9)
    expect([await stateOf(adId), await stateOf(campaignId)]).toEqual(['ACTIVE', 'ACTIVE'])
  })

  test('takes as long as the console says, and refuses at once when asked to', async () => {
    await platform.control('settings', { reviewSeconds: 60 })
    const { adId, setId } = await platform.createTree({ message: 'Slow [disapprove]' })
    platform.pass(59)
    expect(await stateOf(adId)).toBe('PENDING_REVIEW')
    platform.pass(1)
    expect(await stateOf(adId)).toBe('DISAPPROVED')
    await platform.control('settings', { reviewSeconds: 8 })
    const creative = {
      object_story_spec: platform.story({ message: '[disapprove]', image_hash: await platform.addImage() }),
    }
    const creative_id = await platform.createCreative(creative)
    const { body } = await platform.call(`${platform.act}/ads`, {
      name: 'At once',
      adset_id: setId,
      creative: { creative_id },
      execution_options: ['synchronous_ad_review', 'validate_only'],
    })
    expect(body.error.error_data.blame_field_specs).toEqual([['creative']])
  })
})

describe('lists', () => {
  const ask = async (path: string, params: Record<string, unknown>) => {
    const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`)
    return (await platform.call(`${path}?${query.join('&')}`)).body
  }
  const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id)

  test('are filtered by name and state, and leave out what was put away', async () => {
    const [first, second, third] = [
      await platform.createCampaign({ name: 'Listed ⟦a1⟧' }),
      await platform.createCampaign({ name: 'Listed ⟦a2⟧' }),
      await platform.createCampaign({ name: 'Listed ⟦a3⟧' }),
    ]
    await platform.call(second, { status: 'ACTIVE' })
    await platform.call(third, { status: 'ARCHIVED' })
    const named = (value: string) => ({ field: 'name', operator: 'CONTAIN', value })
    const path = `${platform.act}/campaigns`
    expect(idsOf(await ask(path, { filtering: [named('⟦a1⟧')] }))).toEqual([first])
    expect(idsOf(await ask(path, { filtering: [named('listed')] }))).toEqual([second, first])
    const states = { field: 'effective_status', operator: 'IN', value: ['ACTIVE', 'ARCHIVED'] }
    expect(idsOf(await ask(path, { filtering: [named('Listed'), states] }))).toEqual([third, second])
    expect(idsOf(await ask(path, { filtering: [named('Listed')], effective_status: ['ARCHIVED'] }))).toEqual([third])
    expect((await ask(path, { filtering: [named('Listed')], summary: ['total_count'], limit: 1 })).summary).toEqual({
      total_count: 2,
    })
    expect((await ask(path, { filtering: [{ ...named('x'), field: 'colour' }] })).error).toMatchObject({ code: 100 })
    expect((await ask(path, { filtering: [{ ...named('x'), operator: 'LIKE' }] })).error).toMatchObject({ code: 100 })
  })

  test('lead from a campaign to its ad sets, ads and creatives, page by page', async () => {
    const { campaignId, setId, adId, creativeId } = await platform.createTree()
    const other = await platform.createAd(setId, creativeId, { name: 'Second' })
    const page = await ask(`${campaignId}/ads`, { limit: 1 })
    expect(idsOf(page)).toEqual([other])
    const next = (await (await fetch(page.paging.next)).json()) as { data: { id: string }[] }
    expect(idsOf(next)).toEqual([adId])
    expect(idsOf(await ask(`${campaignId}/adsets`, {}))).toEqual([setId])
    expect(idsOf(await ask(`${setId}/ads`, {}))).toEqual([other, adId])
    expect(idsOf(await ask(`${setId}/adcreatives`, {}))).toEqual([creativeId])
    expect(idsOf(await ask(`${adId}/adcreatives`, {}))).toEqual([creativeId])
    const tree = await platform.read(campaignId, 'name,adsets{name,ads{name,adset{id}}}')
    expect(tree.adsets.data[0].ads.data.map((ad: { name: string }) => ad.name)).toEqual(['Second', 'Carrot'])
    const of = { field: 'campaign.name', operator: 'EQUAL', value: campaign.name }
    expect(idsOf(await ask(`${platform.act}/ads`, { filtering: [of], limit: 2 }))).toEqual([other, adId])
  })

  test('a whole campaign is copied, switched off', async () => {
    const { campaignId } = await platform.createTree()
    const { body } = await platform.call(`${campaignId}/copies`, { deep_copy: true })
    const copy = await platform.read(body.copied_campaign_id, 'name,status,ads{status,effective_status}')
    expect(copy).toMatchObject({ name: 'Easter cakes - Copy', status: 'PAUSED' })
    expect(copy.ads.data).toMatchObject([{ status: 'PAUSED', effective_status: 'PENDING_REVIEW' }])
  })
})

describe('who may', () => {
  test('the owner alone, with a token of their own and the permission', async () => {
    const { campaignId } = await platform.createTree()
    for (const id of [platform.act, campaignId]) {
      const foreign = await platform.graph(`${id}?fields=name`, { token: platform.iker.token })
      expect(foreign.body.error).toMatchObject({ code: 100, error_subcode: 33 })
      const ofPage = await platform.graph(`${id}?fields=name`, { token: platform.bakery.token })
      expect(ofPage.body.error).toMatchObject({ code: 100, error_subcode: 33 })
    }
    const limited = (scopes: string[]) => {
      const token = `limited-${scopes.join('-')}`
      platform.world.db
        .prepare(
          `insert into tokens (token, kind, personId, scopes, issuedAt, everything) values (?, 'USER', ?, ?, ?, 1)`,
        )
        .run(token, platform.maya.id, JSON.stringify(scopes), platform.clock.now.toISOString())
      return token
    }
    const none = await platform.graph(`${platform.act}?fields=name`, { token: limited(['pages_show_list']) })
    expect(none.body.error.code).toBe(200)
    const reader = limited(['ads_read'])
    expect((await platform.graph('me/adaccounts?fields=name', { token: reader })).body.data).toHaveLength(1)
    const written = await platform.graph(`${platform.act}/campaigns`, { token: reader, form: { name: 'x' } })
    expect(written.body.error.code).toBe(200)
  })

  test('calls count for the ad account and are refused when its hour is used up', async () => {
    const { headers } = await platform.call(`${platform.act}?fields=name`)
    const useCase = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}')
    expect(useCase[platform.act.slice(4)]).toMatchObject([
      { type: 'ads_management', ads_api_access_tier: 'standard_access' },
    ])
    expect(JSON.parse(headers.get('x-ad-account-usage') ?? '{}')).toMatchObject({ acc_id_util_pct: expect.any(Number) })
    await platform.control('settings', { accountBudget: 1 })
    const { body, headers: full } = await platform.call(`${platform.act}?fields=name`)
    expect(body.error.code).toBe(80004)
    expect(full.get('x-business-use-case-usage')).toContain('ads_management')
    await platform.control('settings', { accountBudget: 5000 })
  })
})

describe('bad days', () => {
  test('a name can make its own call go wrong after it was done, but not a check of it', async () => {
    const form = { ...campaign, name: 'Lost [fault:5xx-after]' }
    const check = await platform.call(`${platform.act}/campaigns`, { ...form, execution_options: ['validate_only'] })
    expect(check.body).toEqual({ success: true })
    const lost = await platform.call(`${platform.act}/campaigns`, form)
    expect(lost.status).toBe(500)
    const filtering = encodeURIComponent(JSON.stringify([{ field: 'name', operator: 'CONTAIN', value: 'Lost' }]))
    expect((await platform.call(`${platform.act}/campaigns?filtering=${filtering}`)).body.data).toHaveLength(1)
  })

  test('whatever is sent, it is answered in the platform’s words', async () => {
    const { setId, adId, creativeId } = await platform.createTree()
    const junk = [
      null,
      '',
      'x',
      -1,
      1e21,
      [],
      {},
      [null],
      [[{}]],
      { a: [] },
      '[',
      '{',
      '{"interests":"x"}',
      { geo_locations: 'x' },
    ]
    const whole = {
      ...adSet,
      ...campaign,
      campaign_id: await platform.createCampaign(),
      adset_id: setId,
      creative: { creative_id: creativeId },
    }
    const names = [
      ...Object.keys(whole),
      'end_time',
      'lifetime_budget',
      'bid_amount',
      'promoted_object',
      'object_story_spec',
      'asset_feed_spec',
    ]
    for (const path of ['campaigns', 'adsets', 'adcreatives', 'ads']
      .map((edge) => `${platform.act}/${edge}`)
      .concat(setId, adId)) {
      for (const name of names) {
        for (const value of junk) {
          const body = JSON.stringify({ ...whole, [name]: value, execution_options: ['validate_only'] })
          const { status } = await platform.call(path, undefined, {
            method: 'POST',
            body,
            headers: { authorization: `Bearer ${platform.maya.token}`, 'content-type': 'application/json' },
          })
          expect([200, 400], `${path} ${name} ${JSON.stringify(value)}`).toContain(status)
        }
      }
    }
    const strange = [
      { flexible_spec: [{ interests: 'x' }] },
      { geo_locations: { cities: 'x' } },
      { genders: 3 },
      { exclusions: [] },
      { instagram_positions: {} },
    ]
    for (const changes of strange) {
      const spec = encodeURIComponent(JSON.stringify({ ...targeting, ...changes }))
      expect((await platform.call(`${platform.act}/reachestimate?targeting_spec=${spec}`)).body.error.code).toBe(100)
    }
  }, 60_000)

  test('a campaign and its ad set can be made in one batch', async () => {
    const form = (values: object) =>
      new URLSearchParams(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      ).toString()
    const batch = [
      {
        method: 'POST',
        name: 'campaign',
        relative_url: `${platform.act}/campaigns`,
        body: form(campaign),
        omit_response_on_success: false,
      },
      {
        method: 'POST',
        relative_url: `${platform.act}/adsets`,
        body: `${form(adSet)}&campaign_id={result=campaign:$.id}`,
      },
    ]
    const { body } = await platform.call('', { batch })
    const [first, second] = body.map((one: { body: string }) => JSON.parse(one.body))
    expect(await platform.read(second.id, 'campaign_id')).toMatchObject({ campaign_id: first.id })
  })

  test('a fault hits the calls it was meant for', async () => {
    await platform.control('faults', { kind: 'rate-80004', method: 'POST', path: '/adsets' })
    const campaignId = await platform.createCampaign()
    const { body } = await platform.call(`${platform.act}/adsets`, { campaign_id: campaignId })
    expect(body.error.code).toBe(80004)
    expect(await platform.createSet(campaignId)).toMatch(/^\d+$/)
  })
})

test('the console knows the ad accounts and what became of their campaigns', async () => {
  expect(await platform.console()).toMatchObject({
    adAccounts: [
      { id: platform.act, currency: 'EUR', timeZone: 'Europe/Dublin', pageId: platform.bakery.id },
      { currency: 'EUR', timeZone: 'Europe/Madrid' },
      { currency: 'JPY', timeZone: 'Asia/Tokyo' },
    ],
  })
  const page = await (await fetch(`${platform.baseUrl}/`)).text()
  expect(page).toContain(platform.act)
  expect(page).toContain('Easter cakes')
})

const specs = '../shared/reference/graph-specs'
test.skipIf(!existsSync(specs))('fields and values are the platform’s own', async () => {
  const { adId, setId, campaignId, creativeId } = await platform.createTree()
  const examples: [string, string][] = [
    ['AdAccount', platform.act],
    ['Campaign', campaignId],
    ['AdSet', setId],
    ['AdCreative', creativeId],
    ['Ad', adId],
  ]
  for (const [type, id] of examples) {
    const spec = JSON.parse(readFileSync(`${specs}/${type}.json`, 'utf8')) as { fields: { name: string }[] }
    const answers = await Promise.all(spec.fields.map(({ name }) => platform.call(`${id}?fields=${name}`)))
    const served = answers.filter(({ status, body }) => status === 200 && Object.keys(body).length > 1)
    expect(served.length, type).toBeGreaterThan(9)
  }
  const enums = JSON.parse(readFileSync(`${specs}/enum_types.json`, 'utf8')) as { name: string; values: string[] }[]
  const known = enums.find(({ name }) => name === 'Ad_effective_status')?.values
  expect(known).toContain(await stateOf(adId))
})
