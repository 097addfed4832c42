import { type Fields, fieldsOf, listIn, textsIn } from './fields.ts'

/** What a targeting holds that we have no words of our own for, named and counted: `2 custom audiences`. */
export function restWords(rest: Fields): string[] {
  const { geo_locations, excluded_geo_locations, flexible_spec, exclusions, targeting_automation, ...others } = rest
  const counted = [
    ...Object.entries(others).flatMap(([key, value]) => wordsOf(key, value)),
    ...Object.entries(fieldsOf(geo_locations)).flatMap(([key, value]) => wordsOf(key, value)),
    ...Object.entries(fieldsOf(excluded_geo_locations)).flatMap(([key, value]) => wordsOf(key, value, 'excluded ')),
    ...listIn(flexible_spec)
      .flatMap((group) => Object.entries(fieldsOf(group)))
      .flatMap(([key, value]) => wordsOf(key, value)),
    ...Object.entries(fieldsOf(exclusions)).flatMap(([key, value]) => wordsOf(key, value, 'excluded ')),
    ...Object.entries(fieldsOf(targeting_automation)).flatMap(([key, value]) => wordsOf(key, value)),
  ]
  return [...new Set(counted)]
}

const nouns: Record<string, [one: string, more: string]> = {
  custom_audiences: ['custom audience', 'custom audiences'],
  excluded_custom_audiences: ['excluded custom audience', 'excluded custom audiences'],
  interests: ['interest', 'interests'],
  behaviors: ['behaviour', 'behaviours'],
  life_events: ['life event', 'life events'],
  family_statuses: ['family status', 'family statuses'],
  industries: ['industry', 'industries'],
  work_positions: ['work position', 'work positions'],
  work_employers: ['employer', 'employers'],
  custom_locations: ['circle on the map', 'circles on the map'],
  country_groups: ['group of countries', 'groups of countries'],
  regions: ['region', 'regions'],
  cities: ['city', 'cities'],
  zips: ['postal code', 'postal codes'],
  locales: ['language', 'languages'],
  facebook_positions: ['other place on Facebook', 'other places on Facebook'],
  instagram_positions: ['other place on Instagram', 'other places on Instagram'],
}

const platforms: Record<string, string> = {
  messenger: 'Messenger',
  audience_network: 'Audience Network',
  threads: 'Threads',
  whatsapp: 'WhatsApp',
}

/** They say where on a network that is named anyway. */
const quiet = new Set(['messenger_positions', 'audience_network_positions', 'threads_positions', 'whatsapp_positions'])

function wordsOf(key: string, value: unknown, before = ''): string[] {
  if (quiet.has(key) || isUsual(key, value)) return []
  if (key === 'publisher_platforms') return textsIn(value).flatMap((one) => platforms[one] ?? [])
  const noun = nouns[key]
  const { length } = listIn(value)
  if (noun && length > 0) return [`${length} ${before}${length === 1 ? noun[0] : noun[1]}`]
  const words = `${before}${key.replaceAll('_', ' ')}`
  return [words.charAt(0).toUpperCase() + words.slice(1)]
}

/** What the platform writes into every targeting by itself. */
function isUsual(key: string, value: unknown) {
  if (key === 'location_types')
    return textsIn(value).length === 2 && textsIn(value).every((one) => one === 'home' || one === 'recent')
  return key === 'targeting_relaxation_types' && Object.values(fieldsOf(value)).every((one) => Number(one) === 0)
}
