import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Priority, Thread, ThreadRow } from './threads.ts'
import { Instant, Network, Text } from './values.ts'

export const View = z
  .enum(['open', 'unread', 'mine', 'unassigned', 'ads', 'mentions', 'snoozed', 'hidden', 'needs_you', 'done', 'all'])
  .meta({ id: 'View', description: 'What a list holds; `unread` to `mentions` are parts of `open`.' })
export type View = z.infer<typeof View>

const Id = z.string().min(1).max(128)

/** Which threads a list, a bulk change, an export or a saved view is about: every filter narrows it further. */
export const ThreadFilter = z
  .object({
    view: View.default('open'),
    network: Network.optional(),
    label: Id.optional().describe('The id of a label.'),
    assignee: Id.optional().describe('`me`, `none`, or the id of a person of the team.'),
    post: Id.optional(),
    ad: Id.optional().describe('The id of an ad: threads under it.'),
    author: Id.optional().describe("The platform's id of who opened the thread."),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'A code of two or three letters, such as de.')
      .optional(),
    priority: Priority.optional(),
    asks: z.literal('yes').optional().describe('The newest remark is a question by a customer.'),
    from: Instant.optional().describe('Active at or after.'),
    to: Instant.optional().describe('Active before.'),
  })
  .meta({ id: 'ThreadFilter' })
export type ThreadFilter = z.infer<typeof ThreadFilter>

export const Counts = z
  .object({
    views: z.record(View, z.object({ facebook: z.int(), instagram: z.int() })),
    labels: z.record(z.string(), z.int()).describe('Open threads of each label, by its id.'),
    assignees: z.record(z.string(), z.int()).describe('Open threads of each person of the team, by the id.'),
  })
  .meta({ id: 'Counts', description: 'How many threads there are, from the counts that change with the threads.' })
export type Counts = z.infer<typeof Counts>

const ViewName = Text.trim().min(1, 'Give the view a name.').max(60, 'At most 60 characters.')

export const SavedView = z
  .object({
    id: z.string(),
    name: z.string(),
    team: z.boolean().describe('Seen by the whole team, not only by whoever made it.'),
    filter: ThreadFilter,
    count: z
      .object({ number: z.int(), more: z.boolean().describe('There are more than so many.') })
      .describe('Counted up to 100.'),
    version: z.int(),
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>

export const NewView = z.object({ name: ViewName, team: z.boolean().default(false), filter: ThreadFilter })

export const inbox = feature({
  listThreads: {
    method: 'GET',
    path: '/pairs/:pairId/threads',
    summary: 'List comment threads of both networks, by when they were last active',
    access: 'moderate',
    query: Paging.extend({
      ...ThreadFilter.shape,
      order: z
        .enum(['newest', 'oldest', 'due'])
        .default('newest')
        .describe('`due`: open threads with a deadline by it, then the others; elsewhere the same as `newest`.'),
    }),
    response: listOf(ThreadRow),
  },
  countThreads: {
    method: 'GET',
    path: '/pairs/:pairId/threads/counts',
    summary: 'Count the threads of every view, label and person, from the same source as the lists',
    access: 'moderate',
    response: Counts,
  },
  getThread: {
    method: 'GET',
    path: '/threads/:threadId',
    summary: 'One thread with every comment and the post it hangs on',
    access: 'moderate',
    response: Thread,
  },
  listViews: {
    method: 'GET',
    path: '/pairs/:pairId/views',
    summary: "List the saved views, one's own and the team's, in the order they were made, at most 100",
    access: 'moderate',
    response: z.object({ items: z.array(SavedView) }),
  },
  saveView: {
    method: 'POST',
    path: '/pairs/:pairId/views',
    summary: 'Keep a filter under a name',
    access: 'moderate',
    idempotent: true,
    body: NewView,
    status: 201,
    response: SavedView,
  },
  changeView: {
    method: 'PUT',
    path: '/views/:viewId',
    summary: 'Change the name or the filter of a saved view, or whose it is',
    access: 'moderate',
    versioned: true,
    body: NewView,
    response: SavedView,
  },
  removeView: {
    method: 'DELETE',
    path: '/views/:viewId',
    summary: 'Remove a saved view; the threads stay as they are',
    access: 'moderate',
  },
})
