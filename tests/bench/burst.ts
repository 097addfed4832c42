import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Desk, startProduct } from './desk.ts'
import { filledDesk, readFrom } from './desks.ts'
import { compared, type Figure } from './figures.ts'
import { readerOf } from './pace.ts'
import type { Sending, Sent } from './senders.ts'
import { number, size } from './size.ts'

/**
 * A page of a list while the platform sends notices by the thousand, against the same when it is quiet. First the process
 * that by default does everything; then one that answers HTTP alone (`ROLE=api`). A worker beside that one needs
 * Postgres: a SQLite file belongs to one process.
 */
export async function measureBurst(): Promise<Figure[]> {
  return [...(await burst('the default process', {})), ...(await burst('ROLE=api', { ROLE: 'api' }))]
}

async function burst(who: string, environment: Record<string, string>): Promise<Figure[]> {
  const desk = await filledDesk(size.comments)
  const product = await startProduct(desk.dataDir, environment)
  const reader = await readerOf(desk, product.port)
  try {
    await reader.readFor(3000)
    const quiet = await reader.readFor(Math.min(20, size.noticeSeconds) * 1000)
    const sending = sendNotices(desk, product.port)
    const busy = await reader.readWhile(sending)
    const { accepted, seconds } = await sending
    const rate = accepted / seconds
    const what = `A page of a list while ${number(size.noticesPerSecond)} notices a second come in, ${who}`
    return [
      compared(what, quiet, busy, 0.5),
      compared(what, quiet, busy, 0.99, 2),
      {
        what: `Notices accepted a second meanwhile, for ${seconds.toFixed(0)} s; ${number(leftOf(desk))} are still to be folded`,
        ours: rate.toFixed(0),
        target: `>= ${0.95 * size.noticesPerSecond}`,
        reached: rate >= 0.95 * size.noticesPerSecond,
      },
    ]
  } finally {
    reader.close()
    await product.stop()
    desk.remove()
  }
}

async function sendNotices(desk: Desk, port: number): Promise<Sent> {
  const posts = "select id from posts where network = 'facebook' and id like '%\\_%' escape '\\' order by id"
  const workerData: Sending = {
    port,
    pageId: desk.pair.page.id,
    postIds: readFrom<{ id: string }>(desk, posts).map(({ id }) => id),
    perSecond: size.noticesPerSecond,
    seconds: size.noticeSeconds,
  }
  const [sent] = await once(new Worker(new URL('./senders.ts', import.meta.url), { workerData }), 'message')
  return sent as Sent
}

const leftOf = (desk: Desk) =>
  readFrom<{ n: number }>(desk, 'select count(*) as n from events where foldedAt is null')[0]?.n ?? 0
