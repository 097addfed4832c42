import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProblemBody, problems } from '../../server/contract/problem.ts'
import { nastyText, valuesOf } from '../support/arbitraries.ts'
import { databases } from '../support/databases.ts'
import { endpoints, type NamedEndpoint, pathOf } from '../support/endpoints.ts'
import { synced } from '../support/journey.ts'
import { type Server, startServer } from '../support/server.ts'
import { thingsOf } from '../support/things.ts'
import { settledOwner } from '../support/visitors.ts'

/** The same calls in every run, so that a failure is a failure; more or others by hand: `FUZZ_RUNS=2000 FUZZ_SEED=7`. */
const settings = { numRuns: Number(process.env.FUZZ_RUNS ?? 12), seed: Number(process.env.FUZZ_SEED ?? 20_250) }

/** With real ids these would take away what the others are tried on. */
const takesAway = [
  'accounts.endSession',
  'accounts.removeMember',
  'inbox.removeView',
  'labels.removeLabel',
  'linking.unlinkPair',
  'moderation.deleteComment',
  'notes.removeNote',
  'notifications.dropPushSubscription',
  'exports.removeExport',
]
const fallible = endpoints.filter(({ endpoint: { query, body, versioned, idempotent }, params }) => {
  return query || body || versioned || idempotent || params.length > 0
})

const torn: [what: string, body: string | Uint8Array<ArrayBuffer>][] = [
  ['half a document', '{"message":'],
  ['two documents', '{}{}'],
  ['nothing', ''],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x22])],
  ['a depth of 20,000', '['.repeat(20_000) + ']'.repeat(20_000)],
  ['a name that is no name', '{"__proto__":{"message":"x"},"constructor":{}}'],
  ['two megabytes', JSON.stringify({ message: 'x'.repeat(2_000_000) })],
]

let server: Server
let owner: Awaited<ReturnType<typeof settledOwner>>
let things: Record<string, string>

describe.each(databases)('on %s', (_name, open) => {
  beforeAll(async () => {
    server = await startServer({ database: await open() })
    owner = await settledOwner(server, 'owner')
    things = await thingsOf(server, owner)
  }, 60_000)
  afterAll(() => server.stop())

  test.each(fallible)('$name takes anything and answers sensibly', async (named) => {
    const { endpoint, params } = named
    const idOf = (param: string) =>
      takesAway.includes(named.name) ? nastyText : fc.oneof(nastyText, fc.constant(things[param] ?? 'x'))
    const calls = fc.record({
      params: fc.record(Object.fromEntries(params.map((param) => [param, idOf(param)]))),
      query: endpoint.query ? valuesOf(endpoint.query) : fc.constant({}),
      body: endpoint.body ? valuesOf(endpoint.body) : fc.constant(undefined),
      headers: fc.record(
        {
          'idempotency-key': headerText,
          'if-match': fc.oneof(headerText, fc.constant('"1"')),
          'last-event-id': headerText,
        },
        { requiredKeys: [] },
      ),
    })
    await fc.assert(
      fc.asyncProperty(calls, async ({ params: filled, query, body, headers }) => {
        const response = await send(named, `${pathOf(named, mended(filled))}${searchOf(query)}`, {
          headers,
          body: endpoint.body && JSON.stringify(body),
        })
        await judge(named, response)
      }),
      settings,
    )
  })

  test.each(torn)('a body of %s is a problem and not an accident', async (_what, body) => {
    const picky = endpoints.filter(({ endpoint: { body: schema } }) => schema && !schema.safeParse({}).success)
    for (const named of picky) {
      const path = pathOf(named, mended(Object.fromEntries(named.params.map((param) => [param, things[param] ?? 'x']))))
      const response = await send(named, path, { body })
      expect(response.status, named.name).toBeGreaterThanOrEqual(400)
      await judge(named, response)
    }
  })

  test('a body that is not JSON is not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const signIn = endpoints.find(({ name }) => name === 'accounts.signIn') as NamedEndpoint
      const response = await send(signIn, '/session', { headers: { 'content-type': type }, body: 'email=maya' })
      expect((await judge(signIn, response))?.code).toMatch(/^(?:invalid|forbidden)$/)
    }
  })

  test('an address that no endpoint has is a problem as well', async () => {
    for (const path of [
      '/nothing',
      '/pairs/%E0%A4%A/threads',
      '/pairs/%00',
      '//',
      '/desk/..%2f..%2f',
      `/${'x'.repeat(10_000)}`,
      `/${'x'.repeat(100_000)}`,
    ]) {
      const response = await owner.send(`${server.url}/api${path}`, { method: 'GET' })
      expect(response.status, path).toBeGreaterThanOrEqual(400)
      expect(response.status, path).toBeLessThan(500)
      expect(ProblemBody.parse(await response.json()).requestId, path).toBeTruthy()
    }
  })

  test('after all of it the desk still works', async () => {
    const { accounts, inbox, linking } = owner.client
    const params = { pairId: owner.pair.id }
    await linking.startSync({ params })
    expect((await accounts.getDesk()).team?.role).toBe('owner')
    expect((await synced(owner.client, owner.pair.id)).health).toMatchObject({ state: 'well', findings: [] })
    expect((await inbox.listThreads({ params })).items.length).toBeGreaterThan(0)
  })
})

/** A header can carry only some characters; the rest never leaves the browser. */
const headerText = fc.oneof(
  fc.string({ maxLength: 60 }).map((text) => text.trim()),
  fc.constantFrom('', '"', 'W/"x"', '-1', '0', '"99999999999999999999"', '\u00ff', 'k'.repeat(500)),
)

function send({ endpoint }: NamedEndpoint, path: string, init: RequestInit) {
  return owner.send(`${server.url}/api${path}`, {
    ...init,
    method: endpoint.method,
    headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
  })
}

/** Never a 5xx; a success is what the contract promises, and everything else is a Problem of the closed set. */
async function judge({ name, endpoint }: NamedEndpoint, response: Response) {
  const { status } = response
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) return void (await response.body?.cancel())
  if (endpoint.download && response.ok) return void (await response.body?.cancel())
  const text = await response.text()
  expect(status, `${name} answered ${text.slice(0, 300)}`).toBeLessThan(500)
  if (status === 204) return expect(text).toBe('')
  const json: unknown = JSON.parse(text)
  if (status < 300) return void endpoint.response?.parse(json)

  expect(type).toContain('application/problem+json')
  const problem = ProblemBody.parse(json)
  expect(problem.status).toBe(status)
  expect(problems[problem.code]).toBe(status)
  expect(problem.title).toMatch(/[.?!]$/)
  expect(problem.requestId).toBeTruthy()
  return problem
}

/** Without `.`, `..` and nothing at all, which make another address of it: `/sessions/.` is everybody's `/sessions`. */
function mended(params: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(params).map(([name, id]) => [name, /^\.{0,2}$/.test(id) ? 'x' : id.slice(0, 2000)]),
  )
}

function searchOf(query: unknown) {
  if (typeof query !== 'object' || query === null)
    return `?${encodeURIComponent(String(query).toWellFormed().slice(0, 2000))}`
  const given = Object.entries(query).map(([name, value]) => [name, textOf(value).toWellFormed().slice(0, 2000)])
  return `?${new URLSearchParams(Object.fromEntries(given))}`
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
