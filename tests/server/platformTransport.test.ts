import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sliceOf } from '../../server/platform/slices.ts'
import { createTransport, type TransportOptions } from '../../server/platform/transport.ts'
import type { Usage } from '../../server/platform/usage.ts'
import { Secret } from '../../server/vault/secret.ts'
import {
  type GraphDouble,
  graphError,
  hang,
  html,
  json,
  reset,
  startGraphDouble,
  truncated,
} from '../support/graphDouble.ts'

const Answer = z.object({ id: z.string() })
const found = json({ id: '111' })
let graph: GraphDouble
let pauses: number[] = []

beforeAll(async () => {
  graph = await startGraphDouble()
})
beforeEach(() => {
  pauses = []
})
afterAll(() => graph.close())

const open = (options: Partial<TransportOptions> = {}) =>
  createTransport({
    baseUrl: graph.url,
    version: 'v25.0',
    appId: '1',
    appSecret: 'app-secret',
    timeoutMs: 2000,
    wait: async (pause) => pauses.push(pause),
    ...options,
  })
const as = { id: '111', token: new Secret('EAAtoken') }
const proof = createHmac('sha256', 'app-secret').update('EAAtoken').digest('hex')

describe('a call', () => {
  test('pins the version, carries the token in the header and proves the secret', async () => {
    graph.answer(found)
    await open().get('111', Answer, { as, params: { fields: 'id,name', after: undefined } })
    await open().post('111_2/comments', Answer, { as, params: { message: 'Ä & b', is_hidden: true } })
    await open().delete('111_2', Answer, { as })

    const [read, write, removal] = graph.heard
    expect(read).toMatchObject({ method: 'GET', url: `/v25.0/111?fields=id%2Cname&appsecret_proof=${proof}` })
    expect(read?.headers.authorization).toBe('Bearer EAAtoken')
    expect(write).toMatchObject({ method: 'POST', url: '/v25.0/111_2/comments' })
    expect(Object.fromEntries(new URLSearchParams(write?.body))).toEqual({
      message: 'Ä & b',
      is_hidden: 'true',
      appsecret_proof: proof,
    })
    expect(removal).toMatchObject({ method: 'DELETE', url: `/v25.0/111_2?appsecret_proof=${proof}` })
  })

  test('whose parameters are secret travels as a batch of one', async () => {
    graph.answer(json([{ code: 200, headers: [], body: JSON.stringify({ id: '7' }) }]))
    const answer = await open().getPrivately('debug_token', Answer, {
      as,
      params: { input_token: new Secret('EAAother') },
    })
    expect(answer).toEqual({ id: '7' })
    expect(graph.heard[0]?.url).toBe('/v25.0/')
    expect(JSON.parse(new URLSearchParams(graph.heard[0]?.body).get('batch') ?? '')).toEqual([
      { method: 'GET', relative_url: 'debug_token?input_token=EAAother' },
    ])
  })

  test('never leaves with an id that would be another address', async () => {
    graph.answer(found)
    for (const id of ['../me', '1/../2', '1?fields=x', '1#', 'a b', '//evil', '%2e%2e']) {
      await expect(open().get(id, Answer, { as })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(graph.heard).toEqual([])
  })

  test('never shows a token in an address, an error or a log, whatever the platform answers', async () => {
    const token = fc.stringMatching(/^EAA[A-Za-z0-9]{20,40}$/)
    const echo = (secret: string) => [found, graphError({ code: 100, message: `Bad token ${secret}` }), html(502)]
    await fc.assert(
      fc.asyncProperty(
        token,
        fc.nat(2),
        fc.constantFrom('get', 'post', 'delete', 'getPrivately'),
        async (text, at, verb) => {
          graph.answer(echo(text)[at] ?? hang)
          const lines: string[] = []
          const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) })
          const call = { as: { token: new Secret(text) }, params: { fields: 'id' } }
          const failure = await open({ log })
            [verb as 'get']('me', Answer, call)
            .catch((error: unknown) => error)

          const urls = graph.heard.map(({ url }) => url)
          expect(urls.length).toBeGreaterThan(0)
          expect(graph.heard[0]?.headers.authorization).toBe(`Bearer ${text}`)
          expect(lines.length).toBeGreaterThan(0)
          for (const shown of [...urls, ...lines, inspect(failure), JSON.stringify(failure)])
            expect(shown).not.toContain(text)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('what goes wrong on the way', () => {
  test('is tried again for reads, a few times and with growing pauses', async () => {
    for (const bad of [html(502), reset, truncated({ id: '111' }), graphError({ code: 2 }, 500)]) {
      graph.answer(bad, bad, found)
      expect(await open().get('111', Answer, { as })).toEqual({ id: '111' })
      expect(graph.heard).toHaveLength(3)
    }
    expect(pauses.slice(0, 2)).toEqual([200, 800])

    graph.answer(html(502))
    await expect(open().get('111', Answer, { as })).rejects.toMatchObject({ code: 'platform_unavailable' })
    expect(graph.heard).toHaveLength(3)
  })

  test('is not tried again when the answer was definite, least of all a rate limit', async () => {
    for (const code of [4, 190, 100, 10]) {
      graph.answer(graphError({ code }))
      await open()
        .get('111', Answer, { as })
        .catch(() => {})
      expect(graph.heard).toHaveLength(1)
    }
  })

  test('is never tried again for writes', async () => {
    for (const bad of [html(502), reset, graphError({ code: 2 }, 500), hang]) {
      graph.answer(bad, found)
      await expect(open({ timeoutMs: 100 }).post('1/comments', Answer, { as })).rejects.toMatchObject({
        outcome: 'unknown',
      })
      graph.answer(bad, found)
      await expect(open({ timeoutMs: 100 }).delete('1', Answer, { as })).rejects.toMatchObject({ outcome: 'unknown' })
      expect(graph.heard).toHaveLength(1)
    }
  })

  test('ends at the deadline, all repetitions included', async () => {
    graph.answer(hang)
    await expect(open({ timeoutMs: 100 }).get('111', Answer, { as })).rejects.toMatchObject({
      message: 'The platform took too long to answer.',
    })
    expect(graph.heard).toHaveLength(1)
  })
})

describe('the usage headers', () => {
  test('are reported as the highest use of each account', async () => {
    const heard: Usage[] = []
    const useCases = {
      111: [
        { type: 'pages', call_count: 40, total_cputime: 76, total_time: 1, estimated_time_to_regain_access: 0 },
        {
          type: 'ads_management',
          call_count: '100',
          total_cputime: 0,
          total_time: 0,
          estimated_time_to_regain_access: 2,
        },
      ],
      17841: [
        { type: 'instagram', call_count: 3, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: 0 },
      ],
    }
    const headers = {
      'x-app-usage': JSON.stringify({ call_count: 28, total_time: 25, total_cputime: 25 }),
      'x-business-use-case-usage': JSON.stringify(useCases),
      'x-ad-account-usage': 'not json',
    }
    graph.answer(json({ id: '111' }, 200, headers))
    await open({ onUsage: (usage) => heard.push(usage) }).get('111', Answer, { as })
    expect(heard).toEqual([
      { id: '1', percent: 28, resumeInSeconds: null },
      { id: '111', percent: 100, resumeInSeconds: 120 },
      { id: '17841', percent: 3, resumeInSeconds: null },
    ])
  })
})

describe('a slice of a list', () => {
  const Ids = sliceOf(Answer)
  const cursors = { before: 'a', after: 'b' }

  test('has a next one only where the platform says so, even when it is empty', () => {
    const next = `${graph.url}/v25.0/1/comments?access_token=EAAtoken&after=b`
    expect(Ids.parse({ data: [], paging: { cursors, next } })).toEqual({ items: [], after: 'b' })
    expect(Ids.parse({ data: [{ id: '1' }], paging: { cursors } })).toEqual({ items: [{ id: '1' }], after: null })
    expect(Ids.parse({ data: [] })).toEqual({ items: [], after: null })
    expect(Ids.safeParse({ data: [], paging: { next } }).success).toBe(false)
  })
})
