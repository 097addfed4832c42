import { z } from 'zod'
import { CreativeKey } from './campaignContent.ts'
import { Instant } from './values.ts'

/** How a campaign is, in one word; `why` says the rest. */
export const CampaignState = z
  .enum([
    'draft',
    'launching',
    'needs_you',
    'in_review',
    'paused',
    'scheduled',
    'active',
    'rejected',
    'stopped',
    'ended',
    'archived',
  ])
  .meta({ id: 'CampaignState' })
export type CampaignState = z.infer<typeof CampaignState>

/** The lists of campaigns. `out` is everything that was launched and is neither over nor archived. */
export const CampaignView = z.enum(['all', 'drafts', 'out', 'over', 'archived'])
export type CampaignView = z.infer<typeof CampaignView>

export const AdState = z
  .enum(['waiting', 'in_review', 'approved', 'rejected', 'with_issues', 'gone'])
  .describe('What the platform says of the ad itself, whether it runs or not; `waiting` until it exists.')
export type AdState = z.infer<typeof AdState>

/** One ad of a campaign that was launched. */
export const CampaignAd = z
  .object({
    creative: CreativeKey,
    adId: z.string().nullable().describe("The platform's id; null until it exists."),
    name: z.string(),
    running: z.boolean().describe('Whether it, its ad set and its campaign are switched on.'),
    state: AdState,
    feedback: z.array(z.string()).describe('Why the platform rejected it or what is wrong with it, in its words.'),
    postId: z.string().nullable().describe('The post that shows it on the Page; its comments are in the inbox.'),
    mediaId: z.string().nullable().describe('The media that shows it on the Profile.'),
  })
  .meta({ id: 'CampaignAd' })
export type CampaignAd = z.infer<typeof CampaignAd>

/** What was changed elsewhere: there is what we made, and what stands out there now. */
export const Drift = z
  .object({
    what: z.enum(['name', 'running', 'budget', 'schedule', 'bid', 'audience', 'most', 'gone']),
    ours: z.string().describe('In words.'),
    theirs: z.string(),
    seenAt: Instant,
  })
  .meta({ id: 'Drift' })
export type Drift = z.infer<typeof Drift>

export const Alert = z
  .object({
    kind: z.enum(['over_plan', 'rejected', 'no_delivery', 'drift', 'no_payment', 'stopped', 'limit']),
    what: z.string().describe('What is the matter, in a sentence.'),
    since: Instant,
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof Alert>
