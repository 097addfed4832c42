import { type Spot, spotOf } from './adGeography.ts'
import { type Fields, isFields, itemsOf, objectsOf } from './adJson.ts'
import { effectivePlacements } from './adPlacementRules.ts'
import { topicOf } from './adTopics.ts'

/**
 * Targeting as it is told to whoever reads it: as it was sent, with the names of what it names by a key, and with what the platform
 * makes of the placements (reference 7.4). Of languages it tells the keys alone. That `location_types` is always told is a recollection.
 */
export function toldTargeting(given: Fields): Fields {
  const { geo_locations, excluded_geo_locations, flexible_spec, exclusions } = given
  return {
    age_min: 18,
    age_max: 65,
    ...given,
    ...(isFields(geo_locations) && {
      geo_locations: {
        ...toldPlaces(geo_locations),
        location_types: geo_locations.location_types ?? ['home', 'recent'],
      },
    }),
    ...(isFields(excluded_geo_locations) && { excluded_geo_locations: toldPlaces(excluded_geo_locations) }),
    ...(flexible_spec !== undefined && { flexible_spec: objectsOf(flexible_spec).map(toldInterests) }),
    ...(isFields(exclusions) && { exclusions: toldInterests(exclusions) }),
    ...effectivePlacements(given),
  }
}

function toldPlaces(geo: Fields): Fields {
  const named = (type: Spot['type'], list: unknown) => objectsOf(list).map((place) => toldPlace(type, place))
  return {
    ...geo,
    ...(geo.regions !== undefined && { regions: named('region', geo.regions) }),
    ...(geo.cities !== undefined && { cities: named('city', geo.cities) }),
    ...(geo.zips !== undefined && { zips: named('zip', geo.zips) }),
  }
}

function toldPlace(type: Spot['type'], place: Fields): Fields {
  const spot = spotOf(type, String(place.key))
  if (!spot) return place
  const { name, country, region, regionKey } = spot
  return { ...place, name, country, ...(type === 'city' && { region, region_id: regionKey }) }
}

function toldInterests(spec: Fields): Fields {
  if (itemsOf(spec.interests).length === 0) return spec
  const told = objectsOf(spec.interests).map((one) => ({ ...one, name: topicOf(String(one.id))?.name ?? one.name }))
  return { ...spec, interests: told }
}
