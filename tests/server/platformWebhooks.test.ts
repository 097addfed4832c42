import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPlatform } from '../../server/platform/create.ts'
import type { Notice } from '../../server/platform/platform.ts'

const now = new Date('2026-05-01T10:00:00.000Z')
const { webhooks } = createPlatform({
  mode: 'live',
  graphUrl: 'http://graph.invalid',
  dialogUrl: 'http://dialog.invalid',
  version: 'v25.0',
  appId: '1',
  appSecret: 'new-secret',
  previousSecret: 'old-secret',
  verifyToken: 'verify-me',
  clock: () => now,
})

/** As the platform writes it: non-ASCII and slashes escaped (reference 6.1). */
const bodyOf = (value: unknown) =>
  Buffer.from(
    JSON.stringify(value)
      .replaceAll('/', '\\/')
      .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
const sign = (body: Buffer, secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

const feed = (value: object, rest: object = {}) => ({
  object: 'page',
  entry: [{ id: '206', time: 1707211879, changes: [{ field: 'feed', value }], ...rest }],
})
const added = {
  from: { id: '2426', name: 'Fränk' },
  post: { status_type: 'added_photos', is_published: true, permalink_url: 'https://x/y', id: '206_712' },
  message: 'Schön! 🍰',
  post_id: '206_712',
  comment_id: '712_1063',
  created_time: 1707211876,
  item: 'comment',
  parent_id: '206_712',
  verb: 'add',
}
const instagram = (value: object) => ({
  object: 'instagram',
  entry: [{ id: '1784', time: 1755779280, changes: [{ field: 'comments', value }] }],
})
const remark = {
  from: { id: '1799', username: 'tom.becker', self_ig_scoped_id: '2105' },
  media: { id: '1817', media_product_type: 'FEED' },
  id: '1791',
  parent_id: '1790',
  text: 'hi',
}

function only(body: unknown): Notice {
  const notices = webhooks.parse(bodyOf(body))
  expect(notices).toHaveLength(1)
  if (!notices[0]) throw new Error('There is no notice.')
  return notices[0]
}

describe('a notice is believed', () => {
  const body = bodyOf(feed(added))

  test('when its bytes are signed with our secret, the new one or the one before', () => {
    expect(body.toString()).toContain('Sch\\u00f6n! \\ud83c\\udf70')
    expect(webhooks.isSigned(body, sign(body, 'new-secret'))).toBe(true)
    expect(webhooks.isSigned(body, sign(body, 'old-secret'))).toBe(true)
  })

  test('and not when it is forged, changed, unsigned, or signed over other bytes of the same meaning', () => {
    const signature = sign(body, 'new-secret')
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
    expect(webhooks.isSigned(rewritten, signature)).toBe(false)
    expect(webhooks.isSigned(Buffer.concat([body, Buffer.from(' ')]), signature)).toBe(false)
    const forged = [
      undefined,
      '',
      'sha256=',
      sign(body, 'guess'),
      sign(body, ''),
      signature.slice(7),
      signature.slice(0, -1),
    ]
    for (const each of [...forged, signature.replace('sha256', 'sha1'), `${signature}0`, signature.toUpperCase()]) {
      expect(webhooks.isSigned(body, each)).toBe(false)
    }
  })

  test('is refused as invalid when it is no notice at all', () => {
    const none = [
      '',
      'null',
      '[]',
      '{}',
      '{"object":"page"}',
      '{"object":"user","entry":[]}',
      '{"object":"page","entry":[1]}',
    ]
    for (const text of none) {
      expect(() => webhooks.parse(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'invalid' }))
    }
  })
})

describe('the handshake', () => {
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '123', 'hub.verify_token': 'verify-me' }

  test('is answered to whoever knows our word', () => {
    expect(webhooks.challenge(asked)).toBe('123')
    for (const wrong of [{ 'hub.verify_token': 'no' }, { 'hub.verify_token': ['verify-me'] }, { 'hub.mode': 'x' }]) {
      expect(webhooks.challenge({ ...asked, ...wrong })).toBeNull()
    }
    expect(webhooks.challenge({})).toBeNull()
  })
})

describe("a Page's feed", () => {
  test('tells of a new comment, its author and its place', () => {
    const notice = only(feed(added))
    expect(notice).toMatchObject({ object: 'page', accountId: '206', happenedAt: '2024-02-06T09:31:16.000Z' })
    expect(notice.what).toEqual({
      kind: 'comment',
      verb: 'add',
      commentId: '712_1063',
      postId: '206_712',
      parentId: null,
      authorId: '2426',
      authorName: 'Fränk',
      message: 'Schön! 🍰',
      ad: null,
      happenedAt: '2024-02-06T09:31:16.000Z',
    })
    expect(JSON.parse(notice.payload)).toEqual({ field: 'feed', value: added })
  })

  test('says of a comment under an ad that it stands there, though not under which', () => {
    const dark = { ...added, post: { id: '206_712', is_published: false, promotion_status: 'active' } }
    expect(only(feed(dark)).what).toMatchObject({ postId: '206_712', ad: { id: null, title: null } })
    for (const post of [undefined, 'x', { id: '206_712' }, { is_published: 'perhaps' }])
      expect(only(feed({ ...added, post })).what).toMatchObject({ ad: null })
  })

  test('tells of a reply, of a comment without words, and of one whose author is kept back', () => {
    expect(only(feed({ ...added, parent_id: '712_1000' })).what).toMatchObject({ parentId: '712_1000' })
    expect(only(feed({ ...added, comment_id: '206_712_1063', parent_id: '206_712_1000' })).what).toMatchObject({
      commentId: '712_1063',
      parentId: '712_1000',
    })
    expect(only(feed({ ...added, message: undefined, photo: 'https://x' })).what).toMatchObject({ message: '' })
    expect(only(feed({ ...added, from: undefined })).what).toMatchObject({ authorId: null, authorName: null })
    const flat = { ...added, from: undefined, sender_id: 2426, sender_name: 'Frank', verb: 'edited' }
    expect(only(feed(flat)).what).toMatchObject({ verb: 'edit', authorId: '2426', authorName: 'Frank' })
    expect(only(feed({ ...added, message: 'a\0b\ud800' })).what).toMatchObject({ message: 'a\uFFFDb\uFFFD' })
  })

  test.each([
    ['hide', 'hide'],
    ['unhide', 'show'],
    ['remove', 'remove'],
    ['delete', 'remove'],
  ])('tells of %s without taking the Page for the author', (verb, ours) => {
    const byPage = { ...added, from: { id: '206', name: "Maya's Bakery" }, verb }
    expect(only(feed(byPage)).what).toMatchObject({ verb: ours, authorId: null, authorName: null })
  })

  test('tells of posts, but not of drafts', () => {
    const post = { from: { id: '206' }, post_id: '206_9', item: 'photo', verb: 'add', published: 1, created_time: 1 }
    expect(only(feed(post)).what).toEqual({ kind: 'post', verb: 'add', postId: '206_9' })
    expect(only(feed({ ...post, item: 'post', verb: 'remove' })).what).toMatchObject({ verb: 'remove' })
    expect(only(feed({ ...post, published: 0 })).what).toBeNull()
  })

  test('keeps what we do not know', () => {
    const reaction = { item: 'reaction', verb: 'add', reaction_type: 'love', post_id: '206_712', from: { id: '5' } }
    for (const value of [
      reaction,
      { item: 'comment', verb: 'mute', comment_id: '1_2' },
      { item: 'comment', verb: 'add' },
      {},
    ]) {
      const notice = only(feed(value))
      expect(notice.what).toBeNull()
      expect(JSON.parse(notice.payload).value).toEqual(value)
    }
    expect(only({ object: 'page', entry: [{ id: '206', time: 1, changes: ['what'] }] }).payload).toBe('"what"')
    const message = {
      sender: { id: '5' },
      recipient: { id: '206' },
      timestamp: 1701427704837,
      message: { mid: 'm', text: 'x' },
    }
    const sent = only({ object: 'page', entry: [{ id: '206', time: 1701427705708, messaging: [message] }] })
    expect(sent).toMatchObject({ what: null, happenedAt: '2023-12-01T10:48:24.837Z' })
  })
})

describe("a Profile's comments", () => {
  const known = { kind: 'comment', verb: 'add', commentId: '1791', postId: '1817', parentId: '1790', message: 'hi' }

  test('arrive in every variant of the platform', () => {
    const notice = only(instagram(remark))
    const said = { ...known, authorId: '1799', authorName: 'tom.becker', happenedAt: '2025-08-21T12:28:00.000Z' }
    expect(notice).toMatchObject({ object: 'instagram', accountId: '1784', what: said })
    const inEntry = { object: 'instagram', entry: [{ id: '1784', time: 1755779280, field: 'comments', value: remark }] }
    expect(only(inEntry)).toMatchObject({ key: notice.key, what: said })
    const older = { comment_id: '1791', media_id: '1817', parent_id: '1790', text: 'hi' }
    expect(only(instagram(older)).what).toMatchObject({ ...known, authorId: null, authorName: null })
    expect(only(instagram({ ...remark, parent_id: undefined })).what).toMatchObject({ parentId: null })
  })

  test('say under which ad they stand', () => {
    const media = {
      id: '1817',
      media_product_type: 'AD',
      ad_id: '120',
      ad_title: 'Easter cakes',
      original_media_id: '1816',
    }
    expect(only(instagram({ ...remark, media })).what).toMatchObject({
      postId: '1817',
      ad: { id: '120', title: 'Easter cakes' },
    })
    const bare = { id: '1817', media_product_type: 'AD' }
    expect(only(instagram({ ...remark, media: bare })).what).toMatchObject({ ad: { id: null, title: null } })
    expect(only(instagram(remark)).what).toMatchObject({ ad: null })
  })

  test('name the place of a mention, in a comment or in a caption, and take each repetition for one', () => {
    const mention = (value: unknown, time = 1) =>
      only({ object: 'instagram', entry: [{ id: '1784', time, changes: [{ field: 'mentions', value }] }] })
    const inComment = mention({ media_id: '1', comment_id: '2' })
    expect(inComment.what).toEqual({ kind: 'mention', mediaId: '1', commentId: '2' })
    expect(mention({ media_id: '1', comment_id: 2 }, 99).key).toBe(inComment.key)
    const inCaption = mention({ media_id: '1' })
    expect(inCaption.what).toEqual({ kind: 'mention', mediaId: '1', commentId: null })
    expect(inCaption.key).not.toBe(inComment.key)
    for (const value of [{}, { comment_id: '2' }, 'x', null, { media_id: '' }]) expect(mention(value).what).toBeNull()
  })
})

describe('the key of a notice', () => {
  const keysOf = (...bodies: unknown[]) => bodies.flatMap((body) => webhooks.parse(bodyOf(body)).map(({ key }) => key))

  test('differs when anything that matters does', () => {
    const reaction = { item: 'reaction', verb: 'add', reaction_type: 'love', post_id: '206_712', from: { id: '5' } }
    const different = [
      feed(added),
      feed({ ...added, verb: 'hide' }),
      feed({ ...added, verb: 'edited', message: 'one' }),
      feed({ ...added, verb: 'edited', message: 'two' }),
      feed({ ...added, comment_id: '712_1064' }),
      feed({ ...added, created_time: 1707211877 }),
      feed(added, { id: '207' }),
      feed(reaction),
      feed({ ...reaction, from: { id: '6' } }),
      instagram(remark),
      instagram({ ...remark, id: '1792' }),
    ]
    expect(new Set(keysOf(...different)).size).toBe(different.length)
  })

  test('is the same under repetition, in any order and batch, whenever it is sent', () => {
    const value = fc.record({
      item: fc.constantFrom('comment', 'reaction', 'photo'),
      verb: fc.constantFrom('add', 'edited', 'hide', 'remove'),
      comment_id: fc.constantFrom('712_1', '712_2'),
      post_id: fc.constantFrom('206_712', '206_713'),
      created_time: fc.integer({ min: 1, max: 5 }),
      message: fc.string({ unit: 'binary' }),
    })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: 1 }), (values, time) => {
        const oneByOne = values.flatMap((each) => keysOf(feed(each)))
        const changes = values.map((each) => ({
          field: 'feed',
          value: Object.fromEntries(Object.entries(each).reverse()),
        }))
        const batch = { object: 'page', entry: [{ id: '206', time, changes: changes.toReversed() }] }
        expect(keysOf(batch).toReversed()).toEqual(oneByOne)
      }),
    )
  })
})
