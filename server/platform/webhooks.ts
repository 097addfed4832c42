import { createHmac, timingSafeEqual } from 'node:crypto'
import { subscribeApp } from './appSubscriptions.ts'
import { parseNotices } from './notices.ts'
import type { Webhooks } from './platform.ts'
import type { Transport } from './transport.ts'

interface WebhookOptions {
  transport: Transport
  appId: string
  appSecret: string
  /** Still honoured while the platform changes over to a new one. */
  previousSecret?: string | undefined
  verifyToken: string
  clock: () => Date
}

/** What the platform tells us by itself (reference 6.1). */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const secrets = [options.appSecret, ...(options.previousSecret ? [options.previousSecret] : [])]

  return {
    subscribeApp: (callbackUrl) => subscribeApp(options, callbackUrl),
    challenge: (query) => {
      const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query
      if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string') return null
      return sameText(token, options.verifyToken) ? challenge : null
    },
    isSigned: (body, signature) => {
      if (!signature) return false
      const expected = secrets.map((secret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
      // Each is compared, so that the time taken does not tell which secret signed.
      return expected.map((each) => sameText(signature, each)).includes(true)
    },
    parse: (body) => parseNotices(body, options.clock),
  }
}

/** In constant time for texts of one length, which is nobody's secret. */
function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
