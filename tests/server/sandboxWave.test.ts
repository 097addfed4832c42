import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setBlocked } from '../../server/sandbox/blocks.ts'
import { deletePost } from '../../server/sandbox/posts.ts'
import { createWaves, type Waves } from '../../server/sandbox/wave.ts'
import { type PracticePlatform, startPracticePlatform, tomOn } from '../support/practicePlatform.ts'

let platform: PracticePlatform
beforeEach(async () => {
  platform = await startPracticePlatform()
})
afterEach(() => platform.close())

const newestPost = (accountId: string) =>
  platform.idOf(
    'select id from posts where accountId = ? and id not in (select postId from ads) order by createdAt desc limit 1',
    accountId,
  )
const spamUnder = (postId: string) =>
  platform.world.db
    .prepare<[string], { authorId: string; message: string }>(
      "select authorId, message from comments where postId = ? and message like '%t.me/quick_win%'",
    )
    .all(postId)
const wave = async () => (await (await fetch(`${platform.baseUrl}/wave`)).json()).wave

test('a wave comes at once: so many comments, by many people, no two alike, all of them told', async () => {
  await platform.subscribe()
  const { bakery } = platform
  const answer = await platform.control('wave', { accountId: bakery.id, count: 1000, seconds: 0 })
  expect(await answer.json()).toEqual({ postId: newestPost(bakery.id), count: 1000, written: 1000 })
  const spam = spamUnder(newestPost(bakery.id))
  expect(spam).toHaveLength(1000)
  expect(new Set(spam.map(({ authorId }) => authorId)).size).toBeGreaterThan(100)
  expect(new Set(spam.map(({ message }) => message)).size).toBe(1000)
  await vi.waitFor(() => expect(platform.hooks.flatMap(({ changes }) => changes)).toHaveLength(1000), 5000)
})

describe('over some seconds', () => {
  let waves: Waves
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    waves = createWaves(platform.world)
  })
  afterEach(() => {
    waves.stop()
    vi.useRealTimers()
  })

  test('a wave keeps to its pace, and goes no further once it is stopped', async () => {
    const postId = newestPost(platform.bakery.instagramId)
    await waves.start({ postId, count: 600, seconds: 60 })
    vi.advanceTimersByTime(10_000)
    expect(spamUnder(postId).length).toBeGreaterThan(90)
    expect(spamUnder(postId).length).toBeLessThan(110)
    expect(waves.state()?.written).toBe(spamUnder(postId).length)
    waves.stop()
    const before = spamUnder(postId).length
    vi.advanceTimersByTime(60_000)
    expect(spamUnder(postId)).toHaveLength(before)
  })

  test('a wave comes to its end and no further, and another takes its place', async () => {
    const postId = newestPost(platform.bakery.id)
    await waves.start({ postId, count: 60, seconds: 1 })
    await waves.start({ postId, count: 50, seconds: 1 })
    const before = spamUnder(postId).length
    vi.advanceTimersByTime(10_000)
    expect(waves.state()).toEqual({ postId, count: 50, written: 50 })
    expect(spamUnder(postId).length).toBeLessThanOrEqual(before + 50)
  })

  test('a wave ends with its post', async () => {
    const { world, bakery } = platform
    const postId = newestPost(bakery.id)
    await waves.start({ postId, count: 400, seconds: 60 })
    vi.advanceTimersByTime(5_000)
    const before = spamUnder(postId).length
    deletePost(world, { actorId: bakery.id, postId })
    vi.advanceTimersByTime(60_000)
    expect(spamUnder(postId)).toHaveLength(before)
    expect(before).toBeGreaterThan(10)
  })
})

test('a wave can be looked at and stopped by its address', async () => {
  await platform.control('wave', { accountId: platform.bakery.id, count: 20_000, seconds: 3600 })
  expect(await wave()).toMatchObject({ count: 20_000 })
  expect((await fetch(`${platform.baseUrl}/wave`, { method: 'DELETE' })).status).toBe(200)
})

test('a wave passes over whoever is blocked', async () => {
  const { world, bakery } = platform
  const postId = newestPost(bakery.id)
  setBlocked(world, { pageId: bakery.id, personId: tomOn(platform, 'facebook'), blocked: true })
  await platform.control('wave', { postId, count: 400, seconds: 0 })
  const authors = spamUnder(postId).map(({ authorId }) => authorId)
  expect(authors).not.toContain(tomOn(platform, 'facebook'))
  expect(authors.length).toBeGreaterThan(350)
})

test.each([
  [{ count: 0, seconds: 1 }],
  [{ count: 20_001, seconds: 1 }],
  [{ count: 1.5, seconds: 1 }],
  [{ count: 1 }],
  [{ count: 1, seconds: 3601 }],
  [{ count: 1, seconds: 0, postId: 'nothing' }],
  [{ count: 1, seconds: 0, accountId: '' }],
  [{ count: 'many', seconds: [] }],
])('a wave of %j is refused', async (wanted) => {
  const answer = await platform.control('wave', { accountId: platform.bakery.id, ...wanted })
  expect([answer.status, (await answer.json()).error?.message]).toEqual([400, expect.any(String)])
  expect(await wave()).toBeNull()
})

test('the console offers the wave for every account', async () => {
  const text = await (await fetch(`${platform.baseUrl}/`)).text()
  expect(text).toContain('A wave of spam')
  expect(text).toContain('the Profile mayas.bakery')
})
