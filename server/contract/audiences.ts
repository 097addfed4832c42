import { z } from 'zod'
import { Audience, AudiencePlace, Interest, Language } from './audienceParts.ts'
import { Goal, PlacementChoice } from './campaignContent.ts'
import { feature } from './endpoint.ts'
import { Instant, Text } from './values.ts'

export const mostAudiences = 200

const Size = z.object({
  lower: z.int().nullable().describe('How many people at least; null where the platform does not say.'),
  upper: z.int().nullable(),
})

export const FoundInterest = Interest.extend({
  ...Size.shape,
  path: z.array(z.string()).describe('From the widest heading to its own.'),
}).meta({ id: 'FoundInterest' })
export type FoundInterest = z.infer<typeof FoundInterest>

export const SavedAudience = z
  .object({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    audience: Audience,
    changedAt: Instant,
    changedBy: z.string().describe('The name of the member.'),
  })
  .meta({ id: 'SavedAudience', description: 'An audience under a name, for both networks.' })
export type SavedAudience = z.infer<typeof SavedAudience>

export const NewAudience = z.object({
  name: Text.trim().min(1, 'Give it a name.').max(100, 'At most 100 characters.'),
  audience: Audience,
})
export type NewAudience = z.output<typeof NewAudience>

export const Estimate = z
  .object({
    ready: z.boolean().describe('False while the platform still counts: ask again in a while.'),
    ...Size.shape,
    perDay: z
      .object({ reachLower: z.int(), reachUpper: z.int(), resultsLower: z.int(), resultsUpper: z.int() })
      .nullable()
      .describe('What the budget may buy on a day: people, and what the goal counts. Null without a budget.'),
  })
  .meta({ id: 'Estimate', description: 'How many people an audience has where it is to be shown, by the platform.' })
export type Estimate = z.infer<typeof Estimate>

const Search = z.object({ text: Text.trim().min(1, 'Write what you look for.').max(100) })

export const audiences = feature({
  searchInterests: {
    method: 'GET',
    path: '/pairs/:pairId/interests',
    summary: 'Interests by the beginning of their names, as the platform knows them, at most 25',
    access: 'advertise',
    query: Search,
    response: z.object({ items: z.array(FoundInterest) }),
  },
  searchPlaces: {
    method: 'GET',
    path: '/pairs/:pairId/places',
    summary: 'Countries, regions, cities and postal codes by the beginning of their names, at most 25',
    access: 'advertise',
    query: Search,
    response: z.object({ items: z.array(AudiencePlace) }),
  },
  searchLanguages: {
    method: 'GET',
    path: '/pairs/:pairId/languages',
    summary: 'Languages by the beginning of their names, at most 25',
    access: 'advertise',
    query: Search,
    response: z.object({ items: z.array(Language) }),
  },
  estimateAudience: {
    method: 'POST',
    path: '/pairs/:pairId/estimates',
    summary: 'Ask the platform how many people an audience has; changes nothing',
    access: 'advertise',
    body: z.object({
      audience: Audience,
      placements: PlacementChoice,
      goal: Goal,
      dailyBudget: z.int().min(1).max(1_000_000_000_000).nullable().default(null),
    }),
    response: Estimate,
  },
  listAudiences: {
    method: 'GET',
    path: '/pairs/:pairId/audiences',
    summary: 'The saved audiences of a pair by name, at most 200',
    access: 'advertise',
    response: z.object({ items: z.array(SavedAudience) }),
  },
  saveAudience: {
    method: 'POST',
    path: '/pairs/:pairId/audiences',
    summary: 'Save an audience under a name that no other has',
    access: 'advertise',
    idempotent: true,
    body: NewAudience,
    status: 201,
    response: SavedAudience,
  },
  changeAudience: {
    method: 'PUT',
    path: '/audiences/:audienceId',
    summary: 'Change a saved audience; campaigns keep the one they were given',
    access: 'advertise',
    versioned: true,
    body: NewAudience,
    response: SavedAudience,
  },
  removeAudience: {
    method: 'DELETE',
    path: '/audiences/:audienceId',
    summary: 'Remove a saved audience; campaigns keep the one they were given',
    access: 'advertise',
  },
})
