import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdPlatform, adSet, campaign, galway, startAdPlatform, targeting } from '../support/adPlatform.ts'

let platform: AdPlatform
let campaignId: string
beforeAll(async () => {
  platform = await startAdPlatform()
  campaignId = await platform.createCampaign()
})
afterAll(() => platform.close())

/** The parameter at fault and the number of the refusal; of what is accepted `fine`. */
async function judge(changes: object, of = campaignId) {
  const { body } = await platform.call(`${platform.act}/adsets`, {
    ...adSet,
    campaign_id: of,
    targeting: { ...targeting, ...changes },
    execution_options: ['validate_only'],
  })
  if (body.success) return 'fine'
  expect(body.error.error_user_msg, JSON.stringify(body)).toMatch(/\w/)
  const blame = (body.error.error_data.blame_field_specs as string[][]).map((path) => path.join('.')).join()
  return `${blame} ${body.error.error_subcode ?? ''}`.trim()
}

test('the flag for an advantage audience has to be there, and goes with every age', async () => {
  expect(await judge({ targeting_automation: undefined })).toBe(
    'targeting.targeting_automation.advantage_audience 1870227',
  )
  expect(await judge({ targeting_automation: { advantage_audience: 1 } })).toBe('targeting.age_max 1870189')
  expect(await judge({ targeting_automation: { advantage_audience: 1 }, age_max: 65 })).toBe('fine')
})

test('places, ages, languages and interests have to exist', async () => {
  expect(await judge({ geo_locations: {} })).toContain('targeting.geo_locations')
  expect(await judge({ geo_locations: { countries: ['XX'] } })).toContain('targeting.geo_locations.countries')
  expect(await judge({ geo_locations: { cities: [{ key: '1' }] } })).toContain('targeting.geo_locations.cities')
  const wide = { cities: [{ key: galway, radius: 81, distance_unit: 'kilometer' }] }
  expect(await judge({ geo_locations: wide })).toContain('targeting.geo_locations.cities')
  expect(await judge({ geo_locations: { regions: [{ key: '1905' }], zips: [{ key: 'IE:H91' }] } })).toBe('fine')
  const circle = { latitude: 53.3, longitude: -9.1, radius: 5, distance_unit: 'kilometer' }
  expect(await judge({ geo_locations: { custom_locations: [circle] } })).toBe('fine')
  expect(await judge({ age_min: 12 })).toContain('targeting.age_min')
  expect(await judge({ age_min: 60 })).toContain('targeting.age_min')
  expect(await judge({ genders: [3] })).toContain('targeting.genders')
  expect(await judge({ locales: [424242] })).toContain('targeting.locales')
  expect(await judge({ flexible_spec: [{ interests: [{ id: '1' }] }] })).toContain('targeting.flexible_spec')
})

describe('placements', () => {
  const cases: [string, object, string][] = [
    ['marketplace needs the feed', { facebook_positions: ['marketplace'] }, 'targeting.facebook_positions 1815450'],
    ['and goes with it', { facebook_positions: ['marketplace', 'feed'] }, 'fine'],
    [
      'a story needs a feed or the other story',
      { facebook_positions: ['story'] },
      'targeting.facebook_positions 1815450',
    ],
    [
      'explore home needs explore',
      { publisher_platforms: ['instagram'], instagram_positions: ['explore_home'] },
      'targeting.instagram_positions 2490392',
    ],
    ['video feeds are gone', { facebook_positions: ['feed', 'video_feeds'] }, 'targeting.facebook_positions 2490562'],
    [
      'threads need Instagram',
      { publisher_platforms: ['facebook', 'threads'] },
      'targeting.publisher_platforms 1815450',
    ],
    [
      'Audience Network is not alone',
      { publisher_platforms: ['audience_network'] },
      'targeting.publisher_platforms 1815450',
    ],
    [
      'Instagram is not seen on computers',
      { publisher_platforms: ['instagram'], device_platforms: ['desktop'] },
      'targeting.device_platforms 1815450',
    ],
    [
      'positions need their network',
      { publisher_platforms: ['facebook'], instagram_positions: ['story'] },
      'targeting.instagram_positions 1815450',
    ],
    ['and have to be known', { facebook_positions: ['tab'] }, 'targeting[facebook_positions]'],
  ]
  test.each(cases)('%s', async (_, changes, verdict) => {
    const alone = 'publisher_platforms' in changes ? {} : { publisher_platforms: ['facebook'] }
    expect(await judge({ ...alone, ...changes })).toBe(verdict)
  })

  test('stories of both networks go together', async () => {
    const both = { publisher_platforms: ['facebook', 'instagram'] }
    expect(await judge({ ...both, facebook_positions: ['story'], instagram_positions: ['story'] })).toBe('fine')
  })

  test('are read with what becomes of them', async () => {
    const id = await platform.createSet(campaignId, {
      targeting: { ...targeting, publisher_platforms: ['facebook', 'instagram'], instagram_positions: ['story'] },
    })
    const { targeting: read } = await platform.read(id, 'targeting')
    expect(read).toMatchObject({
      publisher_platforms: ['facebook', 'instagram'],
      effective_publisher_platforms: ['facebook', 'instagram'],
      effective_instagram_positions: ['story'],
      effective_device_platforms: ['mobile', 'desktop'],
    })
    expect(read.effective_facebook_positions).toContain('marketplace')
  })
})

test('homes, jobs and credit choose nobody by age, gender, postal code or family', async () => {
  const housing = await platform.createCampaign({
    special_ad_categories: ['HOUSING'],
    special_ad_category_country: ['IE'],
  })
  const wide = { cities: [{ key: galway, radius: 25, distance_unit: 'kilometer' }] }
  const open = { age_min: 18, age_max: 65, geo_locations: wide }
  const [parenting] = (await platform.call('search?type=adinterest&q=parenting')).body.data
  expect(await judge(open, housing)).toBe('fine')
  expect(await judge({ ...open, age_min: 25 }, housing)).toContain('targeting.age_min')
  expect(await judge({ ...open, genders: [2] }, housing)).toContain('targeting.genders')
  expect(await judge({ ...open, geo_locations: targeting.geo_locations }, housing)).toContain(
    'targeting.geo_locations.cities',
  )
  expect(await judge({ ...open, geo_locations: { zips: [{ key: 'IE:H91' }] } }, housing)).toContain(
    'targeting.geo_locations.zips',
  )
  const interests = [{ id: parenting.id, name: parenting.name }]
  expect(await judge({ ...open, exclusions: { interests } }, housing)).toContain('targeting.exclusions')
  expect(await judge({ ...open, flexible_spec: [{ interests }] }, housing)).toContain('targeting.flexible_spec')
  // What is in a campaign already has to go with what it becomes.
  await platform.createSet(campaignId)
  const { body } = await platform.call(campaignId, {
    special_ad_categories: ['EMPLOYMENT'],
    special_ad_category_country: ['IE'],
  })
  expect(body.error.error_data.blame_field_specs).toEqual([['targeting', 'age_min']])
})

test('whoever is shown ads in the European Union learns who pays for them', async () => {
  const asIker = { headers: { authorization: `Bearer ${platform.iker.token}` } }
  const { body: made } = await platform.call(`${platform.veloAct}/campaigns`, campaign, asIker)
  const ask = async (changes: object) =>
    (await platform.call(`${platform.veloAct}/adsets`, { ...adSet, campaign_id: made.id, ...changes }, asIker)).body
  const unsaid = await ask({})
  expect(unsaid.error.error_data.blame_field_specs).toEqual([['dsa_payor'], ['dsa_beneficiary']])
  expect((await ask({ dsa_payor: 'Velo Norte' })).error.error_data.blame_field_specs).toEqual([['dsa_beneficiary']])
  expect((await ask({ dsa_payor: 'Velo Norte', dsa_beneficiary: 'Velo Norte' })).id).toMatch(/^\d+$/)
  expect((await ask({ targeting: { ...targeting, geo_locations: { countries: ['GB'] } } })).id).toMatch(/^\d+$/)
})

describe('searching', () => {
  const search = async (query: string) => (await platform.call(`search?${query}`)).body

  test('finds interests with their size and their place among all', async () => {
    const { data } = await search('type=adinterest&q=bak&limit=3')
    expect(data).toHaveLength(3)
    for (const one of data) expect(one.audience_size_upper_bound).toBeGreaterThan(one.audience_size_lower_bound)
    expect(data.map(({ name }: { name: string }) => name)).toContain('Baking')
    expect(data[0].path[0]).toBe('Interests')
    expect((await search('type=adinterest&q=zzzz')).data).toEqual([])
  })

  test('finds places of every kind, whatever their accents', async () => {
    const { data } = await search('type=adgeolocation&q=galway')
    expect(data.map(({ type, name }: Place) => `${type} ${name}`)).toEqual(['region County Galway', 'city Galway'])
    expect(data[1]).toMatchObject({ key: galway, country_code: 'IE', region: 'County Galway' })
    const cities = await search(`type=adgeolocation&q=san sebastian&location_types=${encodeURIComponent('["city"]')}`)
    expect(cities.data[0]).toMatchObject({ name: 'Donostia-San Sebastián', country_code: 'ES' })
    expect((await search('type=adgeolocation&q=H91&location_types=["zip"]')).data[0]).toMatchObject({
      key: 'IE:H91',
      type: 'zip',
    })
    expect((await search('type=adgeolocation&q=oughterard')).data).toHaveLength(1)
  })

  test('finds languages, and no type that there is not', async () => {
    expect((await search('type=adlocale&q=eng')).data.map(({ key }: { key: number }) => key)).toEqual([6, 24, 1001])
    expect((await search('type=adlocale&q=irish')).data).toHaveLength(1)
    expect((await search('type=weather&q=x')).error).toMatchObject({ code: 100 })
  })
})

describe('an estimate', () => {
  const encoded = (value: object) => encodeURIComponent(JSON.stringify(value))

  test('says how many people the targeting fits', async () => {
    const ask = async (spec: object) =>
      (await platform.call(`${platform.act}/reachestimate?targeting_spec=${encoded(spec)}`)).body.data
    const near = await ask(targeting)
    const far = await ask({ ...targeting, geo_locations: { countries: ['IE'] } })
    expect(near).toMatchObject({ estimate_ready: true })
    expect(near.users_upper_bound).toBeGreaterThan(near.users_lower_bound)
    expect(far.users_upper_bound).toBeGreaterThan(near.users_upper_bound)
    const nobody = await ask({ ...targeting, geo_locations: { countries: ['IS'] } })
    expect(nobody).toMatchObject({ users_lower_bound: 0, users_upper_bound: 0 })
  })

  test('says what more money brings on a day, and ever less of it', async () => {
    const { body } = await platform.call(
      `${platform.act}/delivery_estimate?optimization_goal=LINK_CLICKS&targeting_spec=${encoded(targeting)}`,
    )
    const [{ daily_outcomes_curve: curve }] = body.data
    const [first, last] = [curve[1], curve.at(-1)]
    expect(last.spend).toBeGreaterThan(first.spend)
    expect(last.reach / last.spend).toBeLessThan(first.reach / first.spend)
    expect(last.actions).toBeLessThan(last.impressions)
    expect((await platform.call(`${platform.act}/reachestimate`)).body.error.error_data.blame_field_specs).toEqual([
      ['targeting_spec'],
    ])
  })
})

interface Place {
  type: string
  name: string
}
