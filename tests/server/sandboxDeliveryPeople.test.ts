import { afterAll, beforeAll, expect, test } from 'vitest'
import { countAudience, matching } from '../../server/sandbox/adAudience.ts'
import { readCells } from '../../server/sandbox/adCells.ts'
import { setChoices, unrestricted } from '../../server/sandbox/adChoices.ts'
import { adInterests } from '../../server/sandbox/adInterests.ts'
import { type AdPerson, adPeople } from '../../server/sandbox/adPeople.ts'
import { knownOf } from '../../server/sandbox/adTastes.ts'
import { livelinessOfDay, localOf, minutesPerSlice } from '../../server/sandbox/adZones.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { type AdPlatform, adSet, campaign, startAdPlatform, targeting } from '../support/adPlatform.ts'
import { required } from '../support/practicePlatform.ts'

let platform: AdPlatform

beforeAll(async () => {
  platform = await startAdPlatform()
  // The same chance each time.
  platform.world.db.prepare("insert into settings (name, value) values ('adChance', 'tests')").run()
})
afterAll(() => platform.close())

const idOf = (name: string) => required(adInterests.find((interest) => interest.name === name)).id
const sum = (shown = { facebook: 0, instagram: 0 }) => shown.facebook + shown.instagram
const inIreland = { geo_locations: { countries: ['IE'] }, age_min: 18, age_max: 65 }
const interestedIn = (name: string) => ({ ...everybody, flexible_spec: [{ interests: [{ id: idOf(name) }] }] })
const everybody = { geo_locations: { country_groups: ['worldwide'] }, age_min: 13, age_max: 65 }
const networksOf = (person: AdPerson, name: string) =>
  matching(platform.world, interestedIn(name)).find((one) => one.person.id === person.id)?.networks

/** Somebody on both networks who has not shown that interest yet, and then shows it by comments on one of them. */
function converted(name: string, network: 'facebook' | 'instagram') {
  const known = knownOf(platform.world)
  const person = required(
    adPeople(platform.world).find(
      ({ id, onFacebook, instagramId, age }) =>
        onFacebook && instagramId && age > 18 && sum(known.get(id)?.tastes.get(idOf(name))) < 8,
    ),
  )
  const post = platform.idOf(
    "select id from posts where network = ? and picture like 'country-sourdough%' and id not in (select postId from ads)",
    network,
  )
  for (const message of ['One', 'Two', 'Three'])
    writeComment(platform.world, { actorId: person.id, targetId: post, message })
  return person
}

test('what somebody does on one network is an interest on both, until they do not want that', () => {
  const person = converted('Bread', 'instagram')
  expect(networksOf(person, 'Bread')).toEqual(['facebook', 'instagram'])
  setChoices(platform.world, person.id, { ...unrestricted(), acrossNetworks: false })
  expect(networksOf(person, 'Bread')).toEqual(['instagram'])
  setChoices(platform.world, person.id, { ...unrestricted(), useActivity: false })
  expect(networksOf(person, 'Bread')).toBeUndefined()
  // Age and place still count, and what is not used keeps nobody out.
  expect(
    matching(platform.world, { ...everybody, exclusions: { interests: [{ id: idOf('Bread') }] } }).some(
      (one) => one.person.id === person.id,
    ),
  ).toBe(true)
  setChoices(platform.world, person.id, unrestricted())
  expect(
    matching(platform.world, { ...everybody, exclusions: { interests: [{ id: idOf('Bread') }] } }).some(
      (one) => one.person.id === person.id,
    ),
  ).toBe(false)
})

test('whoever hides an advertiser is not shown its ads from the next delivery on', async () => {
  const campaignId = await platform.createCampaign({ ...campaign, status: 'ACTIVE' })
  const setId = await platform.createSet(campaignId, {
    ...adSet,
    status: 'ACTIVE',
    targeting: { ...targeting, ...inIreland },
  })
  const creativeId = await platform.createCreative()
  const adId = await platform.createAd(setId, creativeId, { status: 'ACTIVE' })
  await platform.control('clock', { advanceHours: 30 })
  const seen = () => {
    const rows = platform.world.db.prepare('select cells from adDays where adId = ?').pluck().all(adId) as Buffer[]
    const total = new Map<number, number>()
    for (const row of rows)
      for (const [index, { impressions }] of readCells(row)) total.set(index, (total.get(index) ?? 0) + impressions)
    return total
  }
  const before = seen()
  const [index = 0] = [...before].sort((a, b) => b[1] - a[1])[0] ?? []
  const person = required(adPeople(platform.world)[index])
  const answer = await fetch(`${platform.baseUrl}/people/${person.id}/ads`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ useActivity: 'yes', acrossNetworks: 'yes', hidden: platform.bakery.id }),
  })
  expect(answer.status).toBe(200)
  await platform.control('clock', { advanceHours: 48 })
  const after = seen()
  expect(after.get(index)).toBe(before.get(index))
  expect([...after.values()].reduce((a, b) => a + b)).toBeGreaterThan([...before.values()].reduce((a, b) => a + b))
  expect(countAudience(platform.world, everybody) - countAudience(platform.world, everybody, platform.bakery.id)).toBe(
    person.standsFor,
  )
  await platform.call(campaignId, { status: 'PAUSED' })
})

test('the page about ads says what is known and keeps what is chosen', async () => {
  const person = required(adPeople(platform.world).find(({ onFacebook, instagramId }) => onFacebook && instagramId))
  const page = async () => (await fetch(`${platform.baseUrl}/people/${person.id}/ads`)).text()
  expect(await page()).toContain(`lives in ${person.home.name}`)
  expect(await page()).toMatch(/name="useActivity" value="yes"[^>]*checked/)
  await fetch(`${platform.baseUrl}/people/${person.id}/ads`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: new URLSearchParams([['acrossNetworks', 'yes']]),
  })
  expect(await page()).not.toMatch(/name="useActivity" value="yes"[^>]*checked/)
  expect((await fetch(`${platform.baseUrl}/people/nobody/ads`)).status).toBe(404)
  const bad = await fetch(`${platform.baseUrl}/people/${person.id}/ads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: '{"hidden":["1"]}',
  })
  expect(bad.status).toBe(400)
})

test('an audience is who lives there, is that old, speaks that and cares for it', () => {
  const count = (more: object) => countAudience(platform.world, { ...inIreland, ...more })
  expect(count({})).toBeGreaterThan(10_000)
  const women = count({ genders: [2] })
  const men = count({ genders: [1] })
  expect(women + men).toBe(count({}))
  expect(count({ age_min: 25, age_max: 40 })).toBeLessThan(count({}))
  expect(count({ locales: [24] })).toBeLessThan(count({}))
  expect(
    count({ geo_locations: { cities: [{ key: '1132010', radius: 10, distance_unit: 'kilometer' }] } }),
  ).toBeLessThan(count({}))
  expect(count({ geo_locations: { cities: [{ key: '1132010', radius: 25, distance_unit: 'mile' }] } })).toBeGreaterThan(
    count({ geo_locations: { cities: [{ key: '1132010', radius: 10, distance_unit: 'kilometer' }] } }),
  )
  expect(count({ excluded_geo_locations: { regions: [{ key: '1905' }] } })).toBeLessThan(count({}) / 2)
  expect(count({ geo_locations: { zips: [{ key: 'IE:H91' }] } })).toBeGreaterThan(0)
  expect(count({ geo_locations: { cities: [{ key: 'nowhere' }] } })).toBe(0)
  const coffee = { interests: [{ id: idOf('Coffee') }] }
  const hiking = { interests: [{ id: idOf('Hiking') }] }
  const world = (more: object) => countAudience(platform.world, { ...everybody, ...more })
  expect(world({ flexible_spec: [{ interests: [...coffee.interests, ...hiking.interests] }] })).toBeGreaterThanOrEqual(
    world({ flexible_spec: [coffee] }),
  )
  expect(world({ flexible_spec: [coffee, hiking] })).toBeLessThanOrEqual(world({ flexible_spec: [coffee] }))
  expect(world({ flexible_spec: [hiking], exclusions: coffee }) + world({ flexible_spec: [hiking, coffee] })).toBe(
    world({ flexible_spec: [hiking] }),
  )
  expect(world({ publisher_platforms: ['instagram'] })).toBeLessThan(world({}))
  expect(world({ publisher_platforms: ['instagram'], device_platforms: ['desktop'] })).toBe(0)
})

test('a day is one of the zone, of 23, 24 or 25 hours, and begins where the zone has it', () => {
  const usual = livelinessOfDay('Europe/Dublin', '2026-03-28')
  expect(livelinessOfDay('Europe/Dublin', '2026-03-29')).toBeLessThan(usual)
  expect(livelinessOfDay('Europe/Dublin', '2026-10-25')).toBeGreaterThan(usual)
  expect(localOf('Europe/Dublin', new Date('2026-03-29T00:59:00Z'))).toEqual({ day: '2026-03-29', hour: 0 })
  expect(localOf('Europe/Dublin', new Date('2026-03-29T01:00:00Z'))).toEqual({ day: '2026-03-29', hour: 2 })
  expect(localOf('Asia/Tokyo', new Date('2026-03-29T15:00:00Z'))).toEqual({ day: '2026-03-30', hour: 0 })
  expect(minutesPerSlice('Asia/Kolkata', new Date('2026-03-29T15:00:00Z'))).toBe(30)
  expect(minutesPerSlice('Asia/Kathmandu', new Date('2026-03-29T15:00:00Z'))).toBe(15)
})
