import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sandboxApp } from '../../server/services.ts'
import { type Desk, openDesk, startProduct } from './desk.ts'
import { type Figure, median } from './figures.ts'
import { noticeOf } from './notices.ts'
import { type Started, startProcess, untilReady } from './processes.ts'
import { openWire, type Wire } from './wire.ts'

const rounds = 7
const secondsPerBatch = 0.5
const concurrencies = [1, 16, 64]

/**
 * Signed updates a second that are acknowledged after their commit, one change each, at several numbers of senders at
 * once. Ours is the process that answers HTTP (`ROLE=api`); beside it, without a target, the process that by default also
 * folds them into threads meanwhile. Floor and ours take turns.
 */
export async function measureWebhooks(): Promise<Figure[]> {
  const [apart, together] = [await openDesk(), await openDesk()]
  const floor = await startProcess('tests/bench/floorNotices.ts', {
    DATABASE_FILE: join(apart.dataDir, 'floor.db'),
    APP_SECRET: sandboxApp.secret,
  })
  await untilReady(floor)
  const products = [await startProduct(apart.dataDir, { ROLE: 'api' }), await startProduct(together.dataDir)]
  try {
    const figures: Figure[] = []
    for (const senders of concurrencies)
      figures.push(...(await compare(senders, [floor, ...products], [apart, together])))
    return figures
  } finally {
    await Promise.all([floor, ...products].map(({ stop }) => stop()))
    for (const desk of [apart, together]) desk.remove()
  }
}

async function compare(senders: number, servers: Started[], desks: [Desk, Desk]): Promise<Figure[]> {
  const lanes = await Promise.all(
    servers.map(async ({ port }, index) => ({
      wires: await Promise.all(Array.from({ length: senders }, () => openWire(port))),
      notice: noticesFor(desks[index === 2 ? 1 : 0]),
      rates: [] as number[],
    })),
  )
  for (let round = 0; round <= rounds; round += 1)
    for (const { wires, notice, rates } of lanes) {
      const rate = await acceptedPerSecond(wires, notice)
      if (round > 0) rates.push(rate)
    }
  for (const { wires } of lanes) for (const wire of wires) wire.close()

  const [low = 0, apart = 0, together = 0] = lanes.map(({ rates }) => median(rates))
  const figure = (what: string, ours: number): Figure => ({
    what: `Updates accepted a second, ${senders} at once${what}`,
    floor: low.toFixed(0),
    ours: ours.toFixed(0),
    ratio: `${((100 * ours) / low).toFixed(0)} %`,
    target: what ? '' : '>= 60 %',
    reached: what ? null : ours / low >= 0.6,
  })
  return [figure('', apart), figure(', folding meanwhile', together)]
}

/** Every sender sends its next update when its last one is acknowledged. All bodies are made before the clock starts. */
async function acceptedPerSecond(wires: Wire[], notice: () => Buffer): Promise<number> {
  const ready = Array.from({ length: 4000 }, notice)
  const began = performance.now()
  const end = began + secondsPerBatch * 1000
  let accepted = 0
  const send = async (wire: Wire) => {
    while (performance.now() < end) {
      const { status } = await wire.ask(ready.pop() ?? notice())
      if (status !== 200) throw new Error(`An update was answered with ${status}.`)
      accepted += 1
    }
  }
  await Promise.all(wires.map(send))
  return (accepted * 1000) / (performance.now() - began)
}

/** Comments that come in on all posts of the desk's Page in turn. */
function noticesFor({ dataDir, pair }: Desk) {
  const db = new SQLite(join(dataDir, 'tandem.db'), { readonly: true })
  const posts = db.prepare<[], { id: string }>("select id from posts where network = 'facebook' order by id").all()
  db.close()
  let next = 0
  return () => noticeOf(pair.page.id, posts[next++ % posts.length]?.id ?? '')
}
