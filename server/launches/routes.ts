import type { launches } from '../contract/launches.ts'
import type { Handlers } from '../http/context.ts'
import { getPlan } from '../planning/plans.ts'
import { approve, askApproval, withdrawApproval } from './approvals.ts'
import { checkPlan } from './checks.ts'
import { decideStep, getLaunch, launch } from './launching.ts'

export const launchesRoutes: Handlers<typeof launches> = {
  getPlan: ({ params }, context) => getPlan(context, params.campaignId),
  checkPlan: ({ params, body }, context) => checkPlan(context, params.campaignId, body.hash),
  askApproval: ({ params, body }, context) => askApproval(context, params.campaignId, body.hash),
  approve: ({ params, body }, context) => approve(context, params.campaignId, body.hash),
  withdrawApproval: ({ params }, context) => withdrawApproval(context, params.campaignId),
  launch: ({ params, body, version }, context) => launch(context, params.campaignId, version, body),
  getLaunch: ({ params }, context) => getLaunch(context, params.campaignId),
  decideStep: ({ params, body }, context) => decideStep(context, params.launchId, body.decision),
}
