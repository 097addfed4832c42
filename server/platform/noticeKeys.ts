import { createHash } from 'node:crypto'
import type { Change } from './notices.ts'

type Marked = Pick<Change, 'object' | 'accountId' | 'field' | 'value'>

/** `marks` are item, verb, ids, the platform's own time and text (reference 6.1): what a repetition has in common with the first. */
export function keyOf(
  { object, accountId, field }: Marked,
  marks: readonly (string | number | null | undefined)[],
): string {
  return hash([object, accountId, field, ...marks.map((mark) => mark ?? null)])
}

/** Of what we do not know, nothing may count as a repetition that is not the same to the last word. */
export function keyOfUnknown({ object, accountId, field, value }: Marked): string {
  return hash([object, accountId, field, inOrder(value)])
}

const hash = (parts: unknown) => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** The same value with the names in alphabetical order, at every depth. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const pairs = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return pairs.map(([name, inner]) => [name, inOrder(inner)])
}
