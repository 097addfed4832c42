import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeComment } from '../../server/sandbox/comments.ts'
import { type PracticePlatform, startPracticePlatform, tomOn } from '../support/practicePlatform.ts'

let platform: PracticePlatform
let commentId: string
beforeEach(async () => {
  platform = await startPracticePlatform()
  const targetId = platform.idOf('select id from posts where accountId = ? limit 1', platform.bakery.instagramId)
  commentId = writeComment(platform.world, { actorId: tomOn(platform, 'instagram'), targetId, message: 'Open?' }).id
})
afterEach(() => platform.close())

const reply = (message = 'Until six', init: RequestInit = {}) =>
  platform.graph(`${commentId}/replies`, { token: platform.bakery.token, form: { message }, ...init })
const replies = () =>
  platform.world.db.prepare('select count(*) from comments where parentId = ?').pluck().get(commentId) as number

describe('a fault from the console', () => {
  test.each([
    ['expired-token', 190, 463],
    ['missing-scope', 10, undefined],
    ['rate-4', 4, undefined],
    ['rate-17', 17, undefined],
    ['rate-32', 32, undefined],
    ['rate-613', 613, undefined],
    ['rate-80001', 80001, undefined],
    ['rate-80002', 80002, undefined],
    ['5xx-before', 2, undefined],
  ])('%s refuses the call and does nothing', async (kind, code, subcode) => {
    await platform.control('faults', { kind })
    const { body } = await reply()
    expect(body.error.code).toBe(code)
    expect(body.error.error_subcode).toBe(subcode)
    expect(replies()).toBe(0)
    expect((await reply()).status).toBe(200)
  })

  test('a limit says when calls are let in again', async () => {
    await platform.control('faults', { kind: 'rate-80002' })
    const { headers } = await reply()
    expect(headers.get('x-business-use-case-usage')).toContain('"estimated_time_to_regain_access":3')
  })

  test.each([
    ['5xx-after', 500],
    ['rate-4-after', 403],
  ])('%s does its work and then says it did not', async (kind, status) => {
    await platform.control('faults', { kind })
    expect((await reply()).status).toBe(status)
    expect(replies()).toBe(1)
  })

  test('a truncated answer breaks off after the work is done', async () => {
    await platform.control('faults', { kind: 'truncated' })
    await expect(reply()).rejects.toThrow()
    expect(replies()).toBe(1)
  })

  test('a gateway’s page is no JSON, and nothing was done', async () => {
    await platform.control('faults', { kind: 'html-502' })
    await expect(reply()).rejects.toThrow(SyntaxError)
    expect(replies()).toBe(0)
  })

  test.each([
    ['hang', 0],
    ['hang-after', 1],
  ])('%s never answers', async (kind, done) => {
    await platform.control('faults', { kind })
    await expect(reply('Until six', { signal: AbortSignal.timeout(150) })).rejects.toThrow('timeout')
    expect(replies()).toBe(done)
  })

  test('it waits for the verb and the path it is meant for, as often as it says, and can be cleared', async () => {
    await platform.control('faults', { kind: '5xx-before', method: 'post', path: '/replies', remaining: 2 })
    expect((await platform.graph(commentId, { token: platform.bakery.token })).status).toBe(200)
    expect([(await reply()).status, (await reply()).status, (await reply()).status]).toEqual([500, 500, 200])

    await platform.control('faults', { kind: 'hang' })
    const listed = await (await fetch(`${platform.baseUrl}/faults`)).json()
    expect(listed).toMatchObject({ faults: [{ kind: 'hang', remaining: 1 }], kinds: { truncated: expect.any(String) } })
    await fetch(`${platform.baseUrl}/faults`, { method: 'DELETE' })
    expect((await reply()).status).toBe(200)
    expect((await platform.control('faults', { kind: 'earthquake' })).status).toBe(400)
  })
})

describe('a fault from the words of a message', () => {
  test('befalls its own call once, so that a second try succeeds', async () => {
    const message = 'Until six [fault:5xx-before]'
    expect([(await reply(message)).status, (await reply()).status, (await reply(message)).status]).toEqual([
      500, 200, 200,
    ])
  })

  test('or as often as it says', async () => {
    const message = '[fault:5xx-after:2]'
    expect([(await reply(message)).status, (await reply(message)).status, (await reply(message)).status]).toEqual([
      500, 500, 200,
    ])
    expect(replies()).toBe(3)
  })
})

describe('a notice', () => {
  const write = (message: string) => {
    const targetId = platform.idOf('select id from posts where accountId = ? limit 1', platform.bakery.instagramId)
    writeComment(platform.world, { actorId: tomOn(platform, 'instagram'), targetId, message })
  }
  const texts = () => platform.hooks.flatMap(({ changes }) => changes.map(({ value }) => value.text))
  const told = (count: number) => vi.waitFor(() => expect(texts()).toHaveLength(count), { interval: 5 })
  beforeEach(() => platform.subscribe())

  test('comes twice', async () => {
    await platform.control('faults', { kind: 'webhook-duplicate', path: 'instagram' })
    write('Twice')
    await told(2)
    expect(platform.hooks[0]?.raw).toBe(platform.hooks[1]?.raw)
    write('Once')
    await told(3)
  })

  test('comes late', async () => {
    const wrote = performance.now()
    write('Late [fault:webhook-late]')
    write('In time')
    await told(2)
    expect(texts()).toEqual(['In time', 'Late [fault:webhook-late]'])
    expect((platform.hooks[1]?.at ?? 0) - wrote).toBeGreaterThanOrEqual(35)
  })

  test('is overtaken by the next', async () => {
    await platform.control('faults', { kind: 'webhook-shuffled' })
    write('First')
    write('Second')
    await told(2)
    expect(texts()).toEqual(['Second', 'First'])
  })
})

test('a person’s tokens die when the console says so, and the console has new ones', async () => {
  const { graph, maya, bakery, control, console } = platform
  const before = await graph('me', { token: maya.token })
  expect(before.status).toBe(200)
  await control(`people/${maya.id}/expire-tokens`, { subcode: 460 })
  for (const token of [maya.token, bakery.token]) {
    expect((await graph('me', { token })).body.error).toMatchObject({ code: 190, error_subcode: 460 })
  }
  const { pages } = await console()
  expect((await graph('me', { token: pages[0]?.token })).body.name).toBe("Maya's Bakery")
})

test('after a reset the world is as it was, with the same tokens', async () => {
  const { control, console, world, maya } = platform
  const count = () => world.db.prepare('select count(*) from comments').pluck().get() as number
  const before = count()
  await control(`people/${maya.id}/expire-tokens`)
  await control('reset')
  expect(count()).toBe(before - 1)
  expect((await console()).people[0]?.token).toBe(maya.token)
})
