import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Thread, ThreadRow } from './threads.ts'
import { Network } from './values.ts'

export const View = z.enum(['open', 'done', 'hidden', 'needs_you']).meta({ id: 'View' })
export type View = z.infer<typeof View>

export const Counts = z
  .record(View, z.object({ facebook: z.int(), instagram: z.int() }))
  .meta({ id: 'Counts', description: 'How many threads each view holds on each network.' })
export type Counts = z.infer<typeof Counts>

export const inbox = feature({
  listThreads: {
    method: 'GET',
    path: '/pairs/:pairId/threads',
    summary: 'List comment threads of both networks, most recently active first',
    access: 'moderate',
    query: Paging.extend({ view: View.default('open'), network: Network.optional() }),
    response: listOf(ThreadRow),
  },
  countThreads: {
    method: 'GET',
    path: '/pairs/:pairId/threads/counts',
    summary: 'Count the threads of every view, from the same source as the lists',
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
})
