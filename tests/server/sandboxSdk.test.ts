import {
  Comment,
  FacebookAdsApi,
  FacebookAdsApiBatch,
  IGComment,
  IGMedia,
  IGUser,
  Page,
  PagePost,
  User,
} from 'facebook-nodejs-business-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organicPosts } from '../../server/sandbox/ads.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { app, type PracticePlatform, startPracticePlatform, tomOn } from '../support/practicePlatform.ts'

let platform: PracticePlatform
let api: FacebookAdsApi

/** What Meta's own client for Node knows: nothing of it is ours but the address it calls. */
beforeAll(async () => {
  platform = await startPracticePlatform()
  Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => `${platform.baseUrl}/graph` })
  api = new FacebookAdsApi(platform.bakery.token, 'en_US', false)
})
afterAll(() => platform.close())

const page = () => new Page(platform.bakery.id, {}, undefined, api)
const firstPost = () =>
  platform.idOf('select id from posts where accountId = ? order by createdAt desc limit 1', platform.bakery.id)
const firstMedia = () =>
  platform.idOf('select id from posts where accountId = ? order by createdAt desc limit 1', platform.bakery.instagramId)

test('the Page, its posts and their comments are read, page after page by its own links', async () => {
  const read = (await page().get(['name', 'category', 'fan_count'])) as Data
  expect(read._data).toMatchObject({ id: platform.bakery.id, name: "Maya's Bakery" })

  const posts = listed(await page().getFeed(['id', 'message', 'created_time'], { limit: 1 }))
  const seen = posts.map(({ id }) => id)
  while (posts.hasNext()) seen.push(...(await posts.next()).map(({ id }) => id))
  const stored = platform.world.db.prepare(`${organicPosts} order by createdAt desc`).pluck().all(platform.bakery.id)
  expect(seen).toEqual(stored)

  for (const message of ['One', 'Two', 'Three']) {
    writeComment(platform.world, { actorId: tomOn(platform, 'facebook'), targetId: firstPost(), message })
  }
  const post = new PagePost(firstPost(), {}, undefined, api)
  const comments = listed(
    await post.getComments(['id', 'from', 'message'], {
      limit: 2,
      filter: 'stream',
      summary: true,
    }),
  )
  const total = (comments.summary as { total_count: number }).total_count
  const found = [...comments]
  while (comments.hasNext()) found.push(...(await comments.next()))
  expect(found).toHaveLength(total)
  expect(found.at(-1)?._data).toMatchObject({ message: 'Three', from: { name: 'Tom Becker' } })
})

test('a comment on the Page is answered, liked, edited, hidden and deleted', async () => {
  const { id } = writeComment(platform.world, {
    actorId: tomOn(platform, 'facebook'),
    targetId: firstPost(),
    message: 'Rude',
  })
  const comment = new Comment(id, {}, undefined, api)
  const reply = (await comment.createComment([], { message: 'Come and see — bis 18 Uhr' })) as Data
  const ours = new Comment(reply.id, {}, undefined, api)
  expect(((await ours.get(['message', 'parent{id}', 'can_hide'])) as Data)._data).toMatchObject({
    message: 'Come and see — bis 18 Uhr',
    parent: { id },
    can_hide: false,
  })
  await ours.update([], { message: 'Until six' })
  await comment.createLike([])
  await comment.update([], { is_hidden: true })
  const fields = ['is_hidden', 'like_count', 'user_likes', 'comment_count', 'comments{message}']
  expect(((await comment.get(fields)) as Data)._data).toMatchObject({
    is_hidden: true,
    like_count: 1,
    user_likes: true,
    comment_count: 1,
    comments: { data: [{ message: 'Until six' }] },
  })
  await comment.deleteLikes()
  expect(((await comment.get(['like_count'])) as Data)._data).toMatchObject({ like_count: 0 })
  await comment.delete([])
  await expect(comment.get(['message'])).rejects.toMatchObject({ response: { code: 100, error_subcode: 33 } })
  await expect(ours.get(['message'])).rejects.toMatchObject({ status: 400 })
})

test('a comment on Instagram is answered, hidden and deleted', async () => {
  const profile = new IGUser(platform.bakery.instagramId, {}, undefined, api)
  const media = listed(await profile.getMedia(['id', 'caption', 'comments_count'], { limit: 2 }))
  expect(media[0]?.id).toBe(firstMedia())

  const { id } = writeComment(platform.world, {
    actorId: tomOn(platform, 'instagram'),
    targetId: firstMedia(),
    message: 'Open?',
  })
  const comment = new IGComment(id, {}, undefined, api)
  const reply = (await comment.createReply([], { message: 'Until six' })) as Data
  const second = (await new IGComment(reply.id, {}, undefined, api).createReply([], { message: 'Or seven' })) as Data
  const replies = listed(await comment.getReplies(['id', 'parent_id', 'text']))
  expect(replies.map(({ _data }) => _data)).toMatchObject([
    { id: reply.id, parent_id: id, text: 'Until six' },
    { id: second.id, parent_id: id, text: 'Or seven' },
  ])
  await comment.update([], { hide: true })
  const [newest] = listed(await new IGMedia(firstMedia(), {}, undefined, api).getComments(['id', 'hidden', 'username']))
  expect(newest?._data).toMatchObject({ id, hidden: true, username: 'tom.becker' })
  await expect(comment.createReply([], { message: 'Too late' })).rejects.toMatchObject({ response: { code: 100 } })
  await comment.delete([])
  await expect(comment.get(['text'])).rejects.toMatchObject({ response: { code: 100, error_subcode: 33 } })
})

test('a person finds the Pages they own', async () => {
  const asMaya = new FacebookAdsApi(platform.maya.token, 'en_US', false)
  const accounts = listed(
    await new User('me', {}, undefined, asMaya).getAccounts([
      'name',
      'tasks',
      'access_token',
      'instagram_business_account{id,username}',
    ]),
  )
  expect(accounts.map(({ _data }) => _data)).toMatchObject([
    {
      id: platform.bakery.id,
      access_token: platform.bakery.token,
      instagram_business_account: { username: 'mayas.bakery' },
    },
  ])
  const debugged = (await asMaya.getAppID()) as { data: { data: { app_id: string } } }
  expect(debugged.data.data.app_id).toBe(app.id)
})

test('several calls travel in one batch', async () => {
  const answers: unknown[] = []
  const keep = (response: { body: unknown }) => answers.push(response.body)
  const batch = new FacebookAdsApiBatch(api)
  batch.add('GET', [platform.bakery.id], { fields: 'name' }, undefined, keep, keep)
  batch.add('POST', [firstPost(), 'comments'], { message: 'From a batch' }, undefined, keep, keep)
  batch.add('GET', ['404404404'], undefined, undefined, keep, keep)
  await batch.execute()
  expect(answers).toMatchObject([
    { name: "Maya's Bakery", id: platform.bakery.id },
    { id: expect.stringMatching(/^\d+_\d+$/) },
    { error: { code: 100, error_subcode: 33 } },
  ])
})

/** The SDK's published types hide what its cursors hold. */
const listed = (cursor: unknown) => cursor as Cursor

interface Data {
  id: string
  _data: Record<string, unknown>
}

interface Cursor extends Array<Data> {
  summary: unknown
  hasNext: () => boolean
  next: () => Promise<Data[]>
}
