import { createHmac } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deleteComment, editComment, hideComment, setLike, writeComment } from '../../server/sandbox/comments.ts'
import { deletePost, writePost } from '../../server/sandbox/posts.ts'
import { app, type PracticePlatform, required, startPracticePlatform, tomOn } from '../support/practicePlatform.ts'

let platform: PracticePlatform
beforeEach(async () => {
  platform = await startPracticePlatform()
  await platform.subscribe()
})
afterEach(() => platform.close())

const postOf = (accountId: string) =>
  platform.idOf('select id from posts where accountId = ? order by createdAt desc limit 1', accountId)
const onPage = () => ({ actorId: tomOn(platform, 'facebook'), targetId: postOf(platform.bakery.id) })
const onProfile = () => ({ actorId: tomOn(platform, 'instagram'), targetId: postOf(platform.bakery.instagramId) })
const changes = () => platform.hooks.flatMap((hook) => hook.changes)
const told = (count: number) => vi.waitFor(() => expect(changes()).toHaveLength(count), { interval: 5 })

test('a comment is told at once, escaped, and signed twice over the very bytes', async () => {
  const wrote = performance.now()
  const comment = writeComment(platform.world, { ...onPage(), message: 'Größe 🥐 a/b' })
  await told(1)
  const hook = required(platform.hooks[0])
  expect(hook.at - wrote).toBeLessThan(200)
  expect(hook.raw).toContain('Gr\\u00f6\\u00dfe \\ud83e\\udd50 a\\/b')
  expect(hook.raw).not.toMatch(/[^\x20-\x7e]/)
  const sign = (algorithm: string) => createHmac(algorithm, app.secret).update(hook.raw).digest('hex')
  expect(hook.headers['x-hub-signature-256']).toBe(`sha256=${sign('sha256')}`)
  expect(hook.headers['x-hub-signature']).toBe(`sha1=${sign('sha1')}`)
  expect(hook).toMatchObject({
    object: 'page',
    changes: [
      {
        accountId: platform.bakery.id,
        field: 'feed',
        value: {
          item: 'comment',
          verb: 'add',
          message: 'Größe 🥐 a/b',
          from: { name: 'Tom Becker' },
          comment_id: comment.id,
          post_id: comment.postId,
          parent_id: comment.postId,
          post: { id: comment.postId },
        },
      },
    ],
  })
})

test('a Page’s comment is followed through all its verbs, the Page’s own actions included', async () => {
  const { world, bakery } = platform
  const { id, postId, authorId } = writeComment(world, { ...onPage(), message: 'One' })
  await told(1)
  editComment(world, { actorId: authorId, commentId: id, message: 'Two' })
  await told(2)
  const reply = writeComment(world, { actorId: bakery.id, targetId: id, message: 'Answer' })
  await told(3)
  setLike(world, { actorId: bakery.id, targetId: id, liked: true })
  await told(4)
  hideComment(world, { actorId: bakery.id, commentId: id, hidden: true })
  hideComment(world, { actorId: bakery.id, commentId: id, hidden: true })
  await told(5)
  hideComment(world, { actorId: bakery.id, commentId: id, hidden: false })
  await told(6)
  deleteComment(world, { actorId: bakery.id, commentId: id })
  await told(7)
  expect(changes().map(({ value }) => [value.item, value.verb, value.message, value.parent_id])).toEqual([
    ['comment', 'add', 'One', postId],
    ['comment', 'edited', 'Two', postId],
    ['comment', 'add', 'Answer', id],
    ['reaction', 'add', undefined, postId],
    ['comment', 'hide', 'Two', postId],
    ['comment', 'unhide', 'Two', postId],
    ['comment', 'remove', undefined, postId],
  ])
  expect(changes()[2]?.value).toMatchObject({ comment_id: reply.id, from: { id: bakery.id } })
})

test('Instagram tells of new comments and nothing else', async () => {
  const { world, bakery } = platform
  const { id, postId } = writeComment(world, { ...onProfile(), message: 'One' })
  await told(1)
  const reply = writeComment(world, { actorId: bakery.instagramId, targetId: id, message: 'Answer' })
  hideComment(world, { actorId: bakery.instagramId, commentId: id, hidden: true })
  deleteComment(world, { actorId: bakery.instagramId, commentId: id })
  setLike(world, { ...onProfile(), liked: true })
  writeComment(world, { ...onProfile(), message: 'Last' })
  await told(3)
  expect(platform.hooks.every(({ object }) => object === 'instagram')).toBe(true)
  expect(changes().map(({ field, value }) => [field, value.text, value.parent_id])).toEqual([
    ['comments', 'One', undefined],
    ['comments', 'Answer', id],
    ['comments', 'Last', undefined],
  ])
  expect(changes()[1]?.value).toMatchObject({
    id: reply.id,
    from: { id: bakery.instagramId, username: 'mayas.bakery', self_ig_scoped_id: bakery.instagramId },
    media: { id: postId, media_product_type: 'FEED' },
  })
})

test('a Profile hears when it is mentioned under somebody else’s media', async () => {
  const targetId = postOf(platform.bikes.instagramId)
  const { id } = writeComment(platform.world, { ...onProfile(), targetId, message: 'Ask @mayas.bakery.' })
  await told(1)
  expect(changes()[0]).toMatchObject({
    accountId: platform.bakery.instagramId,
    field: 'mentions',
    value: { media_id: targetId, comment_id: id },
  })
})

test('a post is told when it appears and when it goes, its comments not', async () => {
  const { world, bakery } = platform
  const { id } = writePost(world, { accountId: bakery.id, message: 'Closed tomorrow' })
  await told(1)
  deletePost(world, { actorId: bakery.id, postId: id })
  await told(2)
  expect(changes().map(({ value }) => [value.item, value.verb, value.post_id])).toEqual([
    ['status', 'add', id],
    ['post', 'remove', id],
  ])
})

test('what happens in one moment travels in one POST, each network in its own', async () => {
  for (let count = 0; count < 20; count += 1) {
    writeComment(platform.world, { ...onPage(), message: `Page ${count}` })
    writeComment(platform.world, { ...onProfile(), message: `Profile ${count}` })
  }
  await told(40)
  expect(new Set(platform.hooks.map(({ object }) => object))).toEqual(new Set(['instagram', 'page']))
  expect(platform.hooks).toHaveLength(2)
})

test('a refused notice comes again at once, then after growing gaps, and only until it is taken', async () => {
  platform.answers.push(500, 500, 500, 500)
  writeComment(platform.world, { ...onPage(), message: 'Are you there?' })
  await told(5)
  const times = platform.hooks.map(({ at }) => at)
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
  expect(gaps[0]).toBeLessThan(40)
  expect(gaps[1]).toBeGreaterThanOrEqual(35)
  expect(gaps[3]).toBeGreaterThan(gaps[1] ?? 0)
  expect(new Set(platform.hooks.map(({ changes }) => JSON.stringify(changes))).size).toBe(1)
  const open = () =>
    platform.world.db.prepare('select count(*) from deliveries where deliveredAt is null').pluck().get()
  await vi.waitFor(() => expect(open()).toBe(0))
})

test('what is promised survives a restart of the sandbox', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'sandbox.sqlite')
  const before = await startPracticePlatform({ file })
  await before.subscribe()
  before.answers.push(...Array<number>(1000).fill(503))
  const { id } = writeComment(before.world, { ...onPage(), message: 'Still there' })
  await vi.waitFor(() => expect(before.hooks.length).toBeGreaterThan(1))
  await before.close()

  const after = await startPracticePlatform({ file, port: Number(new URL(before.origin).port) })
  await vi.waitFor(() => expect(after.hooks.map(({ changes }) => changes[0]?.value.comment_id)).toEqual([id]))
  await after.close()
})

test('nothing is told for a Page that is not installed, nor of a field nobody asked for', async () => {
  const { graph, bakery, bikes, world } = platform
  writeComment(world, { ...onPage(), targetId: postOf(bikes.id), message: 'Not yours' })
  await graph(`${bakery.id}/subscribed_apps`, { token: bakery.token, form: { subscribed_fields: 'ratings' } })
  writeComment(world, { ...onPage(), message: 'Not asked' })
  // Instagram rides on whichever field of the Page is subscribed.
  writeComment(world, { ...onProfile(), message: 'Heard' })
  await told(1)
  await graph(`${bakery.id}/subscribed_apps`, { token: bakery.token, method: 'DELETE' })
  writeComment(world, { ...onProfile(), message: 'Unheard' })
  const promised = world.db.prepare('select count(*) from deliveries').pluck().get()
  expect(promised).toBe(1)
  expect(changes()[0]?.value.text).toBe('Heard')
})

test('a callback that fails the handshake, or lies on another machine, is refused', async () => {
  const { graph, origin } = platform
  const token = `${app.id}|${app.secret}`
  const attempt = async (callback_url: string, verify_token: string) =>
    (
      await graph(`${app.id}/subscriptions`, {
        token,
        form: { object: 'page', fields: 'feed', callback_url, verify_token },
      })
    ).body
  expect((await attempt(`${origin}/hook`, 'wrong')).error).toMatchObject({ code: 2200 })
  expect((await attempt('http://192.0.2.1/hook', app.verifyToken)).error.message).toContain('this machine only')
  expect((await attempt('http://127.0.0.1:1/hook', app.verifyToken)).error.code).toBe(2200)
  const { body } = await graph(`${app.id}/subscriptions`, { token })
  expect(body.data.map(({ object, callback_url }: Record<string, string>) => [object, callback_url])).toEqual([
    ['instagram', `${origin}/hook`],
    ['page', `${origin}/hook`],
  ])
})
