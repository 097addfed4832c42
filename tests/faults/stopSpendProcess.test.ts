import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { bakery } from '../../server/sandbox/cast.ts'
import type { FaultKind } from '../../server/sandbox/faultKinds.ts'
import { launchedInFiles, onOutThere } from '../support/adsOutThere.ts'
import { copyInstallation } from '../support/copies.ts'
import { eventually, synced } from '../support/journey.ts'
import { browserAt, freePort, ready, startProcess } from '../support/process.ts'

const many = 200
const command = resolve(import.meta.dirname, '../../server/stopSpend.ts')

let prepared: string
let dataDir: string
let port: number
let running: ReturnType<typeof startProcess> | undefined
let browser: ReturnType<typeof browserAt>
let remoteIds: string[]

beforeAll(async () => {
  prepared = dataDir = mkdtempSync(join(tmpdir(), 'tandem-stop-'))
  port = await freePort()
  browser = browserAt(port)
  await start()
  const { url } = await browser.client.accounts.openPractice()
  await browser.visit(url)
  const { id: connectionId } = await browser.client.linking.keepConnection()
  const pair = await browser.client.linking.linkPair({ body: { connectionId, pageId: bakery.pageId } })
  await synced(browser.client, pair.id)
  await running?.kill()
  remoteIds = await launchedInFiles(dataDir, many)
}, 120_000)

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tandem-stop-'))
  copyInstallation(prepared, dataDir)
})

afterEach(async () => {
  await running?.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

afterAll(() => rmSync(prepared, { recursive: true, force: true }))

async function start() {
  running = startProcess({ DATA_DIR: dataDir, PORT: String(port) })
  await ready(port)
}

const stopSpend = (...args: string[]) =>
  startProcess({ DATA_DIR: dataDir, PORT: String(port), SETTLE_SECONDS: '2' }, { main: command, args })

const ways: FaultKind[] = ['5xx-before', '5xx-after', 'html-502', 'truncated', 'hang']
/** Those after which nobody has to wait. */
const passing = ways.slice(0, 4)

/** Every fifth campaign is answered badly at first, in ways that take turns. */
async function badDays(ways: FaultKind[]) {
  for (const [number, path] of remoteIds.entries())
    if (number % 5 === 0) await addFault({ kind: ways[(number / 5) % ways.length] ?? 'hang', path })
}

async function addFault(fault: { kind: FaultKind; path: string; remaining?: number }) {
  const answer = await fetch(`${browser.server}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'POST', remaining: 1, ...fault }),
  })
  expect(answer.status).toBeLessThan(300)
}

const pausedHere = async () => (await browser.client.spending.getStop()).stop?.paused ?? 0

test('killed in the middle of pausing 200 campaigns, with every fifth answer failing, it goes on after the next start', async () => {
  await start()
  await badDays(ways)
  expect(onOutThere(dataDir)).toBe(many)
  const thrown = Date.now()
  const asked = browser.client.spending.stopSpending().catch(() => null)
  while (onOutThere(dataDir) > many - 40) await sleep(5)
  await running?.kill()
  await asked
  expect(onOutThere(dataDir)).toBeGreaterThan(0)
  await start()
  await eventually(pausedHere, (paused) => paused === many, 60_000)
  expect(Date.now() - thrown).toBeLessThan(60_000)
  expect(onOutThere(dataDir)).toBe(0)
}, 120_000)

test('the command works beside a running server, and tells how far it is', async () => {
  await start()
  await badDays(passing)
  const { ended, said } = stopSpend()
  expect(await ended).toEqual({ code: 0, signal: null })
  expect(said.err).toBe('')
  expect(said.out).toMatch(/^Spending is stopped for .+\.\n/)
  expect(said.out).not.toContain('No server is at work')
  expect(said.out).toContain(`${many} of ${many} campaigns are paused.`)
  expect(onOutThere(dataDir)).toBe(0)
  expect((await browser.client.spending.getStop()).stop).toMatchObject({
    by: 'the command line',
    total: many,
    paused: many,
  })
}, 120_000)

test('the command pauses everything itself when no server runs', async () => {
  const { ended, said } = stopSpend()
  expect(await ended).toEqual({ code: 0, signal: null })
  expect(said.out).toContain('No server is at work, so this does it.')
  expect(onOutThere(dataDir)).toBe(0)
  await start()
  expect((await browser.client.spending.getStop()).stop).toMatchObject({ total: many, paused: many, open: [] })
}, 120_000)

test('the command ends with 1 and says what is open when the platform does not let it', async () => {
  await start()
  await addFault({ kind: 'expired-token', path: '', remaining: 1000 })
  const { ended, said } = stopSpend('--wait', '3')
  expect(await ended).toEqual({ code: 1, signal: null })
  expect(said.out).toContain('Not confirmed:')
  expect(said.out).toMatch(/Easter cakes \d+ \(campaign-\d+, .+\): .+/)
  expect(said.out).toContain('and 100 more')
}, 120_000)

test('the command says what it was not given right', async () => {
  const unknown = stopSpend('--team', 'nobody')
  expect(await unknown.ended).toMatchObject({ code: 1 })
  expect(unknown.said.err).toBe('There is no team nobody.\n')
  expect(onOutThere(dataDir)).toBe(many)
  const odd = stopSpend('--all')
  expect(await odd.ended).toMatchObject({ code: 1 })
  expect(odd.said.err).toMatch(/^Unknown option '--all'/)
}, 60_000)
