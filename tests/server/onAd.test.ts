import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { View } from '../../server/contract/inbox.ts'
import { bakery as shop, tom } from '../../server/sandbox/cast.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { cakes } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { type LaunchDesk, startLaunchDesk } from '../support/launchDesk.ts'
import { rulesOf } from '../support/rules.ts'

describe.each(databases)('what is on an ad, on %s', (_name, open) => {
  let stage: LaunchDesk
  let desk: LaunchDesk['desk']
  let their: LaunchDesk['their']
  let notices = 0
  beforeAll(async () => {
    stage = await startLaunchDesk({ database: await open(), settings: { sweepSeconds: 60 } })
    ;({ desk, their } = stage)
    stage.out.world.review = 'PAUSED'
  }, 60_000)
  afterAll(() => desk.stop())

  const params = () => ({ pairId: desk.pair.id })
  const idsIn = async (query: { view?: View; post?: string; ad?: string }) =>
    (await desk.client.inbox.listThreads({ params: params(), query: { limit: 100, ...query } })).items.map(
      ({ id }) => id,
    )
  const counted = async () => (await desk.client.inbox.countThreads({ params: params() })).views.ads
  const threadOf = (threadId: string) => desk.client.inbox.getThread({ params: { threadId } })
  const contextOf = async (threadId: string) => (await desk.client.adComments.getAdContext({ params: { threadId } })).ad

  /** Somebody has an ad of a campaign made here show this post. */
  async function boosted(name: string, postId: string) {
    const campaign = await their.launched(await their.make(cakes(stage.imageId, { name })))
    await desk.pass(61)
    await their.until(campaign, ({ state }) => state === 'paused')
    const [ad] = stage.treeOf(campaign.campaignId).ads
    if (!ad) throw new Error('It was not made.')
    ad.postId = postId
    return ad
  }

  /** Two rounds later, each campaign has been looked at. */
  async function looked() {
    for (let round = 0; round < 2; round += 1) await desk.pass(61)
    await desk.rest()
  }

  /** Tells of a comment on the Profile's media, as the platform does. */
  async function told(media: object, secondsAgo = 0) {
    notices += 1
    const id = `1799000${notices}`
    const from = { id: '4242', username: 'somebody' }
    const value = { id, text: 'How much?', from, media }
    const time = Math.floor(desk.services.clock().getTime() / 1000) - secondsAgo
    await desk.tell({
      object: 'instagram',
      entry: [{ id: shop.profileId, time, changes: [{ field: 'comments', value }] }],
    })
    await eventually(
      () => threadOf(id).catch(() => null),
      (thread) => thread !== null,
    )
    return id
  }

  test('of a post of the Page that is boosted: what came since its ad was made, and nothing from before', async () => {
    const before = await counted()
    const older = await desk.tomWrites('facebook', 'What a nice shop')
    await desk.pass(3600)
    const postId = older.post.id
    const ad = await boosted('Boosted', postId)
    const newer = await desk.tomWrites('facebook', 'Is this cake on sale?')
    expect(newer.post.id).toBe(postId)
    await looked()
    const latest = await desk.tomWrites('facebook', 'Where is this?')

    for (const [{ id }, onAd] of [
      [older, false],
      [newer, true],
      [latest, true],
    ] as const)
      expect(await threadOf(id)).toMatchObject({ onAd, post: { ad: { id: ad.id, title: 'Boosted' } } })
    expect(await idsIn({ view: 'ads', post: postId })).toEqual([latest.id, newer.id])
    expect(await idsIn({ ad: ad.id })).toEqual([latest.id, newer.id])
    expect(await idsIn({ post: postId })).toContain(older.id)
    expect(await counted()).toEqual({ ...before, facebook: before.facebook + 2 })
    expect((await contextOf(newer.id))?.adId).toBe(ad.id)
    expect(await contextOf(older.id)).toBeNull()
    const quiet = (commentId: string) => desk.client.adComments.quietAd({ params: { commentId } })
    await expect(quiet(older.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await threadOf(older.id)).hiddenAt).toBeNull()

    const marks = await Promise.all(
      (['ads', 'posts'] as const).map(async (place) => {
        const label = await desk.client.labels.makeLabel({ body: { name: place, colour: 'red' } })
        const rules = rulesOf(desk.client, desk.pair.id)
        await rules.armed({ when: { any: ['price'], place }, actions: [{ do: 'label', labelId: label.id }] })
        return label.id
      }),
    )
    desk.customerAnswers(older.id, 'What is the price?')
    desk.customerAnswers(newer.id, 'What is the price?')
    const labelled = (id: string) =>
      eventually(
        () => threadOf(id),
        ({ labels }) => labels.length > 0,
      )
    expect(await labelled(newer.id)).toMatchObject({ onAd: true, replyCount: 1, labels: [marks[0]] })
    expect(await labelled(older.id)).toMatchObject({ onAd: false, replyCount: 1, labels: [marks[1]] })
    expect(await idsIn({ view: 'ads', post: postId })).not.toContain(older.id)
    expect(await counted()).toEqual({ ...before, facebook: before.facebook + 2 })
  })

  test('of media that exist as an ad only: all of it, also what was told before that was known', async () => {
    const { id: mediaId } = desk.world.db
      .prepare<[string], { id: string }>(
        'select id from posts where accountId = ? and id in (select postId from ads) order by createdAt desc',
      )
      .get(shop.profileId) ?? { id: '' }
    await desk.services.db
      .updateTable('posts')
      .set({ adId: null, adTitle: null, adSince: null })
      .where('id', '=', mediaId)
      .execute()
    const before = await counted()
    const first = await told({ id: mediaId }, 600)
    const { id: second } = writeComment(desk.world, {
      actorId: tom.instagramId ?? '',
      targetId: mediaId,
      message: 'Nice!',
    })
    await eventually(
      () => threadOf(second).catch(() => null),
      (thread) => thread !== null,
    )
    for (const id of [first, second]) expect(await threadOf(id)).toMatchObject({ onAd: true })
    expect(await idsIn({ view: 'ads', post: mediaId })).toEqual(expect.arrayContaining([first, second]))
    expect(await counted()).toEqual({ ...before, instagram: before.instagram + 2 })
  })

  test('of media that a notice calls an ad: all of it', async () => {
    const [, ofAnotherDay] = desk.world.db
      .prepare<[string], { id: string }>(
        'select id from posts where accountId = ? and id not in (select postId from ads) order by createdAt desc',
      )
      .all(shop.profileId)
    const id = ofAnotherDay?.id ?? ''
    const before = await counted()
    const first = await told({ id }, 600)
    expect(await threadOf(first)).toMatchObject({ onAd: false, post: { ad: null } })
    await told({ id, media_product_type: 'AD', ad_id: '78', ad_title: 'Rye' })
    expect(await threadOf(first)).toMatchObject({ onAd: true, post: { ad: { id: '78', title: 'Rye' } } })
    const open = (await idsIn({ ad: '78' })).length
    expect(open).toBeGreaterThan(1)
    expect(await counted()).toEqual({ ...before, instagram: before.instagram + open })
  })

  test('of media that an ad shows beside its followers: from the comment that tells of the ad', async () => {
    const before = await counted()
    const id = desk.newestPost('instagram')
    const first = await told({ id, media_product_type: 'FEED' }, 600)
    const second = await told({ id, media_product_type: 'FEED', ad_id: '77', ad_title: 'Buns' })
    const third = await told({ id, media_product_type: 'FEED' })
    expect(await idsIn({ ad: '77' })).toEqual(expect.arrayContaining([second, third]))
    expect(await threadOf(first)).toMatchObject({ onAd: false, post: { ad: { id: '77', title: 'Buns' } } })
    expect(await counted()).toEqual({ ...before, instagram: before.instagram + 2 })
  })
})
