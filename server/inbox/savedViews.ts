import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { type NewView, type SavedView, ThreadFilter } from '../contract/inbox.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { changed, holdTeam } from '../live/changes.ts'
import { threadsOf } from '../threads/ranges.ts'

type Row = Selectable<Tables['savedViews']>
type Given = z.output<typeof NewView>

const mostViews = 100
const mostCounted = 100

/** One's own and the team's, in the order they were made, each with its threads counted up to 100. */
export async function listViews(context: Context, pairId: string): Promise<{ items: SavedView[] }> {
  await linkedPair(context, pairId)
  const rows = await visible(context, context.db)
    .where('pairId', '=', pairId)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(mostViews)
    .selectAll()
    .execute()
  return { items: await Promise.all(rows.map((row) => viewOf(context, row))) }
}

/** Throws `conflict` when there are 100 already. */
export async function saveView(context: Context, pairId: string, { name, team, filter }: Given): Promise<SavedView> {
  await linkedPair(context, pairId)
  const row: Row = {
    teamId: context.teamId,
    id: context.operationId,
    pairId,
    ownerId: team ? null : context.person.id,
    name,
    filter: JSON.stringify(filter),
    version: 1,
    createdAt: context.now.toISOString(),
  }
  await write(context.db, async (trx) => {
    await holdTeam(trx, context)
    const { count } = await visible(context, trx)
      .where('pairId', '=', pairId)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostViews) throw new Problem('conflict', `There are ${mostViews} views. Remove one first.`)
    await trx
      .insertInto('savedViews')
      .values(row)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
      .execute()
    await changed(trx, context, 'inbox', pairId, [row.id])
  })
  return viewOf(context, row)
}

/** Throws `not_found` for somebody else's own view, and `outdated` when it was changed since `version`. */
export async function changeView(context: Context, viewId: string, version: number, { name, team, filter }: Given) {
  const change = {
    ownerId: team ? null : context.person.id,
    name,
    filter: JSON.stringify(filter),
    version: version + 1,
  }
  const row = await changeRow(context, viewId, async (trx, before) => {
    if (before.version !== version)
      throw new Problem('outdated', `Somebody changed this view meanwhile; it is called ${before.name} now.`)
    await trx
      .updateTable('savedViews')
      .set(change)
      .where('teamId', '=', context.teamId)
      .where('id', '=', viewId)
      .execute()
    return { ...before, ...change }
  })
  return viewOf(context, row)
}

/** Throws `not_found` when it is gone already. */
export async function removeView(context: Context, viewId: string): Promise<void> {
  await changeRow(context, viewId, (trx) =>
    trx.deleteFrom('savedViews').where('teamId', '=', context.teamId).where('id', '=', viewId).execute(),
  )
}

const changeRow = <T>(context: Context, viewId: string, change: (trx: Transaction, before: Row) => Promise<T>) =>
  write(context.db, async (trx) => {
    await holdView(trx, context, viewId)
    const before = await visible(context, trx).where('id', '=', viewId).selectAll().executeTakeFirst()
    if (!before) throw new Problem('not_found', 'Your team has no such view.')
    await linkedPair({ ...context, db: trx }, before.pairId)
    const result = await change(trx, before)
    await changed(trx, context, 'inbox', before.pairId, [viewId])
    return result
  })

/** An update that changes nothing: of two who change a view at once the second sees what the first has done. */
const holdView = (trx: Transaction, { teamId }: Context, viewId: string) =>
  trx
    .updateTable('savedViews')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('teamId', '=', teamId)
    .where('id', '=', viewId)
    .execute()

const visible = ({ teamId, person }: Context, db: Database | Transaction) =>
  db
    .selectFrom('savedViews')
    .where('teamId', '=', teamId)
    .where((eb) => eb.or([eb('ownerId', 'is', null), eb('ownerId', '=', person.id)]))

async function viewOf(context: Context, row: Row): Promise<SavedView> {
  const filter = ThreadFilter.parse(JSON.parse(row.filter))
  const page = { position: null, direction: 'desc', limit: mostCounted + 1 } as const
  const { length } = await threadsOf(context, row.pairId, filter, page)
  const count = { number: Math.min(length, mostCounted), more: length > mostCounted }
  return { id: row.id, name: row.name, team: row.ownerId === null, filter, count, version: row.version }
}
