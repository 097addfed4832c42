import { describe, expect, test } from 'vitest'
import { Audience } from '../../server/contract/audienceParts.ts'
import { PlacementChoice } from '../../server/contract/campaignContent.ts'
import { targetingHashOf, targetingOf } from '../../server/platform/adTargeting.ts'
import { readTargeting } from '../../server/platform/adTargetingReading.ts'

const menlo = { key: '777', name: 'Menlo Park', region: 'California', region_id: '3847', country: 'US' }
const theirs = {
  geo_locations: {
    countries: ['DE'],
    regions: [{ key: '3847', name: 'California', country: 'US' }],
    cities: [{ ...menlo, radius: 10, distance_unit: 'mile' }],
    zips: [{ key: 'US:94304', name: '94304', region_id: 3847, country: 'US' }],
    custom_locations: [{ latitude: 36, longitude: -120, radius: 5, distance_unit: 'kilometer' }],
    location_types: ['home', 'recent'],
  },
  excluded_geo_locations: { regions: [{ key: '3886', name: 'Nevada', country: 'US' }] },
  age_min: 20,
  age_max: '40',
  genders: [2],
  locales: [6],
  flexible_spec: [{ interests: [{ id: '6003', name: 'Bread' }] }, { behaviors: [{ id: '6002', name: 'Travellers' }] }],
  exclusions: { interests: [{ id: '1', name: 'Cake' }], life_events: [{ id: 2 }] },
  custom_audiences: [{ id: '5' }, { id: '6' }],
  targeting_automation: { advantage_audience: 0 },
  publisher_platforms: ['facebook', 'instagram', 'messenger'],
  facebook_positions: ['feed', 'instream_video'],
  instagram_positions: ['stream'],
  messenger_positions: ['story'],
  device_platforms: ['mobile'],
  effective_device_platforms: ['mobile'],
}

describe('a targeting that stands out there', () => {
  test('is read in our own words as far as there are any', () => {
    const read = readTargeting(theirs)
    expect(read?.audience).toEqual({
      places: [
        { kind: 'country', key: 'DE', name: 'Germany', within: '', country: 'DE', radiusKm: null },
        { kind: 'region', key: '3847', name: 'California', within: 'United States', country: 'US', radiusKm: null },
        {
          kind: 'city',
          key: '777',
          name: 'Menlo Park',
          within: 'California, United States',
          country: 'US',
          radiusKm: 16,
        },
        { kind: 'zip', key: 'US:94304', name: '94304', within: 'United States', country: 'US', radiusKm: null },
      ],
      excludedPlaces: [
        { kind: 'region', key: '3886', name: 'Nevada', within: 'United States', country: 'US', radiusKm: null },
      ],
      ageMin: 20,
      ageMax: 40,
      genders: 'women',
      interests: [[{ id: '6003', name: 'Bread' }]],
      excludedInterests: [{ id: '1', name: 'Cake' }],
      languages: [{ key: 6, name: 'Language 6' }],
      expand: false,
    })
    expect(read?.placements).toMatchObject({
      mode: 'by_hand',
      chosen: ['facebook_feed', 'instagram_feed'],
      devices: ['mobile'],
    })
  })

  test('keeps the rest as it was said, named and counted', () => {
    const { rest } = readTargeting(theirs) ?? {}
    expect(rest?.words).toEqual([
      '2 custom audiences',
      'Messenger',
      '1 other place on Facebook',
      '1 circle on the map',
      '1 behaviour',
      '1 excluded life event',
    ])
    expect(rest?.targeting).toMatchObject({ custom_audiences: theirs.custom_audiences, messenger_positions: ['story'] })
  })

  test('is sent as it was, the miles as kilometres', () => {
    const read = readTargeting(theirs)
    if (!read?.rest) throw new Error('It has a rest.')
    const sent = targetingOf(read.audience, read.placements, read.rest)
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
    const keyed = (list: { key: string }[]) => list.map(({ key }) => ({ key }))
    const { geo_locations: geo, effective_device_platforms: _made, ...others } = theirs
    expect(targetingHashOf(plain(sent))).toBe(
      targetingHashOf({
        ...others,
        geo_locations: {
          ...geo,
          regions: keyed(geo.regions),
          cities: [{ key: '777', radius: 16, distance_unit: 'kilometer' }],
          zips: keyed(geo.zips),
        },
        excluded_geo_locations: { regions: keyed(theirs.excluded_geo_locations.regions) },
      }),
    )
  })

  test('is nothing but ours where nothing else is in it', () => {
    const audience = Audience.parse({ places: [{ kind: 'country', key: 'IE', name: 'Ireland', country: 'IE' }] })
    for (const given of [
      {},
      { networks: ['instagram'] as const },
      { mode: 'by_hand' as const, chosen: ['facebook_feed'] as const },
    ]) {
      const placements = PlacementChoice.parse(given)
      const read = readTargeting(targetingOf(audience, placements))
      expect(read).toMatchObject({ audience, rest: null })
      expect(targetingOf(read?.audience ?? audience, read?.placements ?? placements)).toEqual(
        targetingOf(audience, placements),
      )
    }
  })

  test('loses no place of a network of which all is chosen afterwards', () => {
    const read = readTargeting({ ...theirs, facebook_positions: ['instream_video'] })
    if (!read?.rest) throw new Error('It has a rest.')
    expect(targetingOf(read.audience, read.placements, read.rest)).toMatchObject({
      publisher_platforms: ['instagram', 'facebook', 'messenger'],
      facebook_positions: ['instream_video'],
    })
    const all = targetingOf(read.audience, PlacementChoice.parse({}), read.rest)
    expect(all).not.toHaveProperty('facebook_positions')
  })

  test('cannot be said in our words where it is none, or more than an audience holds', () => {
    expect(readTargeting(undefined)).toBeNull()
    const many = Array.from({ length: 201 }, (_, number) => ({ key: String(number), name: 'Town', country: 'DE' }))
    expect(readTargeting({ geo_locations: { cities: many } })).toBeNull()
  })
})
