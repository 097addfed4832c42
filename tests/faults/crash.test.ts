import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bakery } from '../../server/sandbox/cast.ts'
import { pageNotice, tell } from '../support/bakery.ts'
import { eventually, synced } from '../support/journey.ts'
import { browserAt, freePort, ready, startProcess } from '../support/process.ts'

let dataDir: string
let port: number
let running: ReturnType<typeof startProcess>
let browser: ReturnType<typeof browserAt>
let pairId: string

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tandem-crash-'))
  port = await freePort()
  browser = browserAt(port)
  await start()
  const { url } = await browser.client.accounts.openPractice()
  await browser.visit(url)
  const { id: connectionId } = await browser.client.linking.keepConnection()
  const pair = await browser.client.linking.linkPair({ body: { connectionId, pageId: bakery.pageId } })
  pairId = pair.id
})

afterEach(async () => {
  await running.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

async function start() {
  running = startProcess({ DATA_DIR: dataDir, PORT: String(port) })
  await ready(port)
}

const outThere = () => {
  const sandbox = new SQLite(join(dataDir, 'sandbox.db'), { readonly: true })
  try {
    return sandbox
      .prepare<[string, string], { message: string }>('select message from comments where authorId in (?, ?)')
      .all(bakery.pageId, bakery.profileId)
      .map(({ message }) => message)
  } finally {
    sandbox.close()
  }
}

test('killed again and again in a burst of replies, it delivers every promised reply exactly once', async () => {
  await synced(browser.client, pairId)
  const { items } = await browser.client.inbox.listThreads({ params: { pairId }, query: { limit: 30 } })
  const rows = items.filter(({ hiddenAt, author }) => !hiddenAt && !author.us)
  const promised = new Map<string, { threadId: string; id: string }>()

  for (let round = 0; round < 3; round += 1) {
    const burst = Array.from({ length: 12 }, (_, number) => `Answer ${round}.${number} is on its way`)
    const asking = burst.map(async (message, number) => {
      const { id: threadId } = rows[(round * 12 + number) % rows.length] ?? { id: '' }
      const ask = { params: { commentId: threadId }, body: { message }, key: message }
      const reply = await browser.client.moderation.replyToComment(ask).catch(() => null)
      if (reply) promised.set(message, { threadId, id: reply.id })
    })
    // Some are promised by then, some are on their way out, some have not been asked for yet.
    await sleep(30 + Math.random() * 250)
    while (promised.size < 3 * (round + 1)) await sleep(10)
    await running.kill()
    await Promise.all(asking)
    await start()
  }

  expect(promised.size).toBeGreaterThan(6)
  for (const { threadId, id } of promised.values())
    await eventually(
      () => browser.client.inbox.getThread({ params: { threadId } }),
      ({ comments }) => comments.some((comment) => comment.id === id && comment.delivery === null),
    )
  const written = outThere().filter((message) => message.startsWith('Answer '))
  expect(new Set(written).size).toBe(written.length)
  for (const message of promised.keys()) expect(written).toContain(message)
}, 120_000)

test('killed in a burst of notices, it has kept every one that it acknowledged', async () => {
  const kept: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const enough = kept.length + 5 + Math.floor(Math.random() * 40)
    const told = Array.from({ length: 20 }, async (_, lane) => {
      for (let number = 0; number < 20; number += 1) {
        const id = `777${round}_${lane}00${number}`
        const remark = {
          id,
          postId: `${bakery.pageId}_777${round}`,
          message: `Notice ${id}`,
          at: 1_790_000_000 + number,
        }
        const answer = await tell(browser.server, pageNotice(remark)).catch(() => null)
        if (!answer) return
        if (answer.status === 200) kept.push(id)
        if (kept.length === enough) await running.kill()
      }
    })
    await Promise.all(told)
    await running.kill()
    await start()
  }
  expect(kept.length).toBeGreaterThanOrEqual(15)
  for (const threadId of kept)
    await eventually(
      () => browser.client.inbox.getThread({ params: { threadId } }).catch(() => null),
      (thread) => thread?.message === `Notice ${threadId}`,
    )
}, 120_000)

test('killed in the middle of the first sync, it goes on and reads everything once', async () => {
  const params = { pairId }
  await eventually(
    () => browser.client.linking.getPair({ params }),
    ({ sync }) => (sync?.done ?? 0) > 5,
  )
  await running.kill()
  await start()
  const { sync } = await synced(browser.client, pairId)
  expect(sync).toMatchObject({ done: sync?.total, problem: null })

  const sandbox = new SQLite(join(dataDir, 'sandbox.db'), { readonly: true })
  const there = sandbox
    .prepare(
      `select comments.id from comments join posts on posts.id = postId
       where accountId in (?, ?) and comments.deletedAt is null order by comments.id`,
    )
    .pluck()
    .all(bakery.pageId, bakery.profileId)
  sandbox.close()
  const tandem = new SQLite(join(dataDir, 'tandem.db'), { readonly: true })
  const here = tandem.prepare('select remoteId from comments where deletedAt is null order by remoteId').pluck().all()
  tandem.close()
  expect(here).toEqual(there)
}, 120_000)
