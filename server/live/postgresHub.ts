import { EventEmitter } from 'node:events'
import { sql } from 'kysely'
import pg from 'pg'
import type { Hub } from './hub.ts'

const channel = 'tandem'
const everyTopic = '*'

/**
 * The hub of many processes over LISTEN/NOTIFY. Where an engine lacks NOTIFY, or the listening connection
 * is being made again, everybody is woken once a second and looks for themselves.
 */
export async function createPostgresHub(address: string, options: { pollMs?: number } = {}): Promise<Hub> {
  const emitter = new EventEmitter().setMaxListeners(0)
  const wakeAll = () => {
    for (const topic of emitter.eventNames()) emitter.emit(topic, everyTopic)
  }
  let client: pg.Client | null = null
  let connecting = false
  let closed = false

  async function connect() {
    const next = new pg.Client({ connectionString: address })
    const lost = () => {
      if (client === next) client = null
    }
    next.on('notification', ({ payload }) => emitter.emit(payload ?? everyTopic))
    next.on('error', lost).on('end', lost)
    connecting = true
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      client = next
    } finally {
      connecting = false
      if (closed) await next.end()
    }
  }

  await connect()
  const poll = setInterval(() => {
    wakeAll()
    if (!client && !connecting) connect().catch(() => {})
  }, options.pollMs ?? 1000)
  poll.unref()

  return {
    announce: async (trx, topic) => {
      await sql`select pg_notify(${channel}, ${topic})`.execute(trx)
    },
    listen: (topic, listener) => {
      emitter.on(topic, listener)
      return () => emitter.off(topic, listener)
    },
    close: async () => {
      closed = true
      clearInterval(poll)
      emitter.removeAllListeners()
      await client?.end()
    },
  }
}
