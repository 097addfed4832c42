import { z } from 'zod'
import { feature } from './endpoint.ts'
import { ThreadFilter } from './inbox.ts'
import { Instant } from './values.ts'

const Id = z.string().min(1).max(128)

export const ExportFormat = z.enum(['csv', 'json']).meta({
  id: 'ExportFormat',
  description: 'Rows for a spreadsheet, with cells that it cannot take for formulas; or JSON.',
})
export type ExportFormat = z.infer<typeof ExportFormat>

export const Export = z
  .object({
    id: z.string(),
    format: ExportFormat,
    comments: z.boolean().describe('Every comment of the threads, not only the one that opened each.'),
    notes: z.boolean().describe('The notes of the team as well.'),
    state: z.enum(['running', 'done']),
    total: z.int().nullable().describe('How many threads; null until they have been found.'),
    done: z.int().describe('Threads that are written.'),
    rows: z.int(),
    size: z.int().describe('In bytes.'),
    personId: z.string(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Export', description: 'Threads written into a file that is kept for seven days, with its progress.' })
export type Export = z.infer<typeof Export>

export const NewExport = z.object({
  format: ExportFormat,
  comments: z.boolean().default(true),
  notes: z.boolean().default(false),
  threads: z
    .union([z.array(Id).min(1, 'Choose a thread first.').max(1000, 'At most 1,000 one by one.'), ThreadFilter])
    .describe('Their ids, or a filter that finds them.'),
})

/** One row of the file. In CSV the labels share a cell, and a text that a spreadsheet would calculate begins with an apostrophe. */
export const ExportRow = z
  .object({
    kind: z.enum(['comment', 'note']),
    threadId: z.string(),
    id: z.string(),
    parentId: z.string().nullable().describe('The comment that it answers.'),
    network: z.enum(['facebook', 'instagram']),
    postId: z.string(),
    post: z.string(),
    author: z.string(),
    ours: z.boolean(),
    writtenAt: z.string().describe('In UTC.'),
    writtenHere: z.string().describe('In the zone of the pair, such as `2026-11-22 13:05:10`.'),
    zone: z.string(),
    text: z.string(),
    hidden: z.boolean(),
    state: z.enum(['open', 'snoozed', 'done']).describe('Of the thread, like what follows.'),
    priority: z.enum(['normal', 'high', 'urgent']),
    assignee: z.string(),
    labels: z.array(z.string()),
    url: z.string(),
  })
  .meta({ id: 'ExportRow' })
export type ExportRow = z.infer<typeof ExportRow>

export const exports = feature({
  startExport: {
    method: 'POST',
    path: '/pairs/:pairId/exports',
    summary: 'Write threads into a file, as a job with progress',
    access: 'moderate',
    idempotent: true,
    body: NewExport,
    status: 202,
    response: Export,
  },
  listExports: {
    method: 'GET',
    path: '/pairs/:pairId/exports',
    summary: 'The newest ten exports, newest first',
    access: 'moderate',
    response: z.object({ items: z.array(Export) }),
  },
  downloadExport: {
    method: 'GET',
    path: '/exports/:exportId/file',
    summary: 'The file of an export that is done; the JSON is a list of rows',
    access: 'moderate',
    download: ['text/csv', 'application/json'],
  },
  removeExport: {
    method: 'DELETE',
    path: '/exports/:exportId',
    summary: 'Stop an export, or erase its file',
    access: 'moderate',
  },
})
