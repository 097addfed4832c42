import { createHash } from 'node:crypto'
import type { Change } from '../contract/live.ts'
import type { Transaction } from '../db/database.ts'
import { beforeCommit } from '../db/write.ts'
import type { Hub } from './hub.ts'

/** What it takes to tell a team of something. */
export interface Teller {
  hub: Hub
  now: Date
  teamId: string
}

const mostIds = 100

/**
 * Appends to the team's change feed, in the transaction that changes the thing. The numbers of a team are taken
 * in the order of its commits, so that a reader who has seen n has seen every change before n.
 */
export async function changed(
  trx: Transaction,
  { hub, now, teamId }: Teller,
  topic: Change['topic'],
  pairId: string | null = null,
  ids: string[] = [],
) {
  const named = JSON.stringify(ids.length > mostIds ? [] : ids)
  beforeCommit(trx, 'news', async () => {
    const seq = await nextSeq(trx, teamId)
    await trx
      .insertInto('changes')
      .values({ teamId, seq, topic, pairId, ids: named, createdAt: now.toISOString() })
      .execute()
    await hub.announce(trx, changesOf(teamId))
  })
}

/**
 * Lets nobody else do so for the same team until the transaction ends: for what must be looked up and written as one, such as
 * a number that may not be exceeded. It comes before everything else that the transaction does; what also changes threads
 * holds their rows instead.
 */
export async function holdTeam(trx: Transaction, { teamId }: Pick<Teller, 'teamId'>) {
  await trx
    .insertInto('feeds')
    .values({ teamId, seq: 0, auditHash: '' })
    .onConflict((conflict) => conflict.column('teamId').doUpdateSet((eb) => ({ seq: eb.ref('feeds.seq') })))
    .execute()
}

/** The hub's topic for a team's change feed. */
export const changesOf = (teamId: string) => `changes ${teamId}`

/** Writes down who did what; `detail` never holds a token or a message. */
export async function audit(
  trx: Transaction,
  line: { now: Date; teamId: string; actorId: string },
  action: string,
  detail: Record<string, string | number | null>,
) {
  beforeCommit(trx, 'news', () => append(trx, line, action, detail))
}

async function append(
  trx: Transaction,
  { now, teamId, actorId }: { now: Date; teamId: string; actorId: string },
  action: string,
  detail: Record<string, string | number | null>,
) {
  const seq = await nextSeq(trx, teamId)
  const { auditHash } = await trx
    .selectFrom('feeds')
    .where('teamId', '=', teamId)
    .select('auditHash')
    .executeTakeFirstOrThrow()
  const line = { teamId, seq, actorId, action, detail: JSON.stringify(detail), createdAt: now.toISOString() }
  const hash = auditHashOf(auditHash, line)
  await trx
    .insertInto('audit')
    .values({ ...line, hash })
    .execute()
  await trx.updateTable('feeds').set({ auditHash: hash }).where('teamId', '=', teamId).execute()
}

/** The hash of a line over the line itself and the hash before it. */
export const auditHashOf = (previous: string, line: object) =>
  createHash('sha256').update(previous).update(JSON.stringify(line)).digest('hex')

/** Locks the team's row, so that two transactions of one team number their news in the order they commit. */
async function nextSeq(trx: Transaction, teamId: string) {
  const { seq } = await trx
    .insertInto('feeds')
    .values({ teamId, seq: 1, auditHash: '' })
    .onConflict((conflict) => conflict.column('teamId').doUpdateSet((eb) => ({ seq: eb('feeds.seq', '+', 1) })))
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** The number of the team's newest change; 0 before the first. */
export async function newestSeq(db: Pick<Transaction, 'selectFrom'>, teamId: string) {
  const feed = await db.selectFrom('feeds').where('teamId', '=', teamId).select('seq').executeTakeFirst()
  return feed?.seq ?? 0
}
