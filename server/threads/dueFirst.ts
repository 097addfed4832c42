import type { NotNull } from 'kysely'
import type { ThreadFilter } from '../contract/inbox.ts'
import { literal } from '../db/database.ts'
import { heldTests, statesOf } from './filters.ts'
import { type Position, postColumns, type Reader, threadsOf } from './ranges.ts'

/** Only open threads have a deadline: any other list has nothing to put first. */
export const canBeDue = (filter: ThreadFilter) => statesOf(filter).every((state) => state === 'open')

const mark = 'due '

/** Those with a deadline by their deadline, then the others, newest first. */
export async function dueFirst(
  context: Reader,
  pairId: string,
  filter: ThreadFilter,
  { position, limit }: { position: Position; limit: number },
) {
  const isAmongDue = position === null || position[0].startsWith(mark)
  const due = isAmongDue ? await dueOf(context, pairId, filter, position, limit) : []
  if (due.length === limit) return due
  const page = { position: isAmongDue ? null : position, direction: 'desc', limit: limit - due.length } as const
  return [...due, ...(await threadsOf(context, pairId, filter, { ...page, withoutDue: true }))]
}

/** Where the list goes on after a thread. */
export const placeOf = ({ dueAt, activeAt, id }: { dueAt: string | null; activeAt: string; id: string }) =>
  [dueAt === null ? activeAt : `${mark}${dueAt}`, id] as const

function dueOf(
  { db, teamId, person }: Reader,
  pairId: string,
  filter: ThreadFilter,
  position: Position,
  limit: number,
) {
  return db
    .selectFrom('threads')
    .leftJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'threads.teamId').onRef('posts.id', '=', 'threads.postId'),
    )
    .where('threads.teamId', '=', teamId)
    .where('threads.pairId', '=', pairId)
    .where('threads.dueAt', 'is not', null)
    .$if(position !== null, (threads) =>
      threads.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('threads.dueAt', 'threads.id'),
          '>',
          tuple(eb.val(position?.[0].slice(mark.length) ?? ''), eb.val(position?.[1] ?? '')),
        ),
      ),
    )
    .where((eb) =>
      eb.and([eb(eb.fn.coalesce('threads.state', literal('')), '=', literal('open')), ...heldTests(filter, person.id)]),
    )
    .orderBy('threads.dueAt')
    .orderBy('threads.id')
    .limit(limit)
    .selectAll('threads')
    .select(postColumns)
    .$narrowType<{ postMessage: NotNull }>()
    .execute()
}
