import type { launches } from '../contract/launches.ts'
import type { Handlers } from '../http/context.ts'
import { activate, archive, pause } from './activity.ts'
import { pauseAd, resumeAd } from './ads.ts'
import { approve, askApproval, withdrawApproval } from './approvals.ts'
import { setBudget } from './budgets.ts'
import { checkPlan } from './checks.ts'
import { decideStep, getLaunch, launch } from './launching.ts'
import { getPlan } from './plans.ts'
import { settleDrift } from './settling.ts'

export const launchesRoutes: Handlers<typeof launches> = {
  getPlan: ({ params }, context) => getPlan(context, params.campaignId),
  checkPlan: ({ params, body }, context) => checkPlan(context, params.campaignId, body.hash),
  askApproval: ({ params, body }, context) => askApproval(context, params.campaignId, body.hash),
  approve: ({ params, body }, context) => approve(context, params.campaignId, body.hash),
  withdrawApproval: ({ params }, context) => withdrawApproval(context, params.campaignId),
  launch: ({ params, body, version }, context) => launch(context, params.campaignId, version, body),
  getLaunch: ({ params }, context) => getLaunch(context, params.campaignId),
  decideStep: ({ params, body }, context) => decideStep(context, params.launchId, body.decision),
  activate: ({ params, version }, context) => activate(context, params.campaignId, version),
  pause: ({ params }, context) => pause(context, params.campaignId),
  setBudget: ({ params, body, version }, context) => setBudget(context, params.campaignId, version, body),
  archive: ({ params }, context) => archive(context, params.campaignId),
  pauseAd: ({ params }, context) => pauseAd(context, params.campaignId, params.adId),
  resumeAd: ({ params }, context) => resumeAd(context, params.campaignId, params.adId),
  settleDrift: ({ params, body, version }, context) => settleDrift(context, params.campaignId, version, body.take),
}
