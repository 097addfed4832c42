import type { Block } from '../contract/moderation.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { enqueueOnce } from '../jobs/queue.ts'
import { deliveryOf } from '../keeping/commentViews.ts'
import { linkedPair, pairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { audit, changed } from '../live/changes.ts'
import { type BlockRow, enqueueBlock, keepBlock } from './blocks.ts'

const mostListed = 500

/** Who is blocked, as it was last read and done here. Throws `not_found`. */
export async function listBlocks(context: Context, pairId: string) {
  const { blocksReadAt } = await linkedPair(context, pairId)
  const rows = await blocksOf(context, pairId).orderBy('name').orderBy('personId').limit(mostListed).execute()
  return { items: rows.map((row) => blockView(row, context.now)), readAt: blocksReadAt }
}

/** Promises a reading of the platform's own list. */
export async function readBlocks(context: Context, pairId: string) {
  await linkedPair(context, pairId)
  await write(context.db, (trx) =>
    enqueueOnce(trx, context, {
      kind: 'moderation.readBlocks',
      lane: 'reread',
      subject: `blocks ${pairId}`,
      payload: { pairId },
    }),
  )
  return {}
}

/** Lets somebody in the list write again. Throws `not_found` for whoever is not in it. */
export async function removeBlock(context: Context, pairId: string, personId: string): Promise<Block> {
  await linkedPair(context, pairId)
  return write(context.db, async (trx) => {
    const row = await blocksOf({ ...context, db: trx }, pairId)
      .where('personId', '=', personId)
      .executeTakeFirst()
    if (!row) throw new Problem('not_found', 'This person is not blocked.')
    const unblocking = { ...row, delivery: 'sending', deliveryAction: 'unblock', deliveryProblem: null } as const
    await keepBlock(trx, unblocking)
    await enqueueBlock(trx, context, { pairId, personId, action: 'unblock', commentId: null })
    await audit(trx, { ...context, actorId: context.person.id }, 'moderation.unblock', { pairId, personId })
    await changed(trx, context, 'linking', pairId, [pairId])
    return blockView(unblocking, context.now)
  })
}

/** Reads whom the Page has blocked, wherever that was done. What is promised here and not out there yet stays as it is. */
export const readBlocksKind: WorkKind<{ pairId: string }> = {
  lane: 'reread',
  work: async (context, { pairId }) => {
    const pair = await pairRow(context, pairId)
    if (!pair || pair.unlinkedAt) return
    const { people } = context.platform
    const blocked = await speakingAs(context, pairId, 'facebook', (account) => people.listBlocked('facebook', account))
    const now = context.clock()
    await write(context.db, async (trx) => {
      const known = await blocksOf({ ...context, db: trx }, pairId).execute()
      const found = new Map(blocked.map(({ id, name }) => [id, name]))
      const gone = known.filter(({ personId, delivery }) => !found.has(personId) && !delivery)
      for (const { personId } of gone)
        await trx
          .deleteFrom('blocks')
          .where('teamId', '=', context.teamId)
          .where('pairId', '=', pairId)
          .where('personId', '=', personId)
          .execute()
      const before = new Set(known.map(({ personId }) => personId))
      for (const [personId, name] of found)
        if (!before.has(personId)) await keepBlock(trx, newBlock(context, pairId, personId, name, now))
      await trx
        .updateTable('pairs')
        .set({ blocksReadAt: now.toISOString() })
        .where('teamId', '=', context.teamId)
        .where('id', '=', pairId)
        .execute()
      await changed(trx, { ...context, now }, 'linking', pairId, [pairId])
    })
  },
}

const newBlock = (
  { teamId }: TeamContext,
  pairId: string,
  personId: string,
  name: string | null,
  now: Date,
): BlockRow => ({
  teamId,
  pairId,
  personId,
  name: name ?? 'Somebody on Facebook',
  blockedAt: now.toISOString(),
  delivery: null,
  deliveryAction: null,
  deliveryProblem: null,
})

const blocksOf = ({ db, teamId }: { db: Pick<TeamContext['db'], 'selectFrom'>; teamId: string }, pairId: string) =>
  db.selectFrom('blocks').where('teamId', '=', teamId).where('pairId', '=', pairId).selectAll()

const blockView = (row: BlockRow, now: Date): Block => ({
  personId: row.personId,
  name: row.name,
  blockedAt: row.blockedAt,
  delivery: row.deliveryAction && deliveryOf({ ...row, action: row.deliveryAction }, now),
})
