import { badParameter } from './graphError.ts'
import type { Listing, Node } from './node.ts'
import { integerOf, type Params, textOf, timeOf } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

interface Row {
  id: string
  createdAt: string
}

interface Source<R extends Row> {
  /** A select whose rows have `id` and `createdAt`. */
  sql: string
  values: (string | number)[]
  order: 'asc' | 'desc'
  params: Params
  /** More than this is cut down to it, so a page can be shorter than asked for and still have a next one. */
  most: number
  node: (row: R) => Node
}

/** One page of rows by opaque keyset cursors (`after`, `before`), 25 at a time unless `limit` says otherwise; `since`, `until`. */
export function listingOf<R extends Row>(world: World, { sql, values, order, params, most, node }: Source<R>): Listing {
  const limit = Math.min(integerOf(params, 'limit') ?? 25, most)
  if (limit === 0) return { rows: [], hasNext: false, hasPrevious: false }
  const after = readCursor(params, 'after')
  const before = after ? undefined : readCursor(params, 'before')
  const backwards = Boolean(before)
  const direction = backwards ? (order === 'asc' ? 'desc' : 'asc') : order
  const cursor = after ?? before
  const since = timeOf(params, 'since')
  const until = timeOf(params, 'until')

  const conditions = [
    ...(cursor ? [`(createdAt, id) ${direction === 'asc' ? '>' : '<'} (?, ?)`] : []),
    ...(since ? ['createdAt >= ?'] : []),
    ...(until ? ['createdAt <= ?'] : []),
  ]
  const found = statement<unknown[], R>(
    world,
    `select * from (${sql}) ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
       order by createdAt ${direction}, id ${direction} limit ?`,
  ).all(...values, ...(cursor ?? []), ...[since, until].filter(Boolean), limit + 1)
  const rows = found.slice(0, limit)
  const hasMore = found.length > limit
  if (backwards) rows.reverse()

  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(node),
    ...(first && last ? { cursors: { before: cursorOf(first), after: cursorOf(last) } } : {}),
    hasNext: backwards || hasMore,
    hasPrevious: backwards ? hasMore : Boolean(after),
  }
}

const cursorOf = ({ createdAt, id }: Row) => Buffer.from(`${createdAt} ${id}`).toString('base64url')

function readCursor(params: Params, name: string): [string, string] | undefined {
  const text = textOf(params, name)
  if (!text) return undefined
  const [createdAt, id] = Buffer.from(text, 'base64url').toString().split(' ')
  if (createdAt === undefined || !id) throw badParameter(`Invalid cursor passed as ${name}`)
  return [createdAt, id]
}
