import type { targets } from '../contract/targets.ts'
import type { Handlers } from '../http/context.ts'
import { changeTarget, getTarget } from './targets.ts'

export const targetsRoutes: Handlers<typeof targets> = {
  getTarget: ({ params }, context) => getTarget(context, params.pairId),
  changeTarget: ({ params, version, body }, context) => changeTarget(context, params.pairId, version, body),
}
