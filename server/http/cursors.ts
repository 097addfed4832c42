import { Problem } from '../contract/problem.ts'

/** Where a page of a list ended, as opaque text: the values of the columns it is ordered by. */
export const cursorOf = (...position: string[]) => Buffer.from(JSON.stringify(position)).toString('base64url')

/** The position in a cursor of ours, or null without one. Throws `invalid` for what is no cursor of this list. */
export function positionIn(cursor: string | undefined): [string, string] | null {
  if (cursor === undefined) return null
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(position) && position.length === 2 && position.every(isPosition))
      return position as [string, string]
  } catch {}
  throw new Problem('invalid', 'This page of the list cannot be found. Start again from the top.', {
    fields: { cursor: 'Not a cursor of this list.' },
  })
}

const isPosition = (value: unknown) => typeof value === 'string' && !value.includes('\0')
