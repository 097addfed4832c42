import type { NotNull } from 'kysely'
import type { ThreadFilter } from '../contract/inbox.ts'
import type { ThreadState } from '../db/inboxTables.ts'
import type { Context } from '../http/context.ts'
import { conditionsOf, statesOf, withoutDeadline } from './filters.ts'

export type Direction = 'desc' | 'asc'

/** Where a page goes on: after this thread, in the direction of the list. */
export type Position = [activeAt: string, id: string] | null

interface Page {
  position: Position
  direction: Direction
  limit: number
  /** Leaves out what has a deadline. */
  withoutDue?: boolean
}

/** Whoever reads: what is theirs, a filter may ask for. */
export type Reader = Pick<Context, 'db' | 'teamId'> & { person: Pick<Context['person'], 'id'> }

/**
 * The threads of a pair that match a filter, in the order of their last activity. Each state is one range of an index,
 * read no further than the page; the ranges of a view with several states are merged here.
 */
export async function threadsOf(context: Reader, pairId: string, filter: ThreadFilter, page: Page) {
  const ranges = await Promise.all(statesOf(filter).map((state) => rangeOf(context, pairId, state, filter, page)))
  if (ranges.length === 1) return ranges[0] ?? []
  const sign = page.direction === 'desc' ? -1 : 1
  return ranges
    .flat()
    .sort((one, other) => sign * compare(one, other))
    .slice(0, page.limit)
}

function rangeOf(context: Reader, pairId: string, state: ThreadState | null, filter: ThreadFilter, page: Page) {
  const { label, conditions } = conditionsOf(filter, context.person.id)
  const query =
    label === null || state === null
      ? ledByThreads(context, pairId, state, page)
      : ledByLabel(context, pairId, state, label, page)
  const undue = page.withoutDue ? [withoutDeadline()] : []
  return query.where((eb) => eb.and([...conditions, ...undue])).execute()
}

function ledByThreads({ db, teamId }: Reader, pairId: string, state: ThreadState | null, page: Page) {
  const { position, direction, limit } = page
  return db
    .selectFrom('threads')
    .leftJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'threads.teamId').onRef('posts.id', '=', 'threads.postId'),
    )
    .where('threads.teamId', '=', teamId)
    .where('threads.pairId', '=', pairId)
    .$if(state !== null, (threads) => threads.where('threads.state', '=', state ?? 'gone'))
    .$if(position !== null, (threads) =>
      threads.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('threads.activeAt', 'threads.id'),
          beyond[direction],
          tuple(position?.[0] ?? '', position?.[1] ?? ''),
        ),
      ),
    )
    .orderBy('threads.activeAt', direction)
    .orderBy('threads.id', direction)
    .limit(limit)
    .selectAll('threads')
    .select(postColumns)
    .$narrowType<{ postMessage: NotNull }>()
}

/** Nothing is asked of the thread itself that an index of its own could answer: the label's rows lead. */
function ledByLabel({ db, teamId }: Reader, pairId: string, state: ThreadState, labelId: string, page: Page) {
  const { position, direction, limit } = page
  return db
    .selectFrom('threadLabels')
    .innerJoin('threads', (join) =>
      join.onRef('threads.teamId', '=', 'threadLabels.teamId').onRef('threads.id', '=', 'threadLabels.threadId'),
    )
    .leftJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'threads.teamId').onRef('posts.id', '=', 'threads.postId'),
    )
    .where('threadLabels.teamId', '=', teamId)
    .where('threadLabels.labelId', '=', labelId)
    .where('threadLabels.pairId', '=', pairId)
    .where('threadLabels.state', '=', state)
    .$if(position !== null, (threads) =>
      threads.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('threadLabels.activeAt', 'threadLabels.threadId'),
          beyond[direction],
          tuple(position?.[0] ?? '', position?.[1] ?? ''),
        ),
      ),
    )
    .orderBy('threadLabels.activeAt', direction)
    .orderBy('threadLabels.threadId', direction)
    .limit(limit)
    .selectAll('threads')
    .select(postColumns)
    .$narrowType<{ postMessage: NotNull }>()
}

/**
 * Every thread has its post. It is joined from the left all the same, because a planner that knows how few posts there are
 * would go through all of them and sort what it finds.
 */
export const postColumns = [
  'posts.message as postMessage',
  'posts.pictureUrl as postPictureUrl',
  'posts.adId as postAdId',
  'posts.adTitle as postAdTitle',
] as const

const beyond = { desc: '<', asc: '>' } as const

type Placed = { activeAt: string; id: string }

function compare(one: Placed, other: Placed) {
  if (one.activeAt !== other.activeAt) return one.activeAt < other.activeAt ? -1 : 1
  return one.id < other.id ? -1 : Number(one.id > other.id)
}
