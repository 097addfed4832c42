import { pairCurrency, pairLimits, teamLimits } from '../advertising/limits.ts'
import { usualBudget } from '../advertising/usual.ts'
import { Problem } from '../contract/problem.ts'
import type { Commitment, SpendLimits } from '../contract/spending.ts'
import type { Database, Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'
import { pairCommitments, teamCommitments } from './commitments.ts'

/** Throws `not_found`. */
export async function getLimits(
  context: TeamContext,
  pairId: string,
): Promise<SpendLimits & { commitments: Commitment[] }> {
  await linkedPair(context, pairId)
  const limits = await limitsView(context, context.db, pairId)
  return { ...limits, commitments: await pairCommitments(context, pairId, limits) }
}

/**
 * From the next activation on; what is switched on stays so. Throws `not_found`, `outdated` when somebody changed them since
 * `version`, and `conflict` as long as no ad account says in which currency they are meant.
 */
export async function setLimits(
  context: Context,
  pairId: string,
  version: number,
  given: Pick<SpendLimits, 'approvalAbove' | 'perMonth'>,
): Promise<SpendLimits> {
  return write(context.db, async (trx) => {
    await holdTeam(trx, context)
    await linkedPair({ ...context, db: trx }, pairId)
    const before = await pairLimits(trx, context, pairId)
    if (before.version !== version) throw new Problem('outdated', changedMeanwhile)
    const isSet = given.approvalAbove !== null || given.perMonth !== null
    if (isSet && !(await pairCurrency(trx, context, pairId)))
      throw new Problem(
        'conflict',
        'Choose the ad account of the pair first: it says in which currency limits are meant.',
      )
    const row = { ...given, version: version + 1 }
    await trx
      .insertInto('spendLimits')
      .values({ teamId: context.teamId, pairId, ...row })
      .onConflict((conflict) => conflict.columns(['teamId', 'pairId']).doUpdateSet(row))
      .execute()
    await audit(trx, { ...context, actorId: context.person.id }, 'spending.setLimits', { pairId, ...given })
    await changed(trx, context, 'spending', pairId)
    return limitsView(context, trx, pairId)
  })
}

/** The limits of the team by currency, and what is committed in every currency. */
export async function getTeamLimits(context: TeamContext) {
  const limits = await teamLimits(context.db, context)
  return { ...limits, commitments: await teamCommitments(context, limits.items) }
}

/** From the next activation on; what is switched on stays so. Throws `outdated` when somebody changed them since `version`. */
export async function setTeamLimits(
  context: Context,
  version: number,
  { items }: { items: { currency: string; perMonth: number }[] },
) {
  return write(context.db, async (trx) => {
    await holdTeam(trx, context)
    const before = await teamLimits(trx, context)
    if (before.version !== version) throw new Problem('outdated', changedMeanwhile)
    const row = { version: version + 1, limits: JSON.stringify(items) }
    await trx
      .insertInto('teamSpendLimits')
      .values({ teamId: context.teamId, ...row })
      .onConflict((conflict) => conflict.column('teamId').doUpdateSet(row))
      .execute()
    const detail = Object.fromEntries(items.map(({ currency, perMonth }) => [currency, perMonth]))
    await audit(trx, { ...context, actorId: context.person.id }, 'spending.setTeamLimits', detail)
    await changed(trx, context, 'spending')
    return teamLimits(trx, context)
  })
}

const changedMeanwhile = 'Somebody changed the limits meanwhile. Look at theirs before you save yours.'

async function limitsView(context: TeamContext, db: Database | Transaction, pairId: string): Promise<SpendLimits> {
  const { currency = null } = (await pairCurrency(db, context, pairId)) ?? {}
  const limits = await pairLimits(db, context, pairId)
  return { ...limits, currency, usual: currency === null ? null : await usualBudget(db, context, { pairId, currency }) }
}
