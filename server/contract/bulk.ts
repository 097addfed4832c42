import { z } from 'zod'
import { feature } from './endpoint.ts'
import { ThreadFilter } from './inbox.ts'
import { Priority } from './threads.ts'
import { Instant } from './values.ts'

const Id = z.string().min(1).max(128)

export const BulkChange = z
  .discriminatedUnion('action', [
    z.object({ action: z.enum(['finish', 'reopen', 'read', 'unread', 'wake', 'hide', 'show']) }),
    z.object({ action: z.literal('snooze'), until: Instant }),
    z.object({ action: z.literal('assign'), personId: Id.nullable() }),
    z.object({ action: z.enum(['label', 'unlabel']), labelId: Id }),
    z.object({ action: z.literal('prioritise'), priority: Priority }),
  ])
  .meta({ id: 'BulkChange', description: 'What is to be done to many threads.' })
export type BulkChange = z.infer<typeof BulkChange>

export const Batch = z
  .object({
    id: z.string(),
    change: BulkChange,
    state: z.enum(['running', 'done', 'cancelled', 'undoing', 'undone']),
    total: z.int().nullable().describe('Null until they have been counted.'),
    done: z.int(),
    skipped: z.int().describe('Left as they are: gone meanwhile, changed by somebody, or not allowed there.'),
    personId: z.string(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Batch', description: 'One change to many threads, with its progress.' })
export type Batch = z.infer<typeof Batch>

export const NewBatch = z.object({
  change: BulkChange,
  threads: z
    .union([z.array(Id).min(1, 'Choose a thread first.').max(1000, 'At most 1,000 one by one.'), ThreadFilter])
    .describe('Their ids, or a filter that finds them: all that match when the change begins.'),
})

export const bulk = feature({
  startBatch: {
    method: 'POST',
    path: '/pairs/:pairId/batches',
    summary: 'Change many threads, as a job with progress',
    access: 'moderate',
    idempotent: true,
    body: NewBatch,
    status: 202,
    response: Batch,
  },
  listBatches: {
    method: 'GET',
    path: '/pairs/:pairId/batches',
    summary: 'The newest twenty bulk changes, newest first',
    access: 'moderate',
    response: z.object({ items: z.array(Batch) }),
  },
  cancelBatch: {
    method: 'DELETE',
    path: '/batches/:batchId',
    summary: 'Stop a bulk change at its next step; what was changed stays changed and can be undone',
    access: 'moderate',
    response: Batch,
  },
  undoBatch: {
    method: 'PUT',
    path: '/batches/:batchId/undoing',
    summary: 'Put back what a bulk change did, except in threads that somebody has changed since',
    access: 'moderate',
    status: 202,
    response: Batch,
  },
})
