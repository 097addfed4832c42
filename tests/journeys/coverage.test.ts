import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PostCoverage } from '../../server/contract/coverage.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('coverage on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  const summary = () => stage.client.coverage.getCoverage({ params: { pairId: pair.id } })
  async function everyPost(show: 'all' | 'differing' = 'all') {
    const found: PostCoverage[] = []
    for (let cursor: string | undefined; ; ) {
      const query = { show, limit: 3, cursor }
      const { items, nextCursor } = await stage.client.coverage.listCoverage({ params: { pairId: pair.id }, query })
      found.push(...items)
      if (nextCursor === null) return found
      cursor = nextCursor
    }
  }

  test('after everything was read, both counts agree, post by post and in sum', async () => {
    const posts = await everyPost()
    expect(posts.length).toBeGreaterThan(3)
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length)
    const times = posts.map(({ postedAt }) => postedAt)
    expect(times).toEqual([...times].sort((a, b) => b.localeCompare(a)))
    for (const post of posts) expect(post).toMatchObject({ counted: post.seen, reason: null, reading: null })
    expect(await everyPost('differing')).toEqual([])

    const { networks, reading } = await summary()
    expect(reading).toBeNull()
    expect(networks.map(({ network }) => network)).toEqual(['facebook', 'instagram'])
    for (const { network, ...sums } of networks) {
      const own = posts.filter((post) => post.network === network)
      const seen = own.reduce((sum, post) => sum + post.seen, 0)
      expect(sums).toMatchObject({ posts: own.length, seen, counted: seen, differing: 0, notices: true, problem: null })
      expect(sums.sweepsAt).not.toBeNull()
    }
  })

  test('a post is read again at a press', async () => {
    const [post] = await everyPost()
    const params = { postId: post?.id ?? '' }
    expect((await stage.client.coverage.readPost({ params })).reading).toMatchObject({ problem: null })
    const [again] = await eventually(
      () => everyPost(),
      ([first]) => first?.reading === null && (first.readAt ?? '') > (post?.readAt ?? ''),
    )
    expect(again).toMatchObject({ id: post?.id, reason: null })
  })

  test('all that differ are read again, which can be stopped', async () => {
    const params = { pairId: pair.id }
    const { reading } = await stage.client.coverage.readDiffering({ params })
    expect(reading).toMatchObject({ done: 0 })
    expect((await stage.client.coverage.cancelReading({ params })).reading).toBeNull()
    await stage.client.coverage.readDiffering({ params })
    await eventually(summary, (now) => now.reading === null)
  })

  test('what is not the team’s is not there', async () => {
    const { coverage } = stage.client
    const params = { pairId: 'nowhere', postId: 'nowhere' }
    for (const ask of [coverage.getCoverage, coverage.listCoverage, coverage.readPost, coverage.readDiffering])
      await expect(ask({ params })).rejects.toMatchObject({ code: 'not_found' })
  })
})
