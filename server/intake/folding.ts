import type { Selectable } from 'kysely'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Services, TeamContext } from '../http/context.ts'
import { readyLanguages } from '../keeping/languages.ts'
import { dropPost, holdPost, promisePostReading } from '../keeping/posts.ts'
import { dropThread, refreshThread } from '../keeping/threads.ts'
import type { PairRow } from '../linking/pairRows.ts'
import { changed } from '../live/changes.ts'
import type { Notice, PostNotice } from '../platform/platform.ts'
import { tellOfRemark } from './heralds.ts'
import { promiseMention } from './mentions.ts'
import { sightingOfNotice } from './remarks.ts'
import { promiseRuling } from './ruling.ts'
import { seeComment } from './sightings.ts'

export type EventRow = Selectable<Tables['events']>

/** How long an echo waits for the outcome of the reply that caused it, and an event in a worker's hands is left alone. */
const patienceMs = 5000

/** What one transaction folds, and what it has touched by then. */
interface Batch {
  trx: Transaction
  services: Services
  now: Date
  /** By network and account, as a burst is mostly about one. */
  pairs: Map<string, PairRow[]>
  touched: Map<string, Touched>
  /** What customers have written, by pair. */
  written: Map<PairRow, Set<string>>
}

interface Touched {
  context: TeamContext
  pair: PairRow
  threadId: string
  fresh: boolean
  /** The newest of the remarks that are fresh. */
  remarkId: string | null
}

/** Folds these events in one transaction: a thread is brought in line once, however many of them touched it. */
export async function foldTogether(services: Services, events: EventRow[]) {
  if (events.length === 0) return
  await readyLanguages()
  const now = services.clock()
  await write(services.db, async (trx) => {
    const batch: Batch = { trx, services, now, pairs: new Map(), touched: new Map(), written: new Map() }
    for (const event of events) {
      if (!(await take(batch, event))) continue
      if (await foldEvent(batch, event)) await finish(batch, event)
    }
    await refreshTouched(batch)
  })
}

/** Moves the event out of the way of other processes; false when one of them has it. */
async function take({ trx, now }: Batch, event: EventRow) {
  const { numUpdatedRows } = await trx
    .updateTable('events')
    .set({ dueAt: new Date(now.getTime() + patienceMs).toISOString() })
    .where('id', '=', event.id)
    .where('dueAt', '=', event.dueAt)
    .where('foldedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const finish = ({ trx, now }: Batch, { id }: EventRow) =>
  trx.updateTable('events').set({ foldedAt: now.toISOString(), problem: null }).where('id', '=', id).execute()

/** Folds it for every team that has the Page or the Profile; false when it has to wait. */
async function foldEvent(batch: Batch, event: EventRow): Promise<boolean> {
  const { what } = JSON.parse(event.payload) as Pick<Notice, 'what'>
  let isComplete = true
  for (const pair of await pairsOf(batch, event)) {
    const context = { ...batch.services, now: batch.now, teamId: pair.teamId }
    if (what?.kind === 'post') await foldPost(batch.trx, context, pair, what)
    if (what?.kind === 'mention') await promiseMention(batch.trx, context, pair.id, what)
    if (what?.kind !== 'comment') continue
    const sighting = sightingOfNotice(what, event.object === 'page' ? 'facebook' : 'instagram')
    const seen = sighting && (await seeComment(batch.trx, context, pair, sighting))
    if (seen === 'later') isComplete = false
    else if (seen) touch(batch, { context, pair, ...seen, remarkId: seen.fresh ? what.commentId : null }, seen.written)
  }
  return isComplete
}

async function pairsOf(batch: Batch, { object, accountId }: EventRow): Promise<PairRow[]> {
  const key = `${object} ${accountId}`
  const known = batch.pairs.get(key)
  if (known) return known
  // Telling when the account was last heard of, and asking whose it is, are one.
  const pairs = await batch.trx
    .updateTable('pairs')
    .set({ [object === 'page' ? 'facebookHeardAt' : 'instagramHeardAt']: batch.now.toISOString() })
    .where(object === 'page' ? 'pageId' : 'profileId', '=', accountId)
    .where('unlinkedAt', 'is', null)
    .returningAll()
    .execute()
  batch.pairs.set(key, pairs)
  return pairs
}

async function foldPost(trx: Transaction, context: TeamContext, { id: pairId }: PairRow, { verb, postId }: PostNotice) {
  const post = { id: postId, pairId, network: 'facebook' as const }
  if (verb === 'remove') return dropPost(trx, context, post)
  if (verb === 'add') return holdPost(trx, context, post)
  await promisePostReading(trx, context, post)
}

function touch({ touched, written }: Batch, next: Touched, commentId: string | null) {
  const key = `${next.context.teamId} ${next.threadId}`
  const known = touched.get(key)
  const remarkId = next.remarkId ?? known?.remarkId ?? null
  touched.set(key, { ...next, remarkId, fresh: next.fresh || (known?.fresh ?? false) })
  if (commentId) written.set(next.pair, (written.get(next.pair) ?? new Set()).add(commentId))
}

async function refreshTouched({ trx, services, now, touched, written }: Batch) {
  const byPair = Map.groupBy(touched.values(), ({ pair }) => `${pair.teamId} ${pair.id}`)
  for (const { context, threadId, fresh, remarkId } of touched.values()) {
    const thread = await refreshThread(trx, context, threadId, { fresh })
    if (!thread) await dropThread(trx, context.teamId, threadId)
    else if (remarkId) await tellOfRemark(trx, context, thread, remarkId)
  }
  for (const threads of byPair.values()) {
    const [first] = threads
    const ids = threads.map(({ threadId }) => threadId)
    if (first) await changed(trx, first.context, 'inbox', first.pair.id, ids)
  }
  for (const [{ id, teamId }, commentIds] of written)
    await promiseRuling(trx, { ...services, now, teamId }, id, [...commentIds])
}
