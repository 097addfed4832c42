import { Problem } from '../contract/problem.ts'
import type { NewRule } from '../contract/ruleParts.ts'
import { mostRules, type Rule } from '../contract/rules.ts'
import type { Database, Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { holdModerator } from '../keeping/members.ts'
import { holdLabel } from '../keeping/threadLabels.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'
import { columnsOf, type RuleRow } from './content.ts'
import { matcherOf } from './matching.ts'
import { ruleViews } from './views.ts'

/** In the order in which they act. Throws `not_found` for a pair that is not the team's. */
export async function listRules(context: TeamContext, pairId: string): Promise<{ items: Rule[] }> {
  await linkedPair(context, pairId)
  const rows = await standing(context.db, context, pairId).selectAll().execute()
  return { items: await ruleViews(context, context.db, rows) }
}

/** Throws `not_found`. */
export async function getRule(context: TeamContext, ruleId: string): Promise<Rule> {
  return viewOf(context, context.db, await ruleOf(context, context.db, ruleId))
}

/** Throws `invalid` for a pattern, a label or a person that will not do, `conflict` when there are 100 already. */
export async function makeRule(context: Context, pairId: string, given: NewRule): Promise<Rule> {
  return write(context.db, async (trx) => {
    // First of all: what is counted here is still so when it is written.
    await holdTeam(trx, context)
    await changed(trx, context, 'rules', pairId, [context.operationId])
    const pair = await linkedPair({ ...context, db: trx }, pairId)
    await checkRule(trx, context, given, pair.zone)
    const others = await standing(trx, context, pairId).select(['id', 'position']).execute()
    if (others.some(({ id }) => id === context.operationId))
      return getRule({ ...context, db: trx }, context.operationId)
    if (others.length >= mostRules) throw new Problem('conflict', `There are ${mostRules} rules. Remove one first.`)
    const row: RuleRow = {
      teamId: context.teamId,
      id: context.operationId,
      pairId,
      ...columnsOf(given),
      position: (others.at(-1)?.position ?? 0) + 1,
      version: 1,
      armedAt: null,
      armedBy: null,
      disarmedAt: null,
      disarmedWhy: null,
      createdAt: context.now.toISOString(),
      removedAt: null,
    }
    await trx.insertInto('rules').values(row).execute()
    await record(trx, context, 'rules.make', row.id)
    return viewOf(context, trx, row)
  })
}

/** Disarms it when it would do something else from now on. Throws as above, `outdated` and `not_found`. */
export async function changeRule(context: Context, ruleId: string, version: number, given: NewRule): Promise<Rule> {
  return write(context.db, async (trx) => {
    const before = await ruleToChange(trx, context, ruleId)
    if (before.version !== version)
      throw new Problem('outdated', 'Somebody changed this rule meanwhile. Look at theirs before you save yours.')
    const pair = await linkedPair({ ...context, db: trx }, before.pairId)
    await checkRule(trx, context, given, pair.zone)
    const columns = columnsOf(given)
    const isOther = columns.hash !== before.hash
    const disarming = isOther && before.armedAt ? disarmed(context, 'edited') : {}
    const change = { ...columns, ...disarming, version: version + 1 }
    await keepRule(trx, before, change)
    await record(trx, context, 'rules.change', ruleId)
    return viewOf(context, trx, { ...before, ...change })
  })
}

/** It acts no more at once. Throws `not_found`. */
export async function removeRule(context: Context, ruleId: string): Promise<void> {
  await write(context.db, async (trx) => {
    const rule = await ruleToChange(trx, context, ruleId)
    await keepRule(trx, rule, { armedAt: null, removedAt: context.now.toISOString() })
    await record(trx, context, 'rules.remove', ruleId)
  })
}

/** Throws `conflict` when the rules are not these any more. */
export async function orderRules(context: Context, pairId: string, ruleIds: string[]): Promise<{ items: Rule[] }> {
  await write(context.db, async (trx) => {
    await holdTeam(trx, context)
    await changed(trx, context, 'rules', pairId, ruleIds)
    await linkedPair({ ...context, db: trx }, pairId)
    const rows = await standing(trx, context, pairId).selectAll().execute()
    const known = new Set(rows.map(({ id }) => id))
    if (rows.length !== ruleIds.length || !ruleIds.every((id) => known.delete(id)))
      throw new Problem('conflict', 'The rules have changed meanwhile. Look at them again.')
    for (const row of rows) await keepRule(trx, row, { position: ruleIds.indexOf(row.id) + 1 })
    await audit(trx, { ...context, actorId: context.person.id }, 'rules.order', { pairId })
  })
  return listRules(context, pairId)
}

const standing = (db: Database | Transaction, { teamId }: TeamContext, pairId: string) =>
  db
    .selectFrom('rules')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('removedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(mostRules)

export async function ruleOf(context: TeamContext, db: Database | Transaction, ruleId: string): Promise<RuleRow> {
  const row = await db
    .selectFrom('rules')
    .where('teamId', '=', context.teamId)
    .where('id', '=', ruleId)
    .where('removedAt', 'is', null)
    .selectAll()
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', 'Your team has no such rule.')
  await linkedPair({ ...context, db }, row.pairId)
  return row
}

/** The rule, which nobody else changes until the transaction ends: an update that changes nothing holds its row. */
export async function ruleToChange(trx: Transaction, context: TeamContext, ruleId: string): Promise<RuleRow> {
  await trx
    .updateTable('rules')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('teamId', '=', context.teamId)
    .where('id', '=', ruleId)
    .execute()
  const rule = await ruleOf(context, trx, ruleId)
  await changed(trx, context, 'rules', rule.pairId, [ruleId])
  return rule
}

export async function keepRule(trx: Transaction, { teamId, id }: RuleRow, change: Partial<RuleRow>) {
  await trx.updateTable('rules').set(change).where('teamId', '=', teamId).where('id', '=', id).execute()
}

export const disarmed = ({ now }: TeamContext, disarmedWhy: NonNullable<RuleRow['disarmedWhy']>) => ({
  armedAt: null,
  armedBy: null,
  disarmedAt: now.toISOString(),
  disarmedWhy,
})

export const record = (trx: Transaction, context: Context, action: string, ruleId: string) =>
  audit(trx, { ...context, actorId: context.person.id }, action, { ruleId })

export const viewOf = async (context: TeamContext, db: Database | Transaction, row: RuleRow): Promise<Rule> => {
  const [view] = await ruleViews(context, db, [row])
  if (!view) throw new Problem('not_found', 'Your team has no such rule.')
  return view
}

async function checkRule(trx: Transaction, context: Context, rule: NewRule, zone: string) {
  matcherOf(rule, zone)
  for (const [index, action] of rule.actions.entries()) {
    if (action.do === 'label' && !(await holdLabel(trx, context.teamId, action.labelId)))
      throw invalid(`actions.${index}.labelId`, 'Choose a label of the team.')
    if (action.do === 'assign' && !(await holdModerator(trx, context.teamId, action.personId)))
      throw invalid(`actions.${index}.personId`, 'Choose somebody of the team who may moderate.')
  }
}

const invalid = (field: string, sentence: string) => new Problem('invalid', sentence, { fields: { [field]: sentence } })
