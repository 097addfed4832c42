import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PlatformFailure } from '../../server/platform/failure.ts'
import { createTransport, type Transport } from '../../server/platform/transport.ts'
import { Secret } from '../../server/vault/secret.ts'
import {
  type GraphDouble,
  graphError,
  hang,
  html,
  json,
  type Reply,
  reset,
  startGraphDouble,
  truncated,
} from '../support/graphDouble.ts'

const Answer = z.object({ id: z.string() })
const as = { id: '111', token: new Secret('EAAmayas-token') }
let graph: GraphDouble
let transport: Transport

beforeAll(async () => {
  graph = await startGraphDouble()
  transport = transportTo(graph.url)
})
afterAll(() => graph.close())

const transportTo = (baseUrl: string) =>
  createTransport({ baseUrl, version: 'v25.0', appId: '1', appSecret: 'shh', timeoutMs: 250, wait: async () => {} })

async function failureAfter(reply: Reply, through = transport): Promise<PlatformFailure> {
  graph.answer(reply)
  const failure = await through
    .post('111_222/comments', Answer, { as, params: { message: 'Hi' } })
    .catch((error) => error)
  expect(failure).toBeInstanceOf(PlatformFailure)
  expect(graph.heard.length).toBeLessThanOrEqual(1)
  return failure
}

describe('what the platform says by number reaches a person in words', () => {
  const codes: [object, string, 'rejected' | 'unknown', RegExp][] = [
    [
      { code: 190, error_subcode: 463 },
      'reconnect_required',
      'rejected',
      /^The connection has expired. Link the Page again/,
    ],
    [{ code: 190, error_subcode: 460 }, 'reconnect_required', 'rejected', /changed their password/],
    [{ code: 190, error_subcode: 458 }, 'reconnect_required', 'rejected', /removed from the apps/],
    [{ code: 190, error_subcode: 492 }, 'reconnect_required', 'rejected', /no longer has a role/],
    [{ code: 190 }, 'reconnect_required', 'rejected', /has expired/],
    [{ code: 102 }, 'reconnect_required', 'rejected', /has expired/],
    [{ code: 100, error_subcode: 33 }, 'not_found', 'rejected', /no longer has this/],
    [
      { code: 100, message: '(#100) Too long' },
      'refused_by_platform',
      'rejected',
      /^The platform refused it: Too long$/,
    ],
    [
      { code: 100, message: 'Invalid appsecret_proof provided in the API argument' },
      'refused_by_platform',
      'rejected',
      /META_APP_SECRET/,
    ],
    [{ code: 1, message: 'Error validating client secret.' }, 'refused_by_platform', 'rejected', /META_APP_SECRET/],
    [
      { code: 200, message: '(#200) Requires pages_manage_engagement permission' },
      'refused_by_platform',
      'rejected',
      /cannot be answered, hidden.*Connect again and give the permission pages_manage_engagement/,
    ],
    [{ code: 10, message: '(#10) Not for you' }, 'refused_by_platform', 'rejected', /Not for you/],
    [{ code: 10900 }, 'conflict', 'rejected', /answered privately already/],
    [{ code: 10901 }, 'refused_by_platform', 'rejected', /too old.*7 days/],
    [{ code: 10903 }, 'refused_by_platform', 'rejected', /cannot receive messages/],
    [{ code: 551 }, 'refused_by_platform', 'rejected', /cannot receive messages/],
    [{ code: 200, error_subcode: 1545041 }, 'refused_by_platform', 'rejected', /cannot receive messages/],
    [{ code: 10, error_subcode: 2018278 }, 'refused_by_platform', 'rejected', /write to this person is over/],
    [
      { code: 1705, message: '(#1705) This user cannot comment here' },
      'refused_by_platform',
      'rejected',
      /^The platform refused it: This user cannot comment here$/,
    ],
    [{ code: 368 }, 'refused_by_platform', 'rejected', /Rest for some hours/],
    [{ code: 506 }, 'conflict', 'unknown', /just been posted/],
    [{ code: 1 }, 'platform_unavailable', 'unknown', /problem of its own/],
    [{ code: 2, is_transient: true }, 'platform_unavailable', 'unknown', /problem of its own/],
    [{ code: 77777, is_transient: true }, 'platform_unavailable', 'unknown', /problem of its own/],
    ...[4, 17, 32, 341, 613, 80001, 80002, 80014].map((code): [object, string, 'rejected', RegExp] => [
      { code },
      'rate_limited',
      'rejected',
      /takes no more calls/,
    ]),
  ]

  test.each(codes)('%j is %s and %s', async (error, code, outcome, sentence) => {
    const failure = await failureAfter(graphError(error))
    expect(failure).toMatchObject({ code, outcome, graph: { trace: 'Atrace' } })
    expect(failure.message).toMatch(sentence)
  })

  test('the code decides even where the status says something else', async () => {
    expect(await failureAfter(graphError({ code: 190 }, 500))).toMatchObject({ code: 'reconnect_required' })
    expect(await failureAfter(graphError({ code: 100, error_subcode: 33 }, 200))).toMatchObject({ code: 'not_found' })
  })

  test("the platform's own sentence for people is preferred", async () => {
    const failure = await failureAfter(graphError({ code: 100, error_user_msg: 'Der Text ist zu lang.' }))
    expect(failure.message).toBe('Der Text ist zu lang.')
  })

  test('a quoted token does not get into the sentence', async () => {
    const failure = await failureAfter(
      graphError({ code: 100, message: 'Malformed access token EAAmayas-token of shh' }),
    )
    expect(failure.message).toBe('The platform refused it: Malformed access token [secret] of [secret]')
  })

  test('a rate limit says in seconds how long it lasts', async () => {
    const header = (minutes: number) =>
      JSON.stringify({ 111: [{ type: 'pages', call_count: 101, estimated_time_to_regain_access: minutes }] })
    const usage = { 'x-business-use-case-usage': header(7) }
    expect(await failureAfter(graphError({ code: 80001 }, 400, usage))).toMatchObject({ retryAfter: 420 })
    expect(await failureAfter(graphError({ code: 4 }))).toMatchObject({ retryAfter: 300 })
    expect(await failureAfter(html(429))).toMatchObject({ code: 'rate_limited', outcome: 'rejected' })
  })
})

describe('an answer that is none leaves open whether the thing was done', () => {
  const replies: Record<string, Reply> = {
    'a hang': hang,
    'a reset': reset,
    'a truncated answer': truncated({ id: '222_444' }),
    'a gateway in HTML': html(502),
    'a success in HTML': html(200),
    'a 404 in HTML': html(404),
    'a 500 without a reason': json({}, 500),
    'a success without an id': json({ ok: true }),
    'a redirect': (response) => response.writeHead(302, { location: `${graph.url}/elsewhere` }).end(),
    'a flood': (response) => {
      const megabyte = Buffer.alloc(1024 * 1024, 'a')
      response.writeHead(200)
      for (let sent = 0; sent < 17; sent += 1) response.write(megabyte)
      response.end()
    },
  }

  test.each(Object.entries(replies))('%s', async (_name, reply) => {
    const failure = await failureAfter(reply, transportTo(graph.url))
    expect(failure).toMatchObject({ code: 'platform_unavailable', outcome: 'unknown' })
  })

  test('but nothing was done when nothing left this machine', async () => {
    const closed = await startGraphDouble()
    await closed.close()
    for (const url of [closed.url, 'http://graph.invalid']) {
      expect(await failureAfter(hang, transportTo(url))).toMatchObject({
        code: 'platform_unavailable',
        outcome: 'rejected',
      })
    }
  })
})
