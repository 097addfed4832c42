import type { Selectable } from 'kysely'
import { Audience } from '../contract/audienceParts.ts'
import { mostAudiences, type NewAudience, type SavedAudience } from '../contract/audiences.ts'
import { foldedName } from '../contract/labels.ts'
import { Problem } from '../contract/problem.ts'
import { type Database, isUniqueViolation, type Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'

/** By name, at most 200. Throws `not_found` for a pair that is not the team's. */
export async function listAudiences(context: TeamContext, pairId: string): Promise<{ items: SavedAudience[] }> {
  await linkedPair(context, pairId)
  const rows = await audienceRows(context, context.db).where('audiences.pairId', '=', pairId).execute()
  const byName = (one: Row, other: Row) => collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1)
  return { items: rows.sort(byName).map(audienceView) }
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Throws `invalid` for a name that is taken, `conflict` when the pair has as many as it may, `not_found` for a pair that is not the team's. */
export async function saveAudience(context: Context, pairId: string, given: NewAudience): Promise<SavedAudience> {
  const { operationId: id, teamId } = context
  return refusingTwins(() =>
    write(context.db, async (trx) => {
      await holdTeam(trx, context)
      await linkedPair({ ...context, db: trx }, pairId)
      // The request came again under its key after a crash: it is kept already.
      const known = await audienceRows(context, trx).where('audiences.id', '=', id).executeTakeFirst()
      if (known) return audienceView(known)
      await checkRoom(trx, context, pairId)
      await checkName(trx, context, { pairId, id, name: given.name })
      await trx
        .insertInto('audiences')
        .values({ teamId, id, pairId, version: 1, ...factsOf(context, given) })
        .execute()
      return told(trx, context, 'audiences.save', { pairId, id })
    }),
  )
}

/** Throws what `saveAudience` does, and `outdated` when somebody changed it since `version`. */
export async function changeAudience(
  context: Context,
  id: string,
  version: number,
  given: NewAudience,
): Promise<SavedAudience> {
  return refusingTwins(() =>
    write(context.db, async (trx) => {
      const { pairId } = await audienceRow(context, trx, id)
      await checkName(trx, context, { pairId, id, name: given.name })
      const { numUpdatedRows } = await trx
        .updateTable('audiences')
        .set({ ...factsOf(context, given), version: version + 1 })
        .where('teamId', '=', context.teamId)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n)
        throw new Problem('outdated', 'Somebody changed this audience meanwhile. Look at theirs before you save yours.')
      return told(trx, context, 'audiences.change', { pairId, id })
    }),
  )
}

/** Campaigns keep the audience they were given. Throws `not_found` for one that is not the team's. */
export async function removeAudience(context: Context, id: string) {
  await write(context.db, async (trx) => {
    const { pairId } = await audienceRow(context, trx, id)
    await trx.deleteFrom('audiences').where('teamId', '=', context.teamId).where('id', '=', id).execute()
    await audit(trx, { ...context, actorId: context.person.id }, 'audiences.remove', { audienceId: id })
    await changed(trx, context, 'audiences', pairId, [id])
  })
}

/** Of two that ask for the same name at once, the database lets one through. */
async function refusingTwins<T>(work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    throw isUniqueViolation(error) ? taken() : error
  }
}

function taken() {
  const name = 'Another audience of this pair has this name.'
  return new Problem('invalid', name, { fields: { name } })
}

async function checkName(
  trx: Transaction,
  { teamId }: TeamContext,
  { pairId, id, name }: Record<'pairId' | 'id' | 'name', string>,
) {
  const other = await trx
    .selectFrom('audiences')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('nameKey', '=', foldedName(name))
    .where('id', '<>', id)
    .select('id')
    .executeTakeFirst()
  if (other) throw taken()
}

async function checkRoom(trx: Transaction, { teamId }: TeamContext, pairId: string) {
  const { count } = await trx
    .selectFrom('audiences')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostAudiences)
    throw new Problem('conflict', `A pair keeps at most ${mostAudiences} audiences. Remove some first.`)
}

const factsOf = ({ now, person }: Context, { name, audience }: NewAudience) => ({
  name,
  nameKey: foldedName(name),
  content: JSON.stringify(audience),
  changedAt: now.toISOString(),
  changedBy: person.id,
})

async function told(
  trx: Transaction,
  context: Context,
  action: string,
  { pairId, id }: Record<'pairId' | 'id', string>,
) {
  await audit(trx, { ...context, actorId: context.person.id }, action, { audienceId: id })
  await changed(trx, context, 'audiences', pairId, [id])
  return audienceView(await audienceRow(context, trx, id))
}

async function audienceRow(context: TeamContext, trx: Transaction, id: string): Promise<Row> {
  const row = await audienceRows(context, trx).where('audiences.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', 'Your team has no such audience.')
  await linkedPair({ ...context, db: trx }, row.pairId)
  return row
}

const audienceRows = ({ teamId }: TeamContext, db: Database | Transaction) =>
  db
    .selectFrom('audiences')
    .leftJoin('users', 'users.id', 'audiences.changedBy')
    .where('audiences.teamId', '=', teamId)
    .selectAll('audiences')
    .select('users.name as changerName')

type Row = Selectable<Tables['audiences']> & { changerName: string | null }

const audienceView = ({ id, version, name, content, changedAt, changerName }: Row): SavedAudience => ({
  id,
  version,
  name,
  audience: Audience.parse(JSON.parse(content)),
  changedAt,
  changedBy: changerName ?? 'Somebody who left',
})
