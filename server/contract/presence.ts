import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Instant } from './values.ts'

export const PresenceState = z.enum(['reading', 'typing'])
export type PresenceState = z.infer<typeof PresenceState>

export const Presence = z
  .object({
    threadId: z.string(),
    person: z.object({ id: z.string(), name: z.string() }),
    state: PresenceState,
    since: Instant.describe('When this person came, or began or ceased to type.'),
  })
  .meta({ id: 'Presence', description: 'One member of the team who has a thread open at this moment.' })
export type Presence = z.infer<typeof Presence>

export const presence = feature({
  listPresence: {
    method: 'GET',
    path: '/pairs/:pairId/presence',
    summary: 'Who of the team reads or types in which thread; at most 500, longest there first',
    access: 'moderate',
    response: z.object({ items: z.array(Presence) }),
  },
  showPresence: {
    method: 'PUT',
    path: '/threads/:threadId/presence',
    summary: 'Say that one reads or types here; to be said again every 20 s, and forgotten after 45 s',
    access: 'moderate',
    body: z.object({ state: PresenceState }),
  },
  endPresence: {
    method: 'DELETE',
    path: '/threads/:threadId/presence',
    summary: 'Say that one has left',
    access: 'moderate',
  },
})
