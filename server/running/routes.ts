import type { running } from '../contract/running.ts'
import type { Handlers } from '../http/context.ts'
import { activate, archive, pause } from './activity.ts'
import { pauseAd, resumeAd } from './ads.ts'
import { setBudget } from './budgets.ts'
import { settleDrift } from './settling.ts'

export const runningRoutes: Handlers<typeof running> = {
  activate: ({ params, version }, context) => activate(context, params.campaignId, version),
  pause: ({ params }, context) => pause(context, params.campaignId),
  setBudget: ({ params, body, version }, context) => setBudget(context, params.campaignId, version, body),
  archive: ({ params }, context) => archive(context, params.campaignId),
  pauseAd: ({ params }, context) => pauseAd(context, params.campaignId, params.adId),
  resumeAd: ({ params }, context) => resumeAd(context, params.campaignId, params.adId),
  settleDrift: ({ params, body, version }, context) => settleDrift(context, params.campaignId, version, body.take),
}
