import { setTimeout as sleep } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { type Desk, startProduct } from './desk.ts'
import { fileOf, filledDesk, readFrom, whoseIs } from './desks.ts'
import { compared, type Figure, median, ms, times } from './figures.ts'
import { readerOf } from './pace.ts'
import { number, size } from './size.ts'
import { changeOf, openWire } from './wire.ts'

const rounds = 3
const quietMs = 10_000

/**
 * Many open threads done in one batch, while somebody reads lists, against one raw transaction that makes the same
 * updates of as many others: threads, the rows of their labels, the kept counts. Both in turn, on the same file.
 */
export async function measureBulk(): Promise<Figure[]> {
  const desk = await filledDesk(size.comments)
  const product = await startProduct(desk.dataDir)
  const reader = await readerOf(desk, product.port)
  try {
    const taken = { raw: [] as number[], ours: [] as number[], quiet: [] as number[], busy: [] as number[] }
    await reader.readFor(quietMs / 4)
    for (let round = 0; round < rounds; round += 1) {
      taken.quiet.push(...(await reader.readFor(quietMs / rounds)))
      taken.raw.push(rawly(desk))
      const began = performance.now()
      const busy = inOneBatch(desk, product.port).then(() => taken.ours.push(performance.now() - began))
      taken.busy.push(...(await reader.readWhile(busy)))
    }
    const ratio = median(taken.ours) / median(taken.raw)
    return [
      {
        what: `${number(size.bulk)} threads done in one batch of ${number(size.comments)} comments, median of ${rounds}`,
        floor: ms(median(taken.raw)),
        ours: ms(median(taken.ours)),
        ratio: times(ratio),
        target: '<= 3 x',
        reached: ratio <= 3,
      },
      compared('A page of a list meanwhile, against quiet', taken.quiet, taken.busy, 0.5),
      compared('A page of a list meanwhile, against quiet', taken.quiet, taken.busy, 0.99, 2),
    ]
  } finally {
    reader.close()
    await product.stop()
    desk.remove()
  }
}

interface Window {
  from: string
  ids: string[]
}

/** The newest open threads: from when on there are as many as are wanted. */
function newestOpen(desk: Desk): Window {
  const sql = `select id, activeAt from threads where teamId = ? and pairId = ? and state = 'open'
    order by activeAt desc, id desc limit ?`
  const rows = readFrom<{ id: string; activeAt: string }>(desk, sql, whoseIs(desk).teamId, desk.pair.id, size.bulk)
  return { from: rows.at(-1)?.activeAt ?? '', ids: rows.map(({ id }) => id) }
}

async function inOneBatch(desk: Desk, port: number) {
  const wire = await openWire(port)
  const { from, ids } = newestOpen(desk)
  const body = { change: { action: 'finish' }, threads: { view: 'open', from } }
  const { body: answer } = await wire.ask(changeOf('POST', `/api/pairs/${desk.pair.id}/batches`, desk.cookie, body))
  wire.close()
  const { id } = JSON.parse(answer) as { id: string }
  const db = new SQLite(fileOf(desk), { readonly: true })
  const batch = db.prepare<[string], { state: string; done: number }>('select state, done from batches where id = ?')
  while (batch.get(id)?.state === 'running') await sleep(10)
  const done = batch.get(id)?.done ?? 0
  db.close()
  if (done < ids.length) throw new Error(`The batch did ${done} of ${ids.length} threads.`)
}

/** The milliseconds that it takes until it is durable. */
function rawly(desk: Desk): number {
  const { ids } = newestOpen(desk)
  const { teamId } = whoseIs(desk)
  const db = new SQLite(fileOf(desk))
  db.pragma('synchronous = FULL')
  db.pragma('busy_timeout = 5000')
  const now = new Date().toISOString()
  const began = performance.now()
  db.transaction(() => {
    const done = db.prepare(
      `update threads set state = 'done', doneAt = ?, unreadSince = null, readUpTo = activeAt, snoozedUntil = null
       where teamId = ? and id = ?`,
    )
    const labelled = db.prepare("update threadLabels set state = 'done' where teamId = ? and threadId = ?")
    const count = db.prepare("update tallies set count = count - 1 where teamId = ? and pairId = ? and facet = 'open'")
    for (const id of ids) {
      done.run(now, teamId, id)
      labelled.run(teamId, id)
    }
    count.run(teamId, desk.pair.id)
  }).immediate()
  const took = performance.now() - began
  db.close()
  return took
}
