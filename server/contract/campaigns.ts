import { z } from 'zod'
import { CampaignContent } from './campaignContent.ts'
import { Alert, CampaignAd, CampaignState, CampaignView, Drift } from './campaignStates.ts'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Instant, Network, Text } from './values.ts'

const Figures = {
  reach: z.int().describe('Different people on both networks together, as the platform counts them.'),
  impressions: z.int(),
  clicks: z.int().describe('On the link.'),
  spend: z.int().describe('In the smallest amounts.'),
}

export const CampaignRow = z
  .object({
    id: z.string(),
    name: z.string(),
    state: CampaignState,
    why: z.string().nullable().describe('Why it is like that or what comes next, in a few words.'),
    networks: z.array(Network),
    pictureUrl: z.string().nullable(),
    currency: z.string().nullable().describe('Null as long as no ad account is chosen.'),
    budget: z.object({ kind: z.enum(['daily', 'lifetime']), amount: z.int().nullable() }),
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    changedAt: Instant,
    alerts: z.array(Alert),
    ...Figures,
  })
  .meta({ id: 'CampaignRow', description: 'A campaign as the list shows it.' })
export type CampaignRow = z.infer<typeof CampaignRow>

export const Campaign = CampaignRow.extend({
  pairId: z.string(),
  version: z.int().describe('Of its content; each save makes one.'),
  content: CampaignContent,
  createdAt: Instant,
  createdBy: z.string().describe('The name of the member.'),
  changedBy: z.string(),
  adAccountId: z.string().nullable().describe('What pays for it; fixed once it was launched.'),
  launchedVersion: z.int().nullable().describe('The version that stands out there; null before the launch.'),
  campaignId: z.string().nullable().describe("The platform's id, once it exists."),
  ads: z.array(CampaignAd),
  drift: z.array(Drift),
}).meta({ id: 'Campaign' })
export type Campaign = z.infer<typeof Campaign>

export const CampaignVersion = z
  .object({
    version: z.int(),
    savedAt: Instant,
    savedBy: z.string().describe('The name of the member.'),
    launched: z.boolean(),
  })
  .meta({ id: 'CampaignVersion' })
export type CampaignVersion = z.infer<typeof CampaignVersion>

export const CampaignTemplate = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: Instant,
    createdBy: z.string(),
    content: CampaignContent,
  })
  .meta({ id: 'CampaignTemplate', description: 'What campaigns can be started from, without dates.' })
export type CampaignTemplate = z.infer<typeof CampaignTemplate>

/** What a new campaign is made from. */
export const CampaignSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('nothing') }),
  z.object({ from: z.literal('template'), templateId: z.string().max(64) }),
  z.object({ from: z.literal('campaign'), campaignId: z.string().max(64) }).describe('A copy, without its dates.'),
  z
    .object({ from: z.literal('post'), postId: z.string().max(128) })
    .describe('Boosts a post of either network: the same editor, filled in.'),
])
export type CampaignSource = z.infer<typeof CampaignSource>

export const mostTemplates = 100

export const campaigns = feature({
  listCampaigns: {
    method: 'GET',
    path: '/pairs/:pairId/campaigns',
    summary: 'The campaigns of a pair with their numbers, the one changed last first',
    access: 'analyse',
    query: Paging.extend({ view: CampaignView.default('all'), text: Text.trim().max(100).optional() }),
    response: listOf(CampaignRow),
  },
  countCampaigns: {
    method: 'GET',
    path: '/pairs/:pairId/campaigns/counts',
    summary: 'How many campaigns there are in each view',
    access: 'analyse',
    response: z.record(CampaignView, z.int()),
  },
  makeCampaign: {
    method: 'POST',
    path: '/pairs/:pairId/campaigns',
    summary: 'Begin a draft: empty, from a template, as a copy, or to boost a post',
    access: 'advertise',
    idempotent: true,
    body: CampaignSource,
    status: 201,
    response: Campaign,
  },
  getCampaign: {
    method: 'GET',
    path: '/campaigns/:campaignId',
    summary: 'One campaign with all of its content',
    access: 'analyse',
    response: Campaign,
  },
  getUsualBudget: {
    method: 'GET',
    path: '/campaigns/:campaignId/usualBudget',
    summary: 'What a day usually costs for the pair, as the budget of this campaign is compared with; null without any',
    access: 'analyse',
    response: z.object({ daily: z.int().nullable().describe('In the smallest amounts.') }),
  },
  saveContent: {
    method: 'PUT',
    path: '/campaigns/:campaignId/content',
    summary: 'Save the content as a new version, complete or not; what stands out there stays as it is',
    access: 'advertise',
    versioned: true,
    body: CampaignContent,
    response: Campaign,
  },
  listVersions: {
    method: 'GET',
    path: '/campaigns/:campaignId/versions',
    summary: 'Who saved which version when, newest first',
    access: 'advertise',
    query: Paging,
    response: listOf(CampaignVersion),
  },
  getVersion: {
    method: 'GET',
    path: '/campaigns/:campaignId/versions/:version',
    summary: 'The content as it was in one version',
    access: 'advertise',
    response: CampaignVersion.extend({ content: CampaignContent }),
  },
  removeDraft: {
    method: 'DELETE',
    path: '/campaigns/:campaignId',
    summary: 'Remove a draft that was never launched',
    access: 'advertise',
  },
  restoreDraft: {
    method: 'PUT',
    path: '/campaigns/:campaignId/restoration',
    summary: 'Take back the removal of a draft',
    access: 'advertise',
    response: Campaign,
  },
  listTemplates: {
    method: 'GET',
    path: '/pairs/:pairId/campaignTemplates',
    summary: 'The templates of a pair by name, at most 100',
    access: 'advertise',
    response: z.object({ items: z.array(CampaignTemplate) }),
  },
  makeTemplate: {
    method: 'POST',
    path: '/pairs/:pairId/campaignTemplates',
    summary: 'Keep the content of a campaign as a template',
    access: 'advertise',
    idempotent: true,
    body: z.object({
      name: Text.trim().min(1, 'Give it a name.').max(100, 'At most 100 characters.'),
      campaignId: z.string().max(64),
    }),
    status: 201,
    response: CampaignTemplate,
  },
  removeTemplate: {
    method: 'DELETE',
    path: '/campaignTemplates/:templateId',
    summary: 'Remove a template; campaigns made from it stay',
    access: 'advertise',
  },
  listEditors: {
    method: 'GET',
    path: '/campaigns/:campaignId/editors',
    summary: 'Who has the editor open at this moment, longest there first',
    access: 'advertise',
    response: z.object({
      items: z.array(
        z.object({
          person: z.object({ id: z.string(), name: z.string() }),
          section: z.string().nullable().describe('Which part of the editor they are in.'),
          since: Instant,
        }),
      ),
    }),
  },
  showEditing: {
    method: 'PUT',
    path: '/campaigns/:campaignId/editing',
    summary: 'Say that one has the editor open; to be said again every 20 s, and forgotten after 45 s',
    access: 'advertise',
    body: z.object({ section: z.string().max(40).nullable() }),
  },
  endEditing: {
    method: 'DELETE',
    path: '/campaigns/:campaignId/editing',
    summary: 'Say that one has left the editor',
    access: 'advertise',
  },
})
