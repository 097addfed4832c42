import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPlatform } from '../../server/platform/create.ts'
import type { Account, CommentTarget, Platform } from '../../server/platform/platform.ts'
import { readToEnd } from '../../server/platform/slices.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { writePost } from '../../server/sandbox/posts.ts'
import { Secret } from '../../server/vault/secret.ts'
import { app, type PracticePlatform, startPracticePlatform, tomOn } from '../support/practicePlatform.ts'

type Network = 'facebook' | 'instagram'

let practice: PracticePlatform
let platform: Platform
let accounts: Record<Network, Account>

beforeAll(async () => {
  practice = await startPracticePlatform({ seed: 'full' })
  await practice.subscribe()
  const { baseUrl, bakery } = practice
  const token = new Secret(bakery.token)
  accounts = { facebook: { id: bakery.id, token }, instagram: { id: bakery.instagramId, token } }
  platform = createPlatform({
    mode: 'sandbox',
    graphUrl: `${baseUrl}/graph`,
    dialogUrl: `${baseUrl}/v25.0/dialog/oauth`,
    version: 'v25.0',
    appId: app.id,
    appSecret: app.secret,
    verifyToken: app.verifyToken,
    clock: () => new Date(),
  })
})
afterAll(() => practice.close())

const newestPost = (accountId: string) =>
  practice.idOf(
    'select id from posts where accountId = ? and id not in (select postId from ads) order by createdAt desc limit 1',
    accountId,
  )

function tomWrites(network: Network, message: string, createdAt?: string): CommentTarget {
  const targetId = newestPost(accounts[network].id)
  const { id } = writeComment(practice.world, { actorId: tomOn(practice, network), targetId, message, createdAt })
  return { network, account: accounts[network], commentId: id }
}

const see = async (path: string, visitor = tomOn(practice, 'facebook')) =>
  (await fetch(practice.baseUrl + path, { headers: { cookie: `sandboxVisitor=${visitor}` } })).text()

const told = () =>
  practice.hooks
    .flatMap(({ raw }) => platform.webhooks.parse(Buffer.from(raw)))
    .flatMap(({ what }) => (what === null ? [] : [what]))

const pageFeed = () => `/facebook/${practice.bakery.id}`

describe('editing', () => {
  test('changes the Page’s own words, which the feed shows and a notice tells', async () => {
    const question = tomWrites('facebook', 'Rye today?')
    const { id: commentId } = await platform.comments.reply(question, 'Until noone')
    await platform.comments.edit({ ...question, commentId }, 'Until noon')
    expect(await platform.comments.read({ ...question, commentId })).toMatchObject({ message: 'Until noon' })
    expect(await see(pageFeed())).toContain('Until noon</p>')
    await vi.waitFor(() =>
      expect(told()).toContainEqual(expect.objectContaining({ verb: 'edit', commentId, message: 'Until noon' })),
    )
  })

  test('of somebody else’s words, and of anything on Instagram, is refused', async () => {
    const question = tomWrites('facebook', 'Still mine?')
    await expect(platform.comments.edit(question, 'Ours')).rejects.toMatchObject({ outcome: 'rejected' })
    expect(await platform.comments.read(question)).toMatchObject({ message: 'Still mine?' })
    const onProfile = tomWrites('instagram', 'And here?')
    const { id } = await platform.comments.reply(onProfile, 'Here too')
    const form = { message: 'Changed' }
    expect((await practice.graph(id, { token: practice.bakery.token, form })).status).toBe(400)
    expect(await platform.comments.read({ ...onProfile, commentId: id })).toMatchObject({ message: 'Here too' })
  })
})

describe.each(['facebook', 'instagram'] as const)('a private reply on %s', (network) => {
  test('reaches the author alone, once', async () => {
    const target = tomWrites(network, 'My order went missing')
    const isOpen = async () => (await platform.comments.read(target))?.mayReplyPrivately
    expect(await isOpen()).toBe(network === 'facebook' ? true : null)
    expect(await platform.comments.sendPrivately(target, `We are sorry, ${network}.`)).toEqual({
      id: expect.stringMatching(/^m_/),
    })
    expect(await isOpen()).toBe(network === 'facebook' ? false : null)
    await expect(platform.comments.sendPrivately(target, 'Again')).rejects.toMatchObject({ code: 'conflict' })

    const profilePost = `/instagram/mayas.bakery/p/${newestPost(accounts.instagram.id)}`
    const path = network === 'facebook' ? pageFeed() : profilePost
    const maya = practice.maya.id
    const words = `We are sorry, ${network}.`
    expect([await see(path), await see(path, maya), await see(path, 'business')].map((t) => t.includes(words))).toEqual(
      [true, false, true],
    )
  })

  test('comes too late after a week, and never to ourselves', async () => {
    const old = tomWrites(network, 'A week ago', new Date(Date.now() - 8 * 86_400_000).toISOString())
    await expect(platform.comments.sendPrivately(old, 'x')).rejects.toThrow('within 7 days')
    const { id: commentId } = await platform.comments.reply(old, 'Ours')
    await expect(platform.comments.sendPrivately({ ...old, commentId }, 'x')).rejects.toThrow('cannot receive')
  })
})

test('whoever is blocked writes no more on the Page, and is told so, until they are let in again', async () => {
  const dean = practice.idOf("select id from people where name = 'Dean Rowley'")
  const page = accounts.facebook
  const targetId = newestPost(page.id)
  const write = () =>
    fetch(`${practice.baseUrl}/comments`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ actorId: dean, targetId, message: 'Clowns' }),
    })
  expect((await write()).status).toBe(204)
  await platform.people.block('facebook', page, dean)
  await platform.people.block('facebook', page, dean)
  expect(await platform.people.listBlocked('facebook', page)).toEqual([{ id: dean, name: 'Dean Rowley' }])
  const refused = await write()
  expect([refused.status, await refused.json()]).toEqual([400, { message: 'This user cannot comment here' }])
  expect(await see(pageFeed(), dean)).toContain('has blocked Dean Rowley')
  expect(await see(pageFeed(), dean)).not.toContain('Post comment')
  expect(await see(pageFeed())).toContain('Post comment')
  expect(await see(`/facebook/${practice.bikes.id}`, dean)).toContain('Post comment')
  await expect(platform.people.block('facebook', page, '12345')).rejects.toMatchObject({ outcome: 'rejected' })
  await platform.people.unblock('facebook', page, dean)
  await platform.people.unblock('facebook', page, dean)
  expect(await platform.people.listBlocked('facebook', page)).toEqual([])
  expect((await write()).status).toBe(204)
})

describe('mentions', () => {
  const seeded = () =>
    practice.world.db
      .prepare<[], { id: string; postId: string; message: string }>(
        "select id, postId, message from comments where message like '%@mayas.bakery%' order by createdAt limit 3",
      )
      .all()

  test('under another’s media are read by their place, and answered there', async () => {
    const mentions = seeded()
    expect(mentions).toHaveLength(3)
    for (const { id, postId, message } of mentions) {
      const mention = await platform.mentions.read(accounts.instagram, { mediaId: postId, commentId: id })
      expect(mention).toMatchObject({
        comment: { id, message, authorName: expect.stringMatching(/^[\w.]+$/) },
        media: { id: postId, ownerName: 'velo.norte', ownerId: practice.bikes.instagramId },
      })
      expect(mention?.media.url).toContain(`/instagram/velo.norte#${postId}`)
      expect((await fetch(mention?.media.pictureUrl ?? '', { method: 'HEAD' })).ok).toBe(true)
    }
    const place = { mediaId: mentions[0]?.postId ?? '', commentId: mentions[0]?.id ?? '' }
    const { id } = await platform.mentions.reply(accounts.instagram, place, 'We come by train 🚆')
    const answer = practice.world.db.prepare('select parentId, authorId from comments where id = ?').get(id)
    expect(answer).toEqual({ parentId: place.commentId, authorId: accounts.instagram.id })
    expect(await see(`/instagram/velo.norte/p/${place.mediaId}`)).toContain('We come by train 🚆')
  })

  test('are told by a notice, in a comment and in a caption, and answered under the media', async () => {
    const { world, bikes } = practice
    const media = writePost(world, {
      accountId: bikes.instagramId,
      message: 'Cake by @mayas.bakery.',
      picture: 'x-1x1',
    })
    const comment = writeComment(world, {
      actorId: tomOn(practice, 'instagram'),
      targetId: media.id,
      message: '@Mayas.Bakery best cake, @mayas.bakery!',
    })
    const inCaption = { kind: 'mention', mediaId: media.id, commentId: null }
    const inComment = { ...inCaption, commentId: comment.id }
    await vi.waitFor(() => expect(told()).toEqual(expect.arrayContaining([inCaption, inComment])))
    expect(told().filter((what) => what.kind === 'mention')).toHaveLength(2)
    const place = { mediaId: media.id, commentId: null }
    expect(await platform.mentions.read(accounts.instagram, place)).toMatchObject({
      comment: null,
      media: { message: 'Cake by @mayas.bakery.' },
    })
    await platform.mentions.reply(accounts.instagram, place, 'Our pleasure')
    expect(await see(`/instagram/velo.norte/p/${media.id}`)).toContain('Our pleasure')
  })

  test('open nothing that does not name the Profile', async () => {
    const { world, bikes } = practice
    const { id: mediaId } = writePost(world, { accountId: bikes.instagramId, message: 'Bikes', picture: 'x-1x1' })
    const { id } = writeComment(world, { actorId: tomOn(practice, 'instagram'), targetId: mediaId, message: 'Nice' })
    for (const place of [
      { mediaId, commentId: id },
      { mediaId, commentId: null },
      { mediaId: newestPost(accounts.instagram.id), commentId: null },
    ]) {
      expect(await platform.mentions.read(accounts.instagram, place)).toBeNull()
      await expect(platform.mentions.reply(accounts.instagram, place, 'Hi')).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    const [mention] = seeded()
    const elsewhere = { mediaId: newestPost(accounts.instagram.id), commentId: mention?.id ?? '' }
    await expect(platform.mentions.reply(accounts.instagram, elsewhere, 'Hi')).rejects.toMatchObject({
      outcome: 'rejected',
    })
  })
})

describe('ads', () => {
  const adOn = (accountId: string) =>
    practice.idOf(
      "select id from posts where accountId = ? and id in (select postId from ads where title = 'Easter cakes')",
      accountId,
    )

  test('of the Page stand on their own list, with what people wrote under them', async () => {
    const account = accounts.facebook
    const ads = await readToEnd((after) => platform.media.listAds(account, after))
    expect(ads.map(({ ad }) => ad?.title)).toEqual(['Easter cakes', 'Saturday bread course'])
    const posts = await readToEnd((after) => platform.media.list('facebook', account, after))
    expect(posts.filter(({ ad }) => ad)).toEqual([])
    const postId = adOn(account.id)
    const comments = await readToEnd((after) => platform.comments.list('facebook', { account, postId }, after))
    expect(await platform.media.read('facebook', account, postId)).toMatchObject({ commentCount: comments.length })
    expect(comments.length).toBeGreaterThan(4)
  })

  test('of the Profile are read by their id, and listed nowhere', async () => {
    const account = accounts.instagram
    const id = adOn(account.id)
    expect(await platform.media.read('instagram', account, id)).toMatchObject({ ad: { id: null }, commentCount: 0 })
    const listed = await readToEnd((after) => platform.media.list('instagram', account, after))
    expect(listed.map((post) => post.id)).not.toContain(id)
    expect(listed.filter(({ ad }) => ad)).toEqual([])
  })

  test.each([
    ['facebook', { id: null, title: null, alone: true }],
    ['instagram', { id: expect.stringMatching(/^1202\d{14}$/), title: 'Easter cakes', alone: true }],
  ] as const)('on %s are commented on in the feed, which a notice tells with the ad', async (network, ad) => {
    const postId = adOn(accounts[network].id)
    const form = { actorId: tomOn(practice, network), targetId: postId, message: `With nuts? ${network}` }
    await fetch(`${practice.baseUrl}/comments`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
    await vi.waitFor(() =>
      expect(told()).toContainEqual(expect.objectContaining({ postId, message: form.message, ad })),
    )
    const path = network === 'facebook' ? pageFeed() : `/instagram/mayas.bakery/p/${postId}`
    const text = await see(path)
    expect(text).toContain('Sponsored · <bdi>Easter cakes</bdi>')
    expect(text).toContain(form.message)
    expect(await see('/instagram/mayas.bakery')).toContain('aria-label="Sponsored posts"')
  })
})
