import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Export, NewExport } from '../../server/contract/exports.ts'
import { tidy } from '../../server/db/tidy.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

type Wanted = Omit<typeof NewExport._input, 'format'> & { format?: 'csv' | 'json' }

const nasty = [
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ['\u200b\u00a0=1+1', "'\u200b\u00a0=1+1"],
  ['＝1+1', "'＝1+1"],
  ['\t@SUM(A1)', "'\t@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['+49 30 1234', "'+49 30 1234"],
  ['\r\n@cmd', "'\r\n@cmd"],
  ['1=1, "quoted"; and\na new line', '1=1, "quoted"; and\na new line'],
  ['هل لديكم خبز؟ 🥐👩‍👩‍👧', 'هل لديكم خبز؟ 🥐👩‍👩‍👧'],
] as const

// Jobs that break rest for some seconds, and a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 })

describe.each(databases)('exports, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 120_000)
  afterAll(() => desk.stop())

  const params = () => ({ pairId: desk.pair.id })
  const start = (wanted: Wanted) =>
    desk.client.exports.startExport({ params: params(), body: { format: 'csv', ...wanted } })
  const found = async (id: string) =>
    (await desk.client.exports.listExports({ params: params() })).items.find((each) => each.id === id)
  const ends = ({ id }: Export) =>
    eventually(
      () => found(id),
      (each) => each?.state === 'done',
    )
  const fileOf = ({ id }: Export) => desk.client.exports.downloadExport({ params: { exportId: id } })
  const tableOf = async (made: Export): Promise<Record<string, string>[]> =>
    parse(await fileOf(made), { columns: true, bom: true })
  const firstThread = async () =>
    (await desk.client.inbox.listThreads({ params: params() })).items.find(({ author }) => !author.us)?.id ?? ''

  test('no cell of a table can be taken for a formula, and what is none survives as it was', async () => {
    const threadId = await firstThread()
    await multiply(
      desk,
      threadId,
      nasty.map(([text]) => text),
    )
    const made = await start({ threads: [threadId] })
    await ends(made)
    const text = await fileOf(made)
    expect(text).toMatch(/^\uFEFF?"Kind","Thread"/)
    expect(text).toMatch(/"\r\n$/)
    const rows = await tableOf(made)
    expect(rows.filter(({ Id }) => Id?.startsWith('copy')).map(({ Text }) => Text)).toEqual(
      nasty.map(([, cell]) => cell),
    )
  })

  test('two thousand comments come in pieces, and a writer that is killed in the middle loses and doubles none', async () => {
    const threadId = await firstThread()
    await multiply(
      desk,
      threadId,
      Array.from({ length: 2000 }, (_each, place) => `Loaf ${place}`),
    )
    let pieces = 0
    desk.gates.set('before_chunk', () => {
      pieces += 1
      if (pieces === 2) throw new Error('killed')
    })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const made = await start({ threads: { view: 'all' } })
    await eventually(
      async () => pieces,
      (many) => many >= 2,
    )
    for (let rounds = 0; rounds < 5 && (await found(made.id))?.state !== 'done'; rounds += 1) await desk.pass(30)
    const whole = await ends(made)
    delay.disable()
    process.stdout.write(
      `export of ${whole?.rows} rows: event loop delay p99 ${ms(delay.percentile(99))}, longest ${ms(delay.max)}\n`,
    )
    desk.gates.clear()

    const ids = (await tableOf(made)).map(({ Id }) => Id)
    const standing = await desk.services.db
      .selectFrom('comments')
      .innerJoin('threads', 'threads.id', 'comments.threadId')
      .where('comments.pairId', '=', desk.pair.id)
      .where('comments.deletedAt', 'is', null)
      .where('comments.remoteId', 'is not', null)
      .where('threads.state', '<>', 'gone')
      .select('comments.id')
      .execute()
    expect(standing.length).toBeGreaterThan(2000)
    expect(ids).toHaveLength(standing.length)
    expect(new Set(ids)).toEqual(new Set(standing.map(({ id }) => id)))
    expect(whole).toMatchObject({ rows: standing.length, done: whole?.total })
    const chunks = await desk.services.db
      .selectFrom('exportChunks')
      .where('exportId', '=', made.id)
      .select('number')
      .execute()
    expect(chunks.length).toBeGreaterThan(5)
  })

  test('nothing is found, and the file says just that', async () => {
    for (const format of ['csv', 'json'] as const) {
      const made = await start({ format, threads: ['no such thread'] })
      expect(await ends(made)).toMatchObject({ rows: 0, total: 1, done: 1 })
      const text = await fileOf(made)
      expect(format === 'csv' ? text.split('\r\n') : JSON.parse(text)).toHaveLength(format === 'csv' ? 2 : 0)
    }
  })

  test('one that is still being written cannot be had yet, and stops when it is removed', async () => {
    let go = () => {}
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    desk.gates.set('before_chunk', () => gate)
    const made = await start({ threads: { view: 'all' } })
    await expect(fileOf(made)).rejects.toMatchObject({ code: 'conflict' })
    await desk.client.exports.removeExport({ params: { exportId: made.id } })
    go()
    desk.gates.clear()
    await desk.rest()
    await expect(fileOf(made)).rejects.toMatchObject({ code: 'not_found' })
    expect(await leftOf(desk, made.id)).toEqual([0, 0, 0])
  })

  test('a fourth at once has to wait', async () => {
    let go = () => {}
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    desk.gates.set('before_chunk', () => gate)
    const made = [1, 2, 3].map(() => start({ threads: { view: 'open' } }))
    await Promise.all(made)
    await expect(start({ threads: { view: 'open' } })).rejects.toMatchObject({ code: 'conflict' })
    go()
    desk.gates.clear()
    for (const each of made) await ends(await each)
  })

  test('after seven days it is erased', async () => {
    const made = await start({ threads: { view: 'open' } })
    await ends(made)
    const in6Days = new Date(Date.parse(made.createdAt) + 6 * 86_400_000)
    await tidy(desk.services.db, in6Days)
    expect(await found(made.id)).toBeDefined()
    await tidy(desk.services.db, new Date(in6Days.getTime() + 86_400_001))
    expect(await found(made.id)).toBeUndefined()
    expect(await leftOf(desk, made.id)).toEqual([0, 0, 0])
  })
})

const ms = (nanoseconds: number) => `${(nanoseconds / 1e6).toFixed(0)} ms`

/** How many rows there are of an export, its threads and its pieces. */
async function leftOf({ services: { db } }: Bakery, exportId: string) {
  const file = await db.selectFrom('exports').where('id', '=', exportId).select('id').execute()
  const threads = await db.selectFrom('exportThreads').where('exportId', '=', exportId).select('threadId').execute()
  const chunks = await db.selectFrom('exportChunks').where('exportId', '=', exportId).select('number').execute()
  return [file, threads, chunks].map((rows) => rows.length)
}

let copies = 0

/** Copies the comment that opened a thread, with other words. */
async function multiply({ services: { db } }: Bakery, threadId: string, words: string[]) {
  const first = await db.selectFrom('comments').where('id', '=', threadId).selectAll().executeTakeFirstOrThrow()
  const rows = words.map((message) => {
    const id = `copy${String(++copies).padStart(6, '0')}`
    return { ...first, id, remoteId: id, parentId: threadId, message, searchKey: null, searchedAt: first.createdAt }
  })
  for (let at = 0; at < rows.length; at += 100)
    await db
      .insertInto('comments')
      .values(rows.slice(at, at + 100))
      .execute()
  await db.updateTable('threads').set({ replyCount: rows.length }).where('id', '=', threadId).execute()
}
