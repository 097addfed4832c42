import { requireToReadAds } from './adAccess.ts'
import { notOf } from './adChanges.ts'
import { lacking } from './adErrors.ts'
import { type Spot, searchSpots } from './adGeography.ts'
import { searchLocales } from './adLanguages.ts'
import { searchTopics, type Topic, topicOf, topics } from './adTopics.ts'
import type { Call } from './call.ts'
import type { Json } from './node.ts'
import { integerOf, listOf, type Params, textOf } from './params.ts'

const types = ['adinterest', 'adinterestsuggestion', 'adinterestvalid', 'adgeolocation', 'adlocale']

/** `GET /search?type=…&q=…` (reference 7.4). */
export function searchForAds(call: Call): Json {
  const { params } = call
  requireToReadAds(call)
  const type = textOf(params, 'type') ?? ''
  if (!types.includes(type)) throw notOf('type', types, type)
  const limit = Math.min(integerOf(params, 'limit') ?? 25, 1000)
  return { data: found(type, params).slice(0, limit) }
}

function found(type: string, params: Params): Json[] {
  const query = textOf(params, 'q') ?? ''
  if (type === 'adinterest') return searchTopics(query).map(interestAnswer)
  if (type === 'adlocale') return searchLocales(query)
  if (type === 'adinterestsuggestion') return akin(listOf(params, 'interest_list') ?? []).map(interestAnswer)
  if (type === 'adinterestvalid') {
    const ids = listOf(params, 'interest_fbid_list') ?? []
    return ids.map((id) => {
      const topic = topicOf(id)
      return topic ? { ...interestAnswer(topic), valid: true } : { id, valid: false }
    })
  }
  return searchSpots(query, listOf(params, 'location_types'), textOf(params, 'country_code')).map(placeAnswer)
}

/** `GET /act_X/targetingsearch`. */
export function searchTargeting(params: Params): Json {
  const query = textOf(params, 'q')
  if (!query) throw lacking('q')
  const limit = Math.min(integerOf(params, 'limit') ?? 25, 500)
  return {
    data: searchTopics(query)
      .slice(0, limit)
      .map((topic) => ({ ...interestAnswer(topic), type: 'interests' })),
  }
}

const interestAnswer = ({ id, name, path, lower, upper }: Topic) => ({
  id,
  name,
  audience_size_lower_bound: lower,
  audience_size_upper_bound: upper,
  path,
  description: null,
  topic: path[1] ?? name,
})

function placeAnswer({ key, type, name, country, countryName, region, regionKey }: Spot): Json {
  return {
    key,
    name,
    type,
    country_code: country,
    country_name: countryName,
    ...(region ? { region, region_id: Number(regionKey) } : {}),
    supports_region: true,
    supports_city: true,
  }
}

/** What stands under the same heading as the named ones. */
function akin(names: string[]): Topic[] {
  const headings = topics.filter(({ name }) => names.includes(name)).map(({ path }) => path.at(-2))
  return topics.filter(({ name, path }) => !names.includes(name) && headings.includes(path.at(-2)))
}
