import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/db/database.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { eventually, synced } from '../support/journey.ts'
import { browserAt, freePort, ready, startProcess } from '../support/process.ts'

let dataDir: string
let port: number
const started: ReturnType<typeof startProcess>[] = []
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tandem-life-'))
  port = await freePort()
})
afterEach(async () => {
  for (const each of started.splice(0)) await each.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

function start(environment: Record<string, string> = {}) {
  const running = startProcess({ DATA_DIR: dataDir, PORT: String(port), ...environment })
  started.push(running)
  return running
}

async function practise() {
  const browser = browserAt(port)
  const { url } = await browser.client.accounts.openPractice()
  await browser.visit(url)
  const { id: connectionId } = await browser.client.linking.keepConnection()
  const { id } = await browser.client.linking.linkPair({ body: { connectionId, pageId: bakery.pageId } })
  return { ...browser, pair: await synced(browser.client, id) }
}

test('after Ctrl-C and another start all is as it was, and nobody has to sign in again', async () => {
  const running = start()
  await ready(port)
  const { client, pair } = await practise()
  const params = { pairId: pair.id }
  const { items } = await client.inbox.listThreads({ params, query: { limit: 100 } })
  const [row, other] = items.filter(({ author, hiddenAt }) => !author.us && !hiddenAt)
  await client.moderation.replyToComment({ params: { commentId: row?.id ?? '' }, body: { message: 'Until six.' } })
  await client.triage.finishThread({ params: { threadId: other?.id ?? '' } })
  const threadOf = async (threadId: string) => {
    const { readAt: _when, ...thread } = await client.inbox.getThread({ params: { threadId } })
    return thread
  }
  const reading = () =>
    Promise.all([
      threadOf(row?.id ?? ''),
      threadOf(other?.id ?? ''),
      client.inbox.countThreads({ params }),
      client.inbox.listThreads({ params, query: { limit: 100 } }),
      client.accounts.getDesk(),
    ])
  const before = await eventually(reading, ([thread]) => thread.delivery === null)
  running.signal('SIGINT')
  expect(await running.ended).toEqual({ code: 0, signal: null })

  start()
  await ready(port)
  expect(await reading()).toEqual(before)
})

test('told to stop, it ends its streams, finishes and leaves with 0, though the platform hangs and somebody listens', async () => {
  const running = start()
  await ready(port)
  const { client, pair, send, server } = await practise()
  const stream = await send(`${server}/api/live`)
  await fetch(`${server}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'hang', method: 'POST', path: '/comments' }),
  })
  const { items } = await client.inbox.listThreads({ params: { pairId: pair.id }, query: { network: 'facebook' } })
  const row = items.find(({ author, hiddenAt }) => !author.us && !hiddenAt)
  const params = { commentId: row?.id ?? '' }
  const reply = await client.moderation.replyToComment({ params, body: { message: 'Until six.' } })
  await eventually(
    async () => (await (await fetch(`${server}/sandbox/faults`)).json()) as { faults: unknown[] },
    ({ faults }) => faults.length === 0,
  )

  const toldAt = performance.now()
  running.signal('SIGTERM')
  expect(await stream.text()).toMatch(/^retry: \d+/)
  expect(await running.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - toldAt).toBeLessThan(10_000)

  start()
  await ready(port)
  await eventually(
    () => client.inbox.getThread({ params: { threadId: row?.id ?? '' } }),
    ({ comments }) => comments.some(({ id, delivery }) => id === reply.id && delivery === null),
  )
})

test('what a SQLite file is set to reads back as durable at every opening', async () => {
  const file = join(dataDir, 'tandem.db')
  for (const _opening of [1, 2]) {
    const { db, close } = openDatabase(file)
    const read = async (name: string) =>
      Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})[0]
    expect([await read('journal_mode'), await read('synchronous'), await read('foreign_keys')]).toEqual(['wal', 2, 1])
    expect([await read('busy_timeout'), await read('trusted_schema')]).toEqual([5000, 0])
    await close()
  }
})

test('a second process on the same folder is turned away, and a first one that was killed is no hindrance', async () => {
  const first = start()
  await ready(port)
  const second = start({ PORT: String(await freePort()) })
  expect((await second.ended).code).toBe(1)
  expect(second.said.err).toBe(
    'DATA_DIR names something that cannot be used: another Tandem is at work in this folder.\n',
  )
  await first.kill()
  start()
  await ready(port)
})

const wrong: [environment: Record<string, string>, sentence: RegExp][] = [
  [{ PORT: 'http' }, /^PORT is "http", but has to be a port between 1 and 65535\.$/],
  [{ PORT: '70000' }, /^PORT is "70000", but/],
  [{ DATABASE_URL: 'mysql://me:hush@localhost/db' }, /^DATABASE_URL cannot be used: it has to be an address/],
  [{ PUBLIC_URL: 'tandem.example' }, /^PUBLIC_URL is "tandem.example", but/],
  [{ META_APP_ID: 'tandem' }, /^META_APP_ID is "tandem", but/],
  [{ META_APP_ID: '1' }, /^META_APP_SECRET is missing; /],
  [{ META_APP_ID: '1', META_APP_SECRET: 'hush', META_VERIFY_TOKEN: 'hush' }, /^PUBLIC_URL has to be the https:/],
  [{ SECRET_KEY: 'hush' }, /^SECRET_KEY cannot be used: it has to be at least 32 characters/],
  [{ SETTLE_SECONDS: '-1' }, /^SETTLE_SECONDS is "-1", but/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud", but/],
]
test.each(wrong)('a wrong setting (%j) is one sentence that names it and keeps its secret', (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence)
  expect(() => readConfig(environment)).not.toThrow(/hush/)
})

test('an empty setting is none', () => {
  const names = ['PORT', 'DATA_DIR', 'DATABASE_URL', 'PUBLIC_URL', 'META_APP_ID', 'SECRET_KEY', 'ROLE', 'LOG_LEVEL']
  expect(readConfig(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(readConfig({}))
})

test.each([
  [{ ROLE: 'chef' }, /^ROLE is "chef", but has to be all, api or worker\.\n$/],
  [{ DATA_DIR: '/dev/null/here' }, /^DATA_DIR names something that cannot be used: .*\n$/],
  [{ DATABASE_URL: 'postgres://me:hush@127.0.0.1:9/db' }, /^DATABASE_URL names something that cannot be used: .*\n$/],
] as const)(
  'a setting that cannot be used (%j) ends the start with that sentence alone',
  async (environment, sentence) => {
    const running = start(environment)
    expect(await running.ended).toEqual({ code: 1, signal: null })
    expect(running.said.err).toMatch(sentence)
    expect(running.said.err).not.toContain('hush')
    expect(running.said.out).toBe('')
  },
)

test('another key than the one that sealed the tokens ends the start with one sentence', async () => {
  const file = join(dataDir, 'tandem.db')
  const first = start({ SECRET_KEY: 'the first key, which is quite long enough' })
  await ready(port)
  await practise()
  first.signal('SIGTERM')
  await first.ended
  expect(new SQLite(file, { readonly: true }).prepare('select count(*) from connections').pluck().get()).toBe(1)
  const second = start({ SECRET_KEY: 'another key, which is quite long enough' })
  expect((await second.ended).code).toBe(1)
  expect(second.said.err).toMatch(/^SECRET_KEY names something that cannot be used: .*\n$/)
})

test('a port that is taken is named', async () => {
  start()
  await ready(port)
  const elsewhere = mkdtempSync(join(tmpdir(), 'tandem-life-'))
  writeFileSync(join(elsewhere, 'README'), '')
  const second = start({ DATA_DIR: elsewhere })
  expect((await second.ended).code).toBe(1)
  expect(second.said.err).toBe(`PORT ${port} is taken by another program.\n`)
  rmSync(elsewhere, { recursive: true, force: true })
})
