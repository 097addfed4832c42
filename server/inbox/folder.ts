import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Services, TeamContext } from '../http/context.ts'
import { noticesTopic } from '../linking/notices.ts'
import type { PairRow } from '../linking/pairRows.ts'
import { changed } from '../live/changes.ts'
import type { Notice } from '../platform/platform.ts'
import { ensurePost, promisePostReading } from './posts.ts'
import { sightingOfNotice } from './remarks.ts'
import { seeComment } from './sightings.ts'
import { dropThread, refreshThread } from './threads.ts'

const atOnce = 100
const idleMs = 1000
/** How long an echo waits for the outcome of the reply that caused it, and an event in a worker's hands is left alone. */
const patienceMs = 5000

/** What an event says, kept as the adapter understood it. */
type StoredNotice = Pick<Notice, 'object' | 'accountId' | 'what'>
type EventRow = Selectable<Tables['events']>

/** Folds what the platform told us into threads, in the order it came, until stopped. */
export function startFolder(services: Services) {
  let stopped = false
  let wake = () => {}
  const deaf = services.hub.listen(noticesTopic, () => wake())

  async function run() {
    while (!stopped) {
      const news = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      try {
        if ((await foldDue(services)) === 0) await news
      } catch (error) {
        services.log.error({ err: error }, 'the folder stumbled')
        await news
      }
    }
  }

  const running = run()
  return {
    stop: async () => {
      stopped = true
      deaf()
      wake()
      await running
    },
  }
}

/** Folds the events that are due, at most 100, and answers how many there were. One that cannot be folded stands alone. */
export async function foldDue(services: Services): Promise<number> {
  await services.fault('before_fold')
  const events = await dueEvents(services.db, services.clock())
  try {
    await foldTogether(services, events)
  } catch (error) {
    if (events.length === 1) await setAside(services, events[0], error)
    else
      for (const event of events) await foldTogether(services, [event]).catch((each) => setAside(services, event, each))
  }
  return events.length
}

const dueEvents = (db: Database, now: Date) =>
  db
    .selectFrom('events')
    .where('foldedAt', 'is', null)
    .where('dueAt', '<=', now.toISOString())
    .orderBy('dueAt')
    .orderBy('id')
    .limit(atOnce)
    .selectAll()
    .execute()

/** Threads that a batch touches are brought in line once, however many of its events touched them. */
async function foldTogether(services: Services, events: EventRow[]) {
  const now = services.clock()
  await write(services.db, async (trx) => {
    const touched = new Map<string, Touched>()
    for (const event of events) {
      if (!(await take(trx, event, now))) continue
      const folded = await foldEvent(trx, services, event, now, touched)
      if (folded)
        await trx.updateTable('events').set({ foldedAt: now.toISOString() }).where('id', '=', event.id).execute()
    }
    await refreshTouched(trx, touched)
  })
}

interface Touched {
  context: TeamContext
  pair: PairRow
  threadId: string
  fresh: boolean
}

/** Moves the event out of the way of other processes; false when one of them has it. */
async function take(trx: Transaction, event: EventRow, now: Date) {
  const { numUpdatedRows } = await trx
    .updateTable('events')
    .set({ dueAt: new Date(now.getTime() + patienceMs).toISOString() })
    .where('id', '=', event.id)
    .where('dueAt', '=', event.dueAt)
    .where('foldedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Folds it for every team that has the Page or the Profile; false when it has to wait. */
async function foldEvent(
  trx: Transaction,
  services: Services,
  event: EventRow,
  now: Date,
  touched: Map<string, Touched>,
): Promise<boolean> {
  const { what } = JSON.parse(event.payload) as StoredNotice
  let complete = true
  for (const pair of await pairsOf(trx, event)) {
    const context = { ...services, now, teamId: pair.teamId }
    await hear(trx, pair, event, now)
    if (what?.kind === 'comment') {
      const network = event.object === 'page' ? 'facebook' : 'instagram'
      const sighting = sightingOfNotice(what, network)
      const seen = sighting && (await seeComment(trx, context, pair, sighting))
      if (seen === 'later') complete = false
      else if (seen) touch(touched, { context, pair, ...seen })
    }
    if (what?.kind === 'post') await foldPost(trx, context, pair, what)
  }
  return complete
}

const pairsOf = (trx: Transaction, { object, accountId }: EventRow) =>
  trx
    .selectFrom('pairs')
    .where(object === 'page' ? 'pageId' : 'profileId', '=', accountId)
    .where('unlinkedAt', 'is', null)
    .selectAll()
    .execute()

async function hear(trx: Transaction, pair: PairRow, { object }: EventRow, now: Date) {
  const column = object === 'page' ? 'facebookHeardAt' : 'instagramHeardAt'
  await trx
    .updateTable('pairs')
    .set({ [column]: now.toISOString() })
    .where('teamId', '=', pair.teamId)
    .where('id', '=', pair.id)
    .execute()
}

async function foldPost(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  what: { verb: 'add' | 'edit' | 'remove'; postId: string },
) {
  const post = { id: what.postId, pairId: pair.id, network: 'facebook' as const }
  if (what.verb === 'edit') return promisePostReading(trx, context, post)
  if (what.verb === 'add') return ensurePost(trx, context, post)
  await trx
    .updateTable('posts')
    .set({ deletedAt: context.now.toISOString() })
    .where('teamId', '=', context.teamId)
    .where('id', '=', what.postId)
    .execute()
}

function touch(touched: Map<string, Touched>, next: Touched) {
  const key = `${next.context.teamId} ${next.threadId}`
  touched.set(key, { ...next, fresh: next.fresh || (touched.get(key)?.fresh ?? false) })
}

async function refreshTouched(trx: Transaction, touched: Map<string, Touched>) {
  const byPair = new Map<string, Touched[]>()
  for (const each of touched.values()) {
    const thread = await refreshThread(trx, each.context.teamId, each.threadId, { reopen: each.fresh })
    if (!thread) await dropThread(trx, each.context.teamId, each.threadId)
    byPair.set(each.pair.id, [...(byPair.get(each.pair.id) ?? []), each])
  }
  for (const [pairId, all] of byPair) {
    const [first] = all
    if (first)
      await changed(
        trx,
        first.context,
        'inbox',
        pairId,
        all.map(({ threadId }) => threadId),
      )
  }
}

/** Kept with its reason, out of the way of the others; a person can look at it, and the sweep brings what it told. */
async function setAside(services: Services, event: EventRow | undefined, error: unknown) {
  if (!event) return
  services.log.error({ err: error, event: event.id }, 'a notice could not be folded')
  const foldedAt = services.clock().toISOString()
  await services.db
    .updateTable('events')
    .set({ foldedAt, problem: error instanceof Error ? error.message : String(error) })
    .where('id', '=', event.id)
    .execute()
}
