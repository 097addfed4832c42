import { z } from 'zod'
import { Problem } from '../contract/problem.ts'
import { keyOf, keyOfUnknown } from './noticeKeys.ts'
import { readPageChange } from './pageNotices.ts'
import type { Notice } from './platform.ts'
import { readProfileChange } from './profileNotices.ts'
import { Id, timeOf } from './shapes.ts'

/** One change with what its entry says about it; `happenedAt` is when it was sent, for want of better. */
export interface Change {
  object: Notice['object']
  accountId: string
  field: string
  value?: unknown
  happenedAt: string
}

/** What a network makes of a change that it knows: what it says, when, and what tells it from all others. */
export interface Reading {
  what: Notice['what']
  happenedAt: string
  marks: readonly (string | number | null | undefined)[]
}

const Moment = z.union([z.number(), z.string()]).optional().catch(undefined)
const ChangeBody = z.object({ field: z.string(), value: z.unknown().optional() })
const Entry = z.object({
  id: Id,
  time: Moment,
  changes: z.array(z.unknown()).optional(),
  // One flavour of the platform puts a single change directly into the entry (reference 6.3).
  field: z.string().optional(),
  value: z.unknown().optional(),
  messaging: z.array(z.unknown()).optional(),
})
const Body = z.object({ object: z.enum(['page', 'instagram']), entry: z.array(Entry) })
const Message = z.object({ timestamp: Moment })

/** Every change in a body, in its order (reference 6.2, 6.3). `clock` dates only what says no time itself. */
export function parseNotices(body: Buffer, clock: () => Date): Notice[] {
  const { object, entry: entries } = bodyOf(body)
  return entries.flatMap((entry) => {
    const happenedAt = momentOf(entry.time) ?? clock().toISOString()
    const changes = [...(entry.changes ?? []), ...(entry.field ? [{ field: entry.field, value: entry.value }] : [])]
    const messages = entry.messaging ?? []
    return [
      ...changes.map((change) => noticeOf({ object, accountId: entry.id, happenedAt, ...changeOf(change) }, change)),
      ...messages.map((message) => {
        const sentAt = momentOf(Message.safeParse(message).data?.timestamp) ?? happenedAt
        return noticeOf(
          { object, accountId: entry.id, happenedAt: sentAt, field: 'messaging', value: message },
          message,
        )
      }),
    ]
  })
}

function bodyOf(body: Buffer): z.infer<typeof Body> {
  const parsed = Body.safeParse(jsonOf(body))
  if (!parsed.success) throw new Problem('invalid', 'This is not a notice of the platform.')
  return parsed.data
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** What is no change as we know them is kept too, under no field. */
const changeOf = (change: unknown) => ChangeBody.safeParse(change).data ?? { field: '', value: change }

function noticeOf(change: Change, given: unknown): Notice {
  const reading = change.object === 'page' ? readPageChange(change) : readProfileChange(change)
  return {
    object: change.object,
    accountId: change.accountId,
    key: reading ? keyOf(change, reading.marks) : keyOfUnknown(change),
    happenedAt: reading?.happenedAt ?? change.happenedAt,
    what: reading?.what ?? null,
    payload: JSON.stringify(given),
  }
}

const momentOf = (time: string | number | undefined) => (time === undefined ? null : timeOf(time))
