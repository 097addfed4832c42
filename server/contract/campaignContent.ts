import { z } from 'zod'
import { Audience } from './audienceParts.ts'
import { Placement, placements, Ratio } from './placements.ts'
import { Network, networks, Text } from './values.ts'

/** What a campaign is for; the platform's `OUTCOME_…` (Marketing API, "Outcome-Driven Ads Experiences"). */
export const Objective = z.enum(['awareness', 'traffic', 'engagement']).meta({ id: 'Objective' })
export type Objective = z.infer<typeof Objective>

/** What delivery aims at, the platform's `optimization_goal`. */
export const Goal = z.enum(['reach', 'impressions', 'link_clicks', 'post_engagement']).meta({ id: 'Goal' })
export type Goal = z.infer<typeof Goal>

/** The goals that go with each objective, the usual one first (reference 7.2). */
export const goalsOf: Record<Objective, readonly [Goal, ...Goal[]]> = {
  awareness: ['reach', 'impressions'],
  traffic: ['link_clicks', 'reach', 'impressions'],
  engagement: ['post_engagement', 'reach', 'impressions'],
}

export const SpecialCategory = z
  .enum(['employment', 'housing', 'credit', 'politics', 'gambling', 'finance'])
  .meta({ id: 'SpecialCategory', description: 'Ads that the platform has stricter rules for.' })
export type SpecialCategory = z.infer<typeof SpecialCategory>

export const BidStrategy = z
  .enum(['lowest_cost', 'cost_cap', 'bid_cap'])
  .meta({ id: 'BidStrategy', description: 'The most results; an average cost; a highest bid.' })
export type BidStrategy = z.infer<typeof BidStrategy>

export const CallToAction = z
  .enum([
    'none',
    'learn_more',
    'shop_now',
    'order_now',
    'book_now',
    'get_offer',
    'get_directions',
    'sign_up',
    'contact_us',
    'subscribe',
  ])
  .meta({ id: 'CallToAction', description: 'The word on the button.' })
export type CallToAction = z.infer<typeof CallToAction>

/** In the smallest amounts of the ad account's currency. Whether it makes sense is for the rules to say: a draft keeps it. */
const Amount = z.int('Write an amount in digits, such as 12.50.').nullable().default(null)

/** A day and a time as a clock on the wall shows them, in the ad account's zone. */
export const WallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'Choose a day and a time.')
  .refine((wall) => !Number.isNaN(Date.parse(`${wall}:00Z`)), 'No calendar has that day, or no clock that time.')
  // At either end of all years another zone is in a year that is written with a sign, and sorts wrongly.
  .refine((wall) => wall >= '0001-01-02' && wall < '9999-12-31', 'Choose a day that somebody will live to see.')

export const PlacementChoice = z.object({
  mode: z.enum(['automatic', 'by_hand']).default('automatic'),
  networks: z
    .array(Network)
    .max(2)
    .default([...networks])
    .describe('For automatic: on which of the two.'),
  chosen: z.array(Placement).max(placements.length).default([]).describe('For by hand.'),
  devices: z
    .array(z.enum(['mobile', 'desktop']))
    .max(2)
    .default(['mobile', 'desktop']),
})
export type PlacementChoice = z.output<typeof PlacementChoice>

const Share = z.number().min(0).max(1)
export const Crop = z
  .object({ x: Share, y: Share, width: Share, height: Share })
  .meta({ id: 'Crop', description: 'The part of a picture that is shown, in shares of its width and height.' })
export type Crop = z.infer<typeof Crop>

/** What may differ on one network or in one placement; what is left out is shared. */
const Override = z.object({
  text: Text.max(65_000).optional(),
  headline: Text.max(255).optional(),
  imageId: z.string().max(64).optional(),
})
export type Override = z.infer<typeof Override>

/** A network, or one placement, which goes before its network. */
export const OverrideScope = z.enum([...networks, ...placements])
export type OverrideScope = z.infer<typeof OverrideScope>

export const CreativeKey = z.enum(['a', 'b'])
export type CreativeKey = z.infer<typeof CreativeKey>

export const Creative = z
  .object({
    key: CreativeKey,
    post: z
      .object({ id: z.string().max(128), network: Network })
      .nullable()
      .default(null)
      .describe('The post that is shown as it stands; then nothing below counts but the link and the button.'),
    imageId: z.string().max(64).nullable().default(null),
    crops: z.partialRecord(Ratio, Crop).default({}).describe('By hand; otherwise the middle is taken.'),
    text: Text.max(65_000).default(''),
    headline: Text.max(255).default(''),
    description: Text.max(255).default(''),
    link: Text.max(2000).default(''),
    callToAction: CallToAction.default('learn_more'),
    overrides: z.partialRecord(OverrideScope, Override).default({}),
  })
  .meta({ id: 'Creative', description: 'What an ad says and shows.' })
export type Creative = z.output<typeof Creative>

/** Everything that makes a campaign, complete or not: a draft keeps whatever has been filled in so far. */
export const CampaignContent = z
  .object({
    name: Text.max(300).default(''),
    objective: Objective.default('traffic'),
    goal: Goal.default('link_clicks'),
    categories: z.array(SpecialCategory).max(6).default([]),
    categoryCountries: z
      .array(z.string().length(2))
      .max(50)
      .default([])
      .describe('ISO 3166; where the category applies.'),
    budget: z
      .object({
        kind: z.enum(['daily', 'lifetime']).default('daily'),
        amount: Amount,
        most: Amount.describe('For a daily budget without an end: what all of it may cost.'),
      })
      .default({ kind: 'daily', amount: null, most: null }),
    bid: z.object({ strategy: BidStrategy.default('lowest_cost'), amount: Amount }).default({
      strategy: 'lowest_cost',
      amount: null,
    }),
    schedule: z
      .object({ startsAt: WallTime.nullable().default(null), endsAt: WallTime.nullable().default(null) })
      .default({ startsAt: null, endsAt: null })
      .describe('Null starts as soon as it is activated, and never ends.'),
    audience: Audience.default(Audience.parse({})),
    placements: PlacementChoice.default(PlacementChoice.parse({})),
    payer: Text.max(512)
      .default('')
      .describe('Who pays, for ads that reach the EU; empty takes what stands in the ad account.'),
    beneficiary: Text.max(512).default(''),
    creatives: z
      .array(Creative)
      .min(1)
      .max(2)
      .default([Creative.parse({ key: 'a' })])
      .describe('Two are an A/B test: each gets an ad set of its own with half of the budget.'),
  })
  .meta({ id: 'CampaignContent' })
export type CampaignContent = z.output<typeof CampaignContent>

/** What somebody starts with. */
export const emptyContent = (): CampaignContent => CampaignContent.parse({})

/** The placements that count: those of the chosen networks, or those chosen by hand, in the order of `placements`. */
export function placementsOf({ mode, networks: on, chosen }: PlacementChoice): Placement[] {
  if (mode === 'by_hand') return placements.filter((placement) => chosen.includes(placement))
  return placements.filter((placement) => on.some((network) => placement.startsWith(`${network}_`)))
}

/** What a creative says in one placement: its own word, else its network's, else the shared one. */
export function sayingIn({ overrides, text, headline, imageId }: Creative, placement: Placement) {
  const network: Network = placement.startsWith('facebook_') ? 'facebook' : 'instagram'
  const own = { ...overrides[network], ...overrides[placement] }
  return { text: own.text ?? text, headline: own.headline ?? headline, imageId: own.imageId ?? imageId }
}
