import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Change } from '../contract/live.ts'
import type { Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'
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
  addNews(trx, teamId, async ({ seq, auditHash }) => {
    await insertChange(trx, { teamId, seq, topic, pairId, ids: named, createdAt: now.toISOString() })
    await hub.announce(trx, changesOf(teamId))
    return auditHash
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
  { now, teamId, actorId }: { now: Date; teamId: string; actorId: string },
  action: string,
  detail: Record<string, string | number | null>,
) {
  addNews(trx, teamId, async ({ seq, auditHash }) => {
    const line = { teamId, seq, actorId, action, detail: JSON.stringify(detail), createdAt: now.toISOString() }
    const hash = auditHashOf(auditHash, line)
    await insertLine(trx, { ...line, hash })
    return hash
  })
}

/** The hash of a line over the line itself and the hash before it. */
export const auditHashOf = (previous: string, line: object) =>
  createHash('sha256').update(previous).update(JSON.stringify(line)).digest('hex')

/** One line of the team's feed: written under its number, it answers the hash that the next line of the audit goes on from. */
type Line = (at: { seq: number; auditHash: string }) => Promise<string>

const gathered = new WeakMap<Transaction, Map<string, Line[]>>()

/** What a transaction has to tell is written at its end, in the order it was told, and the team's row is held only then. */
function addNews(trx: Transaction, teamId: string, line: Line) {
  const teams = gathered.get(trx) ?? new Map<string, Line[]>()
  gathered.set(trx, teams)
  const known = teams.get(teamId)
  if (known) return void known.push(line)
  const lines = [line]
  teams.set(teamId, lines)
  beforeCommit(trx, 'news', () => writeNews(trx, teamId, lines))
}

/** Locks the team's row, so that two transactions of one team number their news in the order they commit. */
async function writeNews(trx: Transaction, teamId: string, lines: Line[]) {
  const { rows } = await moveFeed(trx, { teamId, by: lines.length })
  const { seq = lines.length, auditHash = '' } = rows[0] ?? {}
  let hash = auditHash
  for (const [place, line] of lines.entries())
    hash = await line({ seq: seq - lines.length + 1 + place, auditHash: hash })
  if (hash !== auditHash) await keepHash(trx, { teamId, hash })
}

const moveFeed = statement((db, { teamId, by }: { teamId: string; by: number }) =>
  db
    .insertInto('feeds')
    .values({ teamId, seq: by, auditHash: '' })
    .onConflict((conflict) => conflict.column('teamId').doUpdateSet((eb) => ({ seq: eb('feeds.seq', '+', by) })))
    .returning(['seq', 'auditHash']),
)

const keepHash = statement((db, { teamId, hash }: Record<'teamId' | 'hash', string>) =>
  db.updateTable('feeds').set({ auditHash: hash }).where('teamId', '=', teamId),
)

const insertChange = statement((db, change: Selectable<Tables['changes']>) => db.insertInto('changes').values(change))

const insertLine = statement((db, line: Selectable<Tables['audit']>) => db.insertInto('audit').values(line))

/** The number of the team's newest change; 0 before the first. */
export async function newestSeq(db: Pick<Transaction, 'selectFrom'>, teamId: string) {
  const feed = await db.selectFrom('feeds').where('teamId', '=', teamId).select('seq').executeTakeFirst()
  return feed?.seq ?? 0
}
