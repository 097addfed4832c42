import { z } from 'zod'

/** What the platform calls a field, and what `CampaignContent` does. Of a creative, whoever sent it knows which one it was. */
const names: Record<string, string> = {
  name: 'name',
  objective: 'objective',
  optimization_goal: 'goal',
  billing_event: 'goal',
  destination_type: 'goal',
  special_ad_categories: 'categories',
  special_ad_category: 'categories',
  special_ad_category_country: 'categoryCountries',
  daily_budget: 'budget.amount',
  lifetime_budget: 'budget.amount',
  is_adset_budget_sharing_enabled: 'budget.kind',
  spend_cap: 'budget.most',
  bid_strategy: 'bid.strategy',
  bid_amount: 'bid.amount',
  start_time: 'schedule.startsAt',
  end_time: 'schedule.endsAt',
  stop_time: 'schedule.endsAt',
  targeting: 'audience',
  targeting_spec: 'audience',
  age_min: 'audience.ageMin',
  age_max: 'audience.ageMax',
  genders: 'audience.genders',
  geo_locations: 'audience.places',
  excluded_geo_locations: 'audience.excludedPlaces',
  flexible_spec: 'audience.interests',
  interests: 'audience.interests',
  exclusions: 'audience.excludedInterests',
  locales: 'audience.languages',
  targeting_automation: 'audience.expand',
  advantage_audience: 'audience.expand',
  publisher_platforms: 'placements.networks',
  facebook_positions: 'placements.chosen',
  instagram_positions: 'placements.chosen',
  device_platforms: 'placements.devices',
  dsa_payor: 'payer',
  dsa_beneficiary: 'beneficiary',
  creative: 'creatives',
  object_story_spec: 'creatives',
  asset_feed_spec: 'creatives',
  object_story_id: 'creatives.post',
  source_instagram_media_id: 'creatives.post',
  image_hash: 'creatives.imageId',
  images: 'creatives.imageId',
  message: 'creatives.text',
  caption: 'creatives.text',
  bodies: 'creatives.text',
  titles: 'creatives.headline',
  descriptions: 'creatives.description',
  description: 'creatives.description',
  link: 'creatives.link',
  link_urls: 'creatives.link',
  website_url: 'creatives.link',
  call_to_action: 'creatives.callToAction',
}

/** Those that the platform says by a number alone (reference 7.3, 7.4, 9.1). */
const bySubcode: Record<number, string> = {
  1487033: 'schedule.endsAt',
  1885272: 'budget.amount',
  1885621: 'budget.kind',
  2490487: 'bid.strategy',
  1870227: 'audience.expand',
  1870189: 'audience.ageMax',
  1815199: 'placements.networks',
  2490392: 'placements.chosen',
  2490562: 'placements.chosen',
  2446383: 'creatives.link',
  2446173: 'creatives',
}
// The link could not be looked at (reference 9.1).
const scrapeFailed = 1609005

const Path = z.union([z.string().transform((path) => path.split('.')), z.array(z.union([z.string(), z.number()]))])
const Blame = z.object({ blame_field_specs: z.array(Path) })

interface Refusal {
  code: number
  error_subcode?: number | undefined
  error_data?: unknown
}

/** The fields that a refusal is about, each with its sentence; undefined where it blames none that we know. */
export function adFieldsOf(error: Refusal, sentence: string): Record<string, string> | undefined {
  const blamed = blamedIn(error.error_data).flatMap((path) => nameOf(path) ?? [])
  const known = error.code === scrapeFailed ? 'creatives.link' : bySubcode[error.error_subcode ?? 0]
  const fields = blamed.length > 0 ? blamed : known ? [known] : []
  return fields.length > 0 ? Object.fromEntries(fields.map((field) => [field, sentence])) : undefined
}

/** Sometimes the object comes as text (reference 9.1). */
function blamedIn(data: unknown): (string | number)[][] {
  const parsed = Blame.safeParse(typeof data === 'string' ? jsonOf(data) : data)
  return parsed.success ? parsed.data.blame_field_specs : []
}

/** The innermost part of the path that has a name here. A creative's own name for its headline is that of a campaign. */
function nameOf(path: (string | number)[]): string | undefined {
  const parts = path.map(String)
  if (parts.includes('link_data') && parts.at(-1) === 'name') return 'creatives.headline'
  return parts.toReversed().flatMap((part) => (Object.hasOwn(names, part) ? (names[part] ?? []) : []))[0]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
