import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnPost } from '../../server/contract/posts.ts'
import { write } from '../../server/db/write.ts'
import type { Context } from '../../server/http/context.ts'
import { saveAd } from '../../server/keeping/ads.ts'
import { savePost } from '../../server/keeping/posts.ts'
import { listPosts } from '../../server/posts/lists.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { planOf, queriesOf } from '../support/plans.ts'

describe.each(databases)('posts for campaigns, on %s', (name, open) => {
  let desk: Bakery
  let teamId: string
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
    for (const network of ['facebook', 'instagram'] as const)
      await write(desk.services.db, (trx) =>
        savePost(trx, { ...desk.services, now: desk.services.clock(), teamId }, desk.pair.id, {
          id: `silent-${network}`,
          network,
          message: 'Quiet saffron buns, nobody wrote under them',
          pictureUrl: null,
          url: null,
          postedAt: '2026-01-02T03:04:05.000Z',
          commentCount: 0,
          likeCount: 3,
          ad: null,
        }),
      )
  }, 60_000)
  afterAll(() => desk.stop())

  const list = (query = {}) => desk.client.posts.listPosts({ params: { pairId: desk.pair.id }, query })
  async function everyPost(query = {}) {
    const found: OwnPost[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await list({ ...query, limit: 3, cursor })
      found.push(...page.items)
      if (page.nextCursor === null) return found
      cursor = page.nextCursor
    }
  }

  test('are all there, those without comments too, newest first and each once', async () => {
    const posts = await everyPost()
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length)
    const times = posts.map(({ postedAt }) => postedAt)
    expect(times).toEqual(times.toSorted((one, other) => (one < other ? 1 : -1)))
    const kept = await desk.services.db.selectFrom('posts').where('ownerName', 'is', null).select('id').execute()
    expect(new Set(posts.map(({ id }) => id))).toEqual(new Set(kept.map(({ id }) => id)))
    expect(posts.find(({ id }) => id === 'silent-facebook')).toMatchObject({
      commentCount: 0,
      likeCount: 3,
      boosting: { possible: true, reason: null },
    })
  })

  test('are narrowed down to a network, to words and to those with a picture', async () => {
    const profile = await everyPost({ network: 'instagram' })
    expect(new Set(profile.map(({ network }) => network))).toEqual(new Set(['instagram']))
    const found = await eventually(
      () => everyPost({ text: 'saffron' }),
      (posts) => posts.length > 0,
    )
    expect(found.map(({ id }) => id)).toEqual(['silent-instagram', 'silent-facebook'])
    expect((await list({ text: 'saffron', network: 'facebook' })).items.map(({ id }) => id)).toEqual([
      'silent-facebook',
    ])
    expect((await list({ text: 'saffron', with: 'picture' })).items).toEqual([])
    expect((await list({ text: '"; drop' })).items).toEqual([])
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('that were made as an ad say why they cannot be boosted, and that were boosted can be again', async () => {
    const [post] = await everyPost({ network: 'instagram' })
    const id = post?.id ?? ''
    await write(desk.services.db, (trx) => saveAd(trx, teamId, id, { id: 'ad-1', title: 'Buns', since: '' }))
    const listed = (await everyPost()).find((each) => each.id === id)
    expect(listed?.boosting).toEqual({ possible: false, reason: expect.stringContaining('made as an ad') })
    const { db } = desk.services
    await db
      .updateTable('posts')
      .set({ adSince: post?.postedAt ?? '' })
      .where('id', '=', id)
      .execute()
    const boosted = (await everyPost()).find((each) => each.id === id)
    expect(boosted?.boosting).toEqual({ possible: true, reason: null })
    await desk.services.db.updateTable('posts').set({ adId: null, adTitle: null }).where('id', '=', id).execute()
  })

  test.each([
    [{}, /postsStanding/],
    [{ network: 'facebook' as const }, /postsOfNetwork/],
  ])('are read from an index with %j', async (query, index) => {
    const asked = await queriesOf(desk.services.db, (db) =>
      listPosts({ ...desk.services, db, teamId, now: new Date() } as unknown as Context, desk.pair.id, {
        limit: 50,
        with: 'anything',
        ...query,
      }),
    )
    const lists = asked.filter(({ sql }) => sql.includes('from "posts"'))
    expect(lists.length).toBeGreaterThan(0)
    for (const one of lists) {
      const plan = await planOf(desk.services.db, one, name !== 'SQLite')
      expect(plan).toMatch(index)
      expect(plan).not.toMatch(/SCAN|Seq Scan|TEMP B-TREE|Sort|Incremental/)
    }
  })
})
