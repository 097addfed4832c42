import { z } from 'zod'
import { CreativeKey } from './campaignContent.ts'
import { feature } from './endpoint.ts'
import { Instant } from './values.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'Look at the plan again.')

export const Finding = z
  .object({
    path: z.string().describe('The field of the content it is about, such as `budget.amount`; empty for the whole.'),
    level: z
      .enum(['error', 'ask', 'hint'])
      .describe('It stops the launch; it has to be confirmed; it is worth a thought.'),
    message: z.string().describe('In a sentence; the platform is quoted as it said it.'),
    by: z.enum(['rules', 'platform']),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>

export const PlanStep = z
  .object({
    what: z.enum(['image', 'campaign', 'ad_set', 'creative', 'ad']),
    does: z.enum(['create', 'change', 'none']),
    creative: CreativeKey.nullable().describe('Of which creative; null for what both share.'),
    name: z.string().describe('As it will be called out there, with its mark.'),
    facts: z
      .array(z.object({ label: z.string(), value: z.string(), before: z.string().nullable() }))
      .describe('Exactly what is asked for, in words; `before` where it changes something.'),
  })
  .meta({ id: 'PlanStep' })
export type PlanStep = z.infer<typeof PlanStep>

export const Plan = z
  .object({
    version: z.int().describe('The version of the content it was made from.'),
    hash: Hash.describe('Of exactly what will be sent; any edit changes it.'),
    steps: z.array(PlanStep).describe('In the order in which they happen.'),
    setsOff: z.array(z.string()).describe('What follows from it: review again, learning again, money committed.'),
    findings: z.array(Finding),
    keptOutThere: z
      .array(z.string())
      .describe('What of the audience was made in Ads Manager, has no field here, and stays: `2 custom audiences`.'),
    cost: z.object({
      currency: z.string().nullable(),
      perDay: z.int().nullable().describe('The budget of a day on average; null for a lifetime budget.'),
      most: z.int().nullable().describe('The most that all of it can cost; null as long as there is no budget.'),
      mostInMonth: z.int().nullable().describe('The most in any one calendar month.'),
    }),
    approval: z.object({
      state: z.enum(['not_needed', 'needed', 'asked', 'given']),
      above: z.int().nullable().describe('From more than this on somebody else has to approve; null for never.'),
      askedBy: z.string().nullable(),
      givenBy: z.string().nullable(),
      at: Instant.nullable(),
      mayGive: z.boolean().describe('Whether whoever asks may approve: never of what they wrote themselves.'),
    }),
  })
  .meta({ id: 'Plan', description: 'What a launch will create or change, what that sets off and what it costs.' })
export type Plan = z.infer<typeof Plan>

export const LaunchStep = z
  .object({
    what: PlanStep.shape.what,
    creative: CreativeKey.nullable(),
    name: z.string(),
    state: z.enum(['waiting', 'sending', 'confirming', 'done', 'refused', 'needs_you']),
    problem: z.string().nullable(),
    remoteId: z.string().nullable(),
  })
  .meta({ id: 'LaunchStep' })
export type LaunchStep = z.infer<typeof LaunchStep>

export const Launch = z
  .object({
    id: z.string(),
    campaignId: z.string(),
    version: z.int(),
    state: z.enum(['running', 'done', 'stuck', 'cancelled']),
    steps: z.array(LaunchStep),
    startedAt: Instant,
    startedBy: z.string(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Launch', description: 'The making of a campaign out there, step by step, everything paused.' })
export type Launch = z.infer<typeof Launch>

export const Sure = z.boolean().default(false).describe('Findings that have to be confirmed are.')

export const launches = feature({
  getPlan: {
    method: 'GET',
    path: '/campaigns/:campaignId/plan',
    summary: 'What a launch of the current version will do, and what stands against it by our own rules',
    access: 'advertise',
    response: Plan,
  },
  checkPlan: {
    method: 'POST',
    path: '/campaigns/:campaignId/checks',
    summary: 'Let the platform check the plan without doing it (`validate_only`)',
    access: 'advertise',
    body: z.object({ hash: Hash }),
    response: z.object({ findings: z.array(Finding) }),
  },
  askApproval: {
    method: 'PUT',
    path: '/campaigns/:campaignId/approvalRequest',
    summary: 'Ask the others of the team to approve exactly this plan',
    access: 'advertise',
    body: z.object({ hash: Hash }),
    response: Plan,
  },
  approve: {
    method: 'PUT',
    path: '/campaigns/:campaignId/approval',
    summary: 'Approve exactly this plan; not for whoever wrote it, and void as soon as anything in it changes',
    access: 'advertise',
    body: z.object({ hash: Hash }),
    response: Plan,
  },
  withdrawApproval: {
    method: 'DELETE',
    path: '/campaigns/:campaignId/approval',
    summary: 'Take an approval back, as long as the launch has not begun',
    access: 'advertise',
    response: Plan,
  },
  launch: {
    method: 'POST',
    path: '/campaigns/:campaignId/launches',
    summary: 'Create it out there, everything paused; or carry changes to what stands there',
    access: 'advertise',
    idempotent: true,
    versioned: true,
    body: z.object({ hash: Hash, sure: Sure }),
    status: 202,
    response: Launch,
  },
  getLaunch: {
    method: 'GET',
    path: '/campaigns/:campaignId/launch',
    summary: 'The newest launch of a campaign with its steps; null before the first',
    access: 'analyse',
    response: z.object({ launch: Launch.nullable() }),
  },
  decideStep: {
    method: 'PUT',
    path: '/launches/:launchId/decision',
    summary: 'Say what became of the step that no reading could decide, or let a refused one be tried again',
    access: 'advertise',
    body: z.object({ decision: z.enum(['send_again', 'give_up']) }),
    response: Launch,
  },
})
