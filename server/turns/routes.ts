import type { turns } from '../contract/turns.ts'
import type { Handlers } from '../http/context.ts'
import { changeTurns, getTurns } from './turns.ts'

export const turnsRoutes: Handlers<typeof turns> = {
  getTurns: ({ params }, context) => getTurns(context, params.pairId),
  changeTurns: ({ params, version, body }, context) => changeTurns(context, params.pairId, version, body),
}
