import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bakery, tom, velo } from '../../server/sandbox/cast.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('mentions and ads, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  const list = async (query: object) =>
    (await desk.client.inbox.listThreads({ params: { pairId: desk.pair.id }, query })).items
  const newest = (accountId: string, ad: boolean) =>
    desk.world.db
      .prepare<[string], { id: string }>(
        `select id from posts where accountId = ? and id ${ad ? '' : 'not'} in (select postId from ads) order by createdAt desc`,
      )
      .get(accountId)?.id ?? ''

  test('where others name the Profile, a thread opens with their post beside it', async () => {
    const targetId = newest(velo.profileId, false)
    const message = `Next ride ends at @${bakery.username} again`
    const { id } = writeComment(desk.world, { actorId: tom.instagramId ?? '', targetId, message })
    const rows = await eventually(
      () => list({ view: 'mentions' }),
      (found) => found.some((row) => row.id === id),
    )
    expect(rows.find((row) => row.id === id)).toMatchObject({
      network: 'instagram',
      message,
      mentionedAt: expect.any(String),
      unreadSince: expect.any(String),
    })
    const thread = await desk.client.inbox.getThread({ params: { threadId: id } })
    expect(thread.post).toMatchObject({ id: targetId, owner: velo.username, ad: null })
    expect(thread.post.message).not.toBe('')
  })

  test('a reading of everything leaves what stands under foreign posts alone', async () => {
    const [mention] = await list({ view: 'mentions' })
    await desk.client.linking.startSync({ params: { pairId: desk.pair.id } })
    await desk.rest()
    const [after] = await list({ view: 'mentions' })
    expect(after?.id).toBe(mention?.id)
  })

  test('comments on an ad of the Page are known as such, and found by the ad', async () => {
    const postId = newest(bakery.pageId, true)
    const { id } = writeComment(desk.world, { actorId: tom.id, targetId: postId, message: 'Is it gluten-free?' })
    const [row] = await eventually(
      () => list({ view: 'ads', post: postId }),
      (found) => found.some((one) => one.id === id),
    )
    const ad = row?.post.ad
    expect(ad).toMatchObject({ title: expect.stringMatching(/\w/) })
    expect((await list({ ad: ad?.id })).map((one) => one.id)).toContain(id)
  })

  test('comments on an ad of the Profile bring its name along', async () => {
    const postId = newest(bakery.profileId, true)
    const { id } = writeComment(desk.world, { actorId: tom.instagramId ?? '', targetId: postId, message: 'Nice!' })
    const rows = await eventually(
      () => list({ view: 'ads', network: 'instagram' }),
      (found) => found.some((one) => one.id === id),
    )
    expect(rows.find((one) => one.id === id)?.post.ad).toEqual({
      id: expect.stringMatching(/^\d+$/),
      title: expect.stringMatching(/\w/),
    })
  })
})
