import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { foldedName, type Label, mostLabels, type NewLabel } from '../contract/labels.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'
import { promiseRemoval } from './removing.ts'

type Given = z.output<typeof NewLabel>
type Row = Selectable<Tables['labels']>

/** By name, at most 200. */
export async function listLabels(context: Context): Promise<{ items: Label[] }> {
  const rows = await standing(context.db, context).orderBy('folded').limit(mostLabels).selectAll().execute()
  return { items: rows.map(labelView) }
}

/** Throws `not_found` for a label that is not the team's. */
export async function getLabel(context: Context, labelId: string): Promise<Label & { threads: number }> {
  const row = await labelOf(context.db, context, labelId)
  const { threads } = await context.db
    .selectFrom('threadLabels')
    .where('teamId', '=', context.teamId)
    .where('labelId', '=', labelId)
    .select((eb) => eb.fn.countAll<number>().as('threads'))
    .executeTakeFirstOrThrow()
  return { ...labelView(row), threads: Number(threads) }
}

/** Throws `invalid` for a name that is taken, `conflict` when there are 200 already. */
export async function makeLabel(context: Context, { name, colour }: Given): Promise<Label> {
  const { teamId, operationId: id } = context
  return write(context.db, async (trx) => {
    // First of all: what is looked up here is still so when it is written.
    await holdTeam(trx, context)
    await changed(trx, context, 'labels', null, [id])
    const made = await standing(trx, context).where('id', '=', id).selectAll().executeTakeFirst()
    if (made) return labelView(made)
    await keepNameFree(trx, context, id, name)
    const { count } = await standing(trx, context)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostLabels)
      throw new Problem('conflict', `There are ${mostLabels} labels already. Remove one first.`)
    const createdAt = context.now.toISOString()
    const row = { teamId, id, name, folded: foldedName(name), colour, version: 1, createdAt, removedAt: null }
    await trx.insertInto('labels').values(row).execute()
    await record(trx, context, 'labels.make', id)
    return labelView(row)
  })
}

/** Throws `outdated` when somebody changed it since `version`, `invalid` for a name that is taken, `not_found`. */
export async function changeLabel(context: Context, labelId: string, version: number, { name, colour }: Given) {
  return write(context.db, async (trx) => {
    await holdTeam(trx, context)
    await changed(trx, context, 'labels', null, [labelId])
    const before = await labelOf(trx, context, labelId)
    if (before.version !== version)
      throw new Problem('outdated', `Somebody changed this label meanwhile; it is called ${before.name} now.`)
    await keepNameFree(trx, context, labelId, name)
    const change = { name, folded: foldedName(name), colour, version: version + 1 }
    await rowOf(trx, context, labelId).set(change).execute()
    await record(trx, context, 'labels.change', labelId)
    return labelView({ ...before, ...change })
  })
}

/** Hides it at once, and promises to take it off its threads. Throws `not_found`. */
export async function removeLabel(context: Context, labelId: string): Promise<void> {
  await write(context.db, async (trx) => {
    await holdTeam(trx, context)
    await changed(trx, context, 'labels', null, [labelId])
    await labelOf(trx, context, labelId)
    // No name begins with a space: the old one can be given to another label.
    await rowOf(trx, context, labelId)
      .set({ removedAt: context.now.toISOString(), folded: ` ${labelId}` })
      .execute()
    await promiseRemoval(trx, context, labelId)
    await record(trx, context, 'labels.remove', labelId)
  })
}

const standing = (db: Database | Transaction, { teamId }: Context) =>
  db.selectFrom('labels').where('teamId', '=', teamId).where('removedAt', 'is', null)

async function labelOf(db: Database | Transaction, context: Context, labelId: string): Promise<Row> {
  const row = await standing(db, context).where('id', '=', labelId).selectAll().executeTakeFirst()
  if (!row) throw new Problem('not_found', 'Your team has no such label.')
  return row
}

const rowOf = (trx: Transaction, { teamId }: Context, labelId: string) =>
  trx.updateTable('labels').where('teamId', '=', teamId).where('id', '=', labelId)

async function keepNameFree(trx: Transaction, context: Context, id: string, name: string) {
  const other = await standing(trx, context)
    .where('folded', '=', foldedName(name))
    .where('id', '!=', id)
    .select('name')
    .executeTakeFirst()
  const problem = `There is a label called ${other?.name} already.`
  if (other) throw new Problem('invalid', problem, { fields: { name: problem } })
}

const record = (trx: Transaction, context: Context, action: string, labelId: string) =>
  audit(trx, { ...context, actorId: context.person.id }, action, { labelId })

const labelView = ({ id, name, colour, version }: Row): Label => ({ id, name, colour, version })
