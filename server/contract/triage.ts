import { feature } from './endpoint.ts'

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
})
