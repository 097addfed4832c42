import { type Request, type Response, Router, raw } from 'express'
import { insertUnlessKnown } from '../db/inserts.ts'
import { write } from '../db/write.ts'
import type { Services } from '../http/context.ts'
import type { Notice } from '../platform/platform.ts'

/** The hub's topic that wakes whoever folds what the platform told us. */
export const noticesTopic = 'notices'

/** A larger body would be refused with 413, retried by the platform for 36 hours and then lost. */
const largestBody = '8mb'

/**
 * The platform's end of the wire: `GET` answers its challenge, `POST` keeps what it tells. A notice is
 * acknowledged once it is durable and not before; what it means is worked out afterwards (reference 6.1).
 */
export function noticeRoutes(services: Services): Router {
  const router = Router()
  const { log } = services
  const { webhooks } = services.platform
  const keep = createKeeper(services)

  router.get('/meta', (req, res) => {
    const challenge = webhooks.challenge(req.query)
    if (challenge === null) return void res.status(403).type('text').send('The verify token is not ours.')
    res.type('text').send(challenge)
  })

  router.post('/meta', raw({ type: () => true, limit: largestBody }), async (req: Request, res: Response) => {
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    if (!webhooks.isSigned(body, req.get('x-hub-signature-256'))) {
      log.warn({ address: req.ip, bytes: body.length }, 'a notice was not signed by the platform')
      return void res.status(403).type('text').send('The signature is not ours.')
    }
    const notices = webhooks.parse(body)
    if (notices.length > 0) await keep(notices)
    // Not `send`, which would hash it for an ETag that nobody asks a POST for.
    res.type('text').end('kept')
  })
  return router
}

/** Keeps the notices of one turn of the event loop in one transaction: a burst shares its commits. */
function createKeeper({ db, hub, clock, log }: Services) {
  let waiting: { notices: Notice[]; done: () => void; failed: (error: unknown) => void }[] = []
  let running = false
  const insert = insertUnlessKnown(db, 'events', blankEvent)

  async function drain() {
    running = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await keepAll(batch.flatMap(({ notices }) => notices))
        log.info({ posts: batch.length }, 'notices kept')
        for (const { done } of batch) done()
      } catch (error) {
        log.error({ err: error }, 'notices could not be kept; the platform will send them again')
        for (const { failed } of batch) failed(error)
      }
    }
    running = false
  }

  async function keepAll(notices: Notice[]) {
    const receivedAt = clock().toISOString()
    const rows = notices.map(({ key, object, accountId, what, payload, happenedAt }) => ({
      id: key,
      object,
      accountId,
      // What it means to us; of what we do not understand, what was told, to the letter.
      payload: what ? JSON.stringify({ what }) : `{"what":null,"told":${payload}}`,
      happenedAt,
      receivedAt,
      dueAt: receivedAt,
      foldedAt: null,
      problem: null,
    }))
    await write(db, async (trx) => {
      await insert(trx, rows)
      await hub.announce(trx, noticesTopic)
    })
  }

  return (notices: Notice[]) =>
    new Promise<void>((done, failed) => {
      waiting.push({ notices, done, failed })
      if (!running) setImmediate(() => running || drain())
    })
}

const blankEvent = {
  id: '',
  object: 'page' as const,
  accountId: '',
  payload: '',
  happenedAt: '',
  receivedAt: '',
  dueAt: '',
  foldedAt: null,
  problem: null,
}
