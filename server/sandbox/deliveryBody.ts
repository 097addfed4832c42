import { createHmac } from 'node:crypto'
import { unixSeconds } from './times.ts'
import type { World } from './world.ts'

export interface Delivery {
  id: number
  object: 'page' | 'instagram'
  accountId: string
  field: string
  value: string
  createdAt: string
  dueAt: string
  tries: number
}

/** One POST's text: an entry per account, its changes in order, and everything but ASCII escaped (reference 6.1). */
export function deliveryBody(deliveries: Delivery[]): string {
  // The time of the change, not of the try, so that a repeated notice is the same to the byte.
  const time = unixSeconds(deliveries.at(-1)?.createdAt ?? '')
  const entry = [...Map.groupBy(deliveries, ({ accountId }) => accountId)].map(([id, changes]) => ({
    id,
    time,
    changes: changes.map(({ field, value }) => ({ value: JSON.parse(value) as unknown, field })),
  }))
  return escaped(JSON.stringify({ object: deliveries[0]?.object, entry }))
}

/** Lower-case `\uXXXX` and `\/`: whoever verifies the signature over re-encoded JSON is found out. */
const escaped = (json: string) =>
  json
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')

export function signatureHeaders({ app }: World, body: string): Record<string, string> {
  const sign = (algorithm: string) => createHmac(algorithm, app.secret).update(body).digest('hex')
  return { 'x-hub-signature': `sha1=${sign('sha1')}`, 'x-hub-signature-256': `sha256=${sign('sha256')}` }
}
