import { z } from 'zod'
import { feature } from './endpoint.ts'

export const Change = z
  .object({
    topic: z
      .enum([
        'accounts',
        'linking',
        'inbox',
        'savedReplies',
        'presence',
        'coverage',
        'notifications',
        'targets',
        'people',
        'labels',
        'notes',
        'turns',
        'bulk',
        'exports',
        'rules',
        'adAccounts',
        'audiences',
        'adImages',
        'campaigns',
        'launches',
        'spending',
        'results',
      ])
      .describe('The feature whose lists may have become stale.'),
    pairId: z.string().nullable(),
    ids: z.array(z.string()).describe('What changed; empty for more than 100 things at once.'),
  })
  .meta({ id: 'Change' })
export type Change = z.infer<typeof Change>

export const live = feature({
  streamChanges: {
    method: 'GET',
    path: '/live',
    summary: 'Stream what changes in the team, from a given number on, missing nothing',
    access: 'member',
    query: z.object({ after: z.coerce.number().int().min(0).optional().describe('`Last-Event-ID` wins over it.') }),
    stream: Change,
  },
})
