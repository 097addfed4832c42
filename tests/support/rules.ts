import type { z } from 'zod'
import type { Client } from '../../client/api.ts'
import type { TandemApi } from '../../server/contract/index.ts'
import type { NewRule } from '../../server/contract/ruleParts.ts'
import type { Rule } from '../../server/contract/rules.ts'
import { eventually } from './journey.ts'

type Given = Partial<z.input<typeof NewRule>>

/** What a person at the desk does with rules. */
export function rulesOf(client: Client<TandemApi>, pairId: string) {
  const make = (given: Given = {}) =>
    client.rules.makeRule({
      params: { pairId },
      body: { name: 'Scam', when: { any: ['scam'] }, actions: [{ do: 'hide' }], ...given },
    })
  const backtested = async ({ id: ruleId }: Pick<Rule, 'id'>) => {
    await client.rules.startBacktest({ params: { ruleId } })
    return eventually(
      () => client.rules.getRule({ params: { ruleId } }),
      ({ backtest }) => backtest?.state === 'done',
    )
  }
  const arm = ({ id: ruleId, version }: Rule, sure = true) =>
    client.rules.armRule({ params: { ruleId }, version, body: { sure } })
  return {
    make,
    backtested,
    arm,
    /** A rule that acts from now on. */
    armed: async (given: Given = {}) => arm(await backtested(await make(given))),
    disarm: ({ id: ruleId }: Rule) => client.rules.disarmRule({ params: { ruleId } }),
    again: ({ id: ruleId }: Rule) => client.rules.getRule({ params: { ruleId } }),
    hitsOf: async ({ backtest }: Rule) => {
      const { items } = await client.rules.listHits({
        params: { backtestId: backtest?.id ?? '' },
        query: { limit: 100 },
      })
      return items
    },
    actsOf: async ({ id: ruleId }: Rule) => {
      const { items } = await client.rules.listRuleActs({ params: { pairId }, query: { ruleId, limit: 100 } })
      return items
    },
    marksOf: async (threadId: string) => (await client.rules.listActsOfThread({ params: { threadId } })).items,
    undo: async ({ id: ruleId }: Rule, from: string, to: string) => {
      const { id } = await client.rules.undoActs({ params: { ruleId }, body: { from, to } })
      return eventually(
        () => client.rules.getUndoing({ params: { undoingId: id } }),
        ({ state }) => state === 'done',
      )
    },
  }
}
