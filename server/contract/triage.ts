import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Priority } from './threads.ts'
import { Instant } from './values.ts'

/** How many labels a thread takes. */
export const mostLabelsOfThread = 20

export const Snooze = z.object({ until: Instant.describe('In the future, at most a year ahead.') })

export const Assignee = z.object({
  personId: z.string().min(1).max(128).describe('Somebody of the team who may moderate.'),
})

export const triage = feature({
  finishThread: {
    method: 'PUT',
    path: '/threads/:threadId/done',
    summary: 'Mark a thread as done',
    access: 'moderate',
  },
  reopenThread: {
    method: 'DELETE',
    path: '/threads/:threadId/done',
    summary: 'Open a thread again',
    access: 'moderate',
  },
  snoozeThread: {
    method: 'PUT',
    path: '/threads/:threadId/snooze',
    summary: 'Put a thread away until a time, or until the customer writes again',
    access: 'moderate',
    body: Snooze,
  },
  wakeThread: {
    method: 'DELETE',
    path: '/threads/:threadId/snooze',
    summary: 'Bring a snoozed thread back at once',
    access: 'moderate',
  },
  assignThread: {
    method: 'PUT',
    path: '/threads/:threadId/assignee',
    summary: 'Give a thread to somebody of the team',
    access: 'moderate',
    body: Assignee,
  },
  unassignThread: {
    method: 'DELETE',
    path: '/threads/:threadId/assignee',
    summary: "Make a thread anybody's again",
    access: 'moderate',
  },
  prioritiseThread: {
    method: 'PUT',
    path: '/threads/:threadId/priority',
    summary: 'Say how pressing a thread is',
    access: 'moderate',
    body: z.object({ priority: Priority }),
  },
  labelThread: {
    method: 'PUT',
    path: '/threads/:threadId/labels/:labelId',
    summary: 'Put a label on a thread, which takes at most 20',
    access: 'moderate',
  },
  unlabelThread: {
    method: 'DELETE',
    path: '/threads/:threadId/labels/:labelId',
    summary: 'Take a label off a thread',
    access: 'moderate',
  },
  markUnread: {
    method: 'PUT',
    path: '/threads/:threadId/reading',
    summary: 'Mark a thread as still to be read, for the whole team',
    access: 'moderate',
  },
  markRead: {
    method: 'DELETE',
    path: '/threads/:threadId/reading',
    summary: 'Mark a thread as read',
    access: 'moderate',
  },
})
