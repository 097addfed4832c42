import { z } from 'zod'
import { feature } from './endpoint.ts'

export const TurnsSettings = z.object({
  on: z.boolean(),
  personIds: z
    .array(z.string().min(1).max(128))
    .max(100, 'At most 100 people.')
    .describe('Who takes turns, in this order.'),
})

export const Turns = TurnsSettings.extend({
  version: z.int().describe('0 as long as nobody has decided.'),
}).meta({ id: 'Turns', description: 'Whether new threads of a pair are given out in turn, and to whom.' })
export type Turns = z.infer<typeof Turns>

export const turns = feature({
  getTurns: {
    method: 'GET',
    path: '/pairs/:pairId/turns',
    summary: 'Whether new threads are given out in turn; off until somebody turns it on',
    access: 'moderate',
    response: Turns,
  },
  changeTurns: {
    method: 'PUT',
    path: '/pairs/:pairId/turns',
    summary: 'Choose who is given new threads in turn, or stop it',
    access: 'manage',
    versioned: true,
    body: TurnsSettings,
    response: Turns,
  },
})
