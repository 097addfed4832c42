import { Problem } from '../contract/problem.ts'
import { positionIn } from '../http/cursors.ts'
import type { Query } from './finding.ts'

/** The place in the index where the page before ended. Throws `invalid` for a cursor of another order, or of another list. */
export function placeIn({ cursor, order }: Query): number | undefined {
  const position = positionIn(cursor)
  if (!position) return undefined
  const [of, key] = position
  if (of === order && /^\d{1,15}$/.test(key)) return Number(key)
  throw new Problem('invalid', 'This page of the list cannot be found. Start again from the top.', {
    fields: { cursor: 'Not a cursor of this list.' },
  })
}
