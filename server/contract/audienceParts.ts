import { z } from 'zod'
import { Text } from './values.ts'

const Key = z.string().min(1).max(100)
const Name = Text.max(200)

export const Interest = z
  .object({ id: Key, name: Name })
  .meta({ id: 'Interest', description: 'As the platform calls it.' })
export type Interest = z.infer<typeof Interest>

export const Language = z.object({ key: z.int().min(1), name: Name })
export type Language = z.infer<typeof Language>

export const AudiencePlace = z
  .object({
    kind: z.enum(['country', 'region', 'city', 'zip']),
    key: Key.describe("The platform's key; of a country its ISO 3166 code."),
    name: Name,
    within: Name.default('').describe('What tells it from its namesakes: region and country.'),
    country: z.string().length(2).describe('ISO 3166.'),
    radiusKm: z
      .int()
      .min(1)
      .max(80)
      .nullable()
      .default(null)
      .describe('Of a city: how far around it. Null is the city itself.'),
  })
  .meta({ id: 'AudiencePlace' })
export type AudiencePlace = z.infer<typeof AudiencePlace>

export const mostPlaces = 200
export const mostInterests = 200

/** 65 as the upper age means 65 and older. */
const Age = z.int().min(13, 'From 13 on.').max(65, '65 means 65 and older.')

export const Audience = z
  .object({
    places: z.array(AudiencePlace).max(mostPlaces).default([]),
    excludedPlaces: z.array(AudiencePlace).max(mostPlaces).default([]),
    ageMin: Age.default(18),
    ageMax: Age.default(65),
    genders: z.enum(['all', 'women', 'men']).default('all'),
    interests: z
      .array(z.array(Interest).max(mostInterests))
      .max(10)
      .default([])
      .describe('Of each group at least one: a second group narrows the first.'),
    excludedInterests: z.array(Interest).max(mostInterests).default([]),
    languages: z.array(Language).max(50).default([]).describe('Any of them; none means all.'),
    expand: z.boolean().default(false).describe('Whether the platform may look beyond it (Advantage+ audience).'),
  })
  .meta({ id: 'Audience', description: 'Whom ads are shown to, on both networks alike.' })
export type Audience = z.infer<typeof Audience>

/** Without the groups of interests that nothing was put into: they narrow nothing, and no platform takes them. */
export const withoutEmptyGroups = (audience: Audience): Audience => ({
  ...audience,
  interests: audience.interests.filter((group) => group.length > 0),
})
