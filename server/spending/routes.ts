import type { spending } from '../contract/spending.ts'
import type { Handlers } from '../http/context.ts'
import { getLimits, getTeamLimits, setLimits, setTeamLimits } from './limits.ts'
import { getStop, releaseStop, stopSpending } from './stops.ts'

export const spendingRoutes: Handlers<typeof spending> = {
  getStop: (_request, context) => getStop(context),
  stopSpending: (_request, context) => stopSpending(context),
  releaseStop: (_request, context) => releaseStop(context),
  getLimits: ({ params }, context) => getLimits(context, params.pairId),
  setLimits: ({ params, body, version }, context) => setLimits(context, params.pairId, version, body),
  getTeamLimits: (_request, context) => getTeamLimits(context),
  setTeamLimits: ({ body, version }, context) => setTeamLimits(context, version, body),
}
