import type { z } from 'zod'
import type { inbox } from '../contract/inbox.ts'
import type { Context } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { canBeDue, dueFirst, placeOf } from '../threads/dueFirst.ts'
import { threadsOf } from '../threads/ranges.ts'
import { rowView } from '../threads/views.ts'

type Query = z.output<typeof inbox.listThreads.query>

/** One page of a list. Throws `not_found` for a pair that is not the team's, `invalid` for a cursor that is none. */
export async function listThreads(context: Context, pairId: string, { cursor, limit, order, ...filter }: Query) {
  await linkedPair(context, pairId)
  const position = positionIn(cursor)
  if (order === 'due' && canBeDue(filter)) {
    const rows = await dueFirst(context, pairId, filter, { position, limit: limit + 1 })
    return pageOf(rows, limit, placeOf)
  }
  const direction = order === 'oldest' ? ('asc' as const) : ('desc' as const)
  const rows = await threadsOf(context, pairId, filter, { position, direction, limit: limit + 1 })
  return pageOf(rows, limit, ({ activeAt, id }) => [activeAt, id])
}

type Row = Awaited<ReturnType<typeof threadsOf>>[number]

function pageOf(rows: Row[], limit: number, place: (row: Row) => readonly [string, string]) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: items.map(rowView), nextCursor: last ? cursorOf(...place(last)) : null }
}
