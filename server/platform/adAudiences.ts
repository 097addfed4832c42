import { z } from 'zod'
import { AudiencePlace as Place } from '../contract/audienceParts.ts'
import { goals } from './adSpecs.ts'
import { targetingOf } from './adTargeting.ts'
import type { AdSpeaker, Ads, AudienceSize } from './advertising.ts'
import { MaybeFlag, MaybeWords, Words } from './shapes.ts'
import type { Transport } from './transport.ts'

type Audiences = Pick<Ads, 'searchInterests' | 'searchPlaces' | 'searchLanguages' | 'estimate'>

const mostFound = 25

/** -1 is how the platform says that it does not say (reference 7.6). */
const Bound = z.coerce
  .number()
  .transform((people) => (people >= 0 ? Math.round(people) : null))
  .nullable()
  .catch(null)

const Amount = z.coerce.number().nonnegative().catch(0)

const FoundInterest = z
  .object({
    id: Words,
    name: Words,
    audience_size_lower_bound: Bound.optional(),
    audience_size_upper_bound: Bound.optional(),
    path: z.array(Words).catch([]),
  })
  .transform(({ id, name, path, ...sizes }) => ({
    id,
    name,
    lower: sizes.audience_size_lower_bound ?? null,
    upper: sizes.audience_size_upper_bound ?? null,
    path,
  }))

const FoundPlace = z
  .object({
    key: Words,
    name: Words,
    type: z.string(),
    country_code: MaybeWords,
    country_name: MaybeWords,
    region: MaybeWords,
    primary_city: MaybeWords,
  })
  .transform((place) => ({
    kind: place.type,
    key: place.key,
    name: place.name,
    within: [place.primary_city, place.region, place.country_name]
      .filter((part) => part && part !== place.name)
      .join(', ')
      .slice(0, 200),
    country: place.country_code ?? place.key,
  }))
  // With the country alone it is no place of ours.
  .transform((place) => Place.safeParse(place).data ?? null)

const FoundLanguage = z.object({ key: z.coerce.number().int().min(1), name: Words })

const Point = z.object({ spend: Amount, reach: Amount, impressions: Amount, actions: Amount })
const Estimated = z.object({
  estimate_ready: MaybeFlag,
  estimate_mau_lower_bound: Bound.optional(),
  estimate_mau_upper_bound: Bound.optional(),
  daily_outcomes_curve: z.array(Point).nullish().catch(null),
})
/** A list of one, or the one itself (reference 7.6). */
const Estimates = z.object({ data: z.union([z.array(Estimated).transform(([first]) => first), Estimated]) })

/** Whom ads can be shown to, and how many they are (reference 7.4, 7.6). */
export function createAudiences(transport: Transport): Audiences {
  /** What of the found is not as described is left out. */
  const search = async <T>(speaker: AdSpeaker, q: string, item: z.ZodType<T>, params: Record<string, string>) => {
    const shape = z.object({ data: z.array(item.nullable().catch(null)) })
    const { data } = await transport.get('search', shape, { as: speaker, params: { ...params, q, limit: mostFound } })
    return data.filter((found) => found !== null).slice(0, mostFound)
  }

  return {
    searchInterests: (speaker, text) => search(speaker, text, FoundInterest, { type: 'adinterest' }),
    searchPlaces: (speaker, text) =>
      search(speaker, text, FoundPlace, {
        type: 'adgeolocation',
        location_types: '["country","region","city","zip"]',
      }),
    searchLanguages: (speaker, text) => search(speaker, text, FoundLanguage, { type: 'adlocale' }),
    estimate: async (speaker, { audience, placements, goal }) => {
      // Two hundred places are more than fit in an address.
      const { data } = await transport.getPrivately(`${speaker.id}/delivery_estimate`, Estimates, {
        as: speaker,
        params: {
          targeting_spec: JSON.stringify(targetingOf(audience, placements)),
          optimization_goal: goals[goal],
          fields: 'daily_outcomes_curve,estimate_mau_lower_bound,estimate_mau_upper_bound,estimate_ready',
        },
      })
      return sizeOf(data, goal)
    },
  }
}

function sizeOf(estimated: z.infer<typeof Estimated> | undefined, goal: string): AudienceSize {
  const counted = goal === 'reach' || goal === 'impressions' ? goal : 'actions'
  const curve = (estimated?.daily_outcomes_curve ?? []).map((point) => ({
    spend: Math.round(point.spend),
    reach: Math.round(point.reach),
    results: Math.round(point[counted]),
  }))
  return {
    ready: estimated?.estimate_ready ?? false,
    lower: estimated?.estimate_mau_lower_bound ?? null,
    upper: estimated?.estimate_mau_upper_bound ?? null,
    curve: curve.sort((one, other) => one.spend - other.spend),
  }
}
