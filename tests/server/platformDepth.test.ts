import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlatform } from '../../server/platform/create.ts'
import type { CommentTarget, Platform } from '../../server/platform/platform.ts'
import { Secret } from '../../server/vault/secret.ts'
import { type GraphDouble, graphError, html, json, startGraphDouble, truncated } from '../support/graphDouble.ts'

const token = new Secret('EAAmayas-token')
const page = { id: '111', token }
const profile = { id: '1784', token }
const onPage: CommentTarget = { network: 'facebook', account: page, commentId: '222_333' }
const onProfile: CommentTarget = { network: 'instagram', account: profile, commentId: '1790' }
let graph: GraphDouble
let platform: Platform

beforeAll(async () => {
  graph = await startGraphDouble()
  platform = createPlatform({
    mode: 'live',
    graphUrl: graph.url,
    dialogUrl: 'http://dialog.invalid',
    version: 'v25.0',
    appId: '7',
    appSecret: 'shh',
    verifyToken: 'verify',
    clock: () => new Date(),
    timeoutMs: 400,
    wait: async () => {},
  })
})
afterAll(() => graph.close())

const said = () => ({
  ...graph.heard.map(({ method, url }) => ({ method, path: url.split('?')[0] }))[0],
  params: Object.fromEntries(new URLSearchParams(graph.heard[0]?.body || graph.heard[0]?.url.split('?')[1])),
})

describe('editing', () => {
  test('sends the new words to the comment itself', async () => {
    graph.answer(json({ success: true }))
    await platform.comments.edit(onPage, 'Until noon')
    expect(said()).toMatchObject({ method: 'POST', path: '/v25.0/222_333', params: { message: 'Until noon' } })
  })

  test('is refused for Instagram without asking', async () => {
    graph.answer(json({ success: true }))
    await expect(platform.comments.edit(onProfile, 'x')).rejects.toMatchObject({
      code: 'refused_by_platform',
      outcome: 'rejected',
    })
    expect(graph.heard).toEqual([])
  })

  test.each([[json({ success: false })], [json({})], [html(502)], [truncated({ success: true })]])(
    'that is answered badly may have been done',
    async (reply) => {
      graph.answer(reply)
      await expect(platform.comments.edit(onPage, 'x')).rejects.toMatchObject({ outcome: 'unknown' })
      expect(graph.heard).toHaveLength(1)
    },
  )
})

describe.each([onPage, onProfile])('a private reply on $network', (target) => {
  test('names the comment, not the person, and answers the message', async () => {
    graph.answer(json({ recipient_id: '5', message_id: 'm_1' }))
    expect(await platform.comments.sendPrivately(target, 'Hi "Tom" & co')).toEqual({ id: 'm_1' })
    const { path, params } = said()
    expect(path).toBe(`/v25.0/${target.account.id}/messages`)
    expect(JSON.parse(params.recipient ?? '')).toEqual({ comment_id: target.commentId })
    expect(JSON.parse(params.message ?? '')).toEqual({ text: 'Hi "Tom" & co' })
  })

  test('without the id of a message may have been sent, and is not sent again', async () => {
    for (const answer of [{ recipient_id: '5' }, { message_id: '' }, []]) {
      graph.answer(json(answer))
      await expect(platform.comments.sendPrivately(target, 'x')).rejects.toMatchObject({ outcome: 'unknown' })
      expect(graph.heard).toHaveLength(1)
    }
  })

  test('that was sent before is a conflict with its number kept', async () => {
    graph.answer(graphError({ code: 10900 }))
    await expect(platform.comments.sendPrivately(target, 'x')).rejects.toMatchObject({
      code: 'conflict',
      outcome: 'rejected',
      graph: { code: 10900 },
    })
  })
})

test('whether a comment may be answered privately is read on the Page only', async () => {
  const comment = { id: '222_333', created_time: '2026-05-01T10:00:00+0000' }
  graph.answer(
    json({ ...comment, can_reply_privately: true }),
    json({ ...comment, can_reply_privately: false }),
    json(comment),
  )
  const read = async () => (await platform.comments.read(onPage))?.mayReplyPrivately
  expect([await read(), await read(), await read()]).toEqual([true, false, null])
})

describe('blocking', () => {
  test('names the person, and believes any id that was blocked', async () => {
    graph.answer(json({ '9': true }))
    await platform.people.block('facebook', page, '9')
    expect(said()).toMatchObject({ method: 'POST', path: '/v25.0/111/blocked', params: { user: '["9"]' } })
    graph.answer(json({ another: true }))
    await platform.people.block('facebook', page, '9')
    graph.answer(json({ success: true }))
    await platform.people.unblock('facebook', page, '9')
    expect(said()).toMatchObject({ method: 'DELETE', path: '/v25.0/111/blocked', params: { user: '9' } })
  })

  test('that the platform did not do is refused, and a strange answer leaves it open', async () => {
    for (const answer of [{ '9': false }, {}]) {
      graph.answer(json(answer))
      await expect(platform.people.block('facebook', page, '9')).rejects.toMatchObject({ outcome: 'rejected' })
    }
    for (const answer of [{ '9': { done: 1 } }, [], 'yes']) {
      graph.answer(json(answer))
      await expect(platform.people.block('facebook', page, '9')).rejects.toMatchObject({ outcome: 'unknown' })
    }
  })

  test('lists everybody, slice after slice', async () => {
    const next = { next: 'https://graph.invalid/next', cursors: { after: 'MQ' } }
    graph.answer(json({ data: [{ id: '9', name: 'Dean' }], paging: next }), json({ data: [{ id: 10 }] }))
    expect(await platform.people.listBlocked('facebook', page)).toEqual([
      { id: '9', name: 'Dean' },
      { id: '10', name: null },
    ])
    expect(graph.heard[1]?.url).toContain('after=MQ')
  })

  test('is not Instagram’s to offer', async () => {
    graph.answer(json({}))
    const { people } = platform
    for (const call of [
      people.block('instagram', profile, '9'),
      people.unblock('instagram', profile, '9'),
      people.listBlocked('instagram', profile),
    ])
      await expect(call).rejects.toMatchObject({
        code: 'refused_by_platform',
        message: expect.stringContaining('block'),
      })
    expect(graph.heard).toEqual([])
  })
})

describe('a mention', () => {
  const media = {
    id: '1800',
    caption: 'Ride',
    username: 'velo.norte',
    media_type: 'VIDEO',
    media_url: 'v',
    thumbnail_url: 't',
  }

  test('in a comment comes with its author’s username and what is given of the media', async () => {
    const comment = {
      id: '1801',
      text: 'Ask @mayas.bakery',
      timestamp: '2026-05-01T10:00:00+0000',
      username: 'tom.becker',
    }
    graph.answer(json({ mentioned_comment: { ...comment, media }, id: '1784' }))
    expect(await platform.mentions.read(profile, { mediaId: '1800', commentId: '1801' })).toEqual({
      comment: {
        id: '1801',
        authorName: 'tom.becker',
        message: 'Ask @mayas.bakery',
        createdAt: '2026-05-01T10:00:00.000Z',
      },
      media: {
        id: '1800',
        message: 'Ride',
        ownerId: null,
        ownerName: 'velo.norte',
        pictureUrl: 't',
        url: null,
        postedAt: null,
      },
    })
    expect(said().params.fields).toMatch(
      /^mentioned_comment\.comment_id\(1801\)\{id,text,timestamp,username,media\{id,/,
    )
  })

  test('in a caption is the media alone, and one that is gone is nothing', async () => {
    graph.answer(json({ mentioned_media: { id: '1800' }, id: '1784' }), graphError({ code: 100, error_subcode: 33 }))
    const place = { mediaId: '1800', commentId: null }
    expect(await platform.mentions.read(profile, place)).toMatchObject({
      comment: null,
      media: { id: '1800', message: '' },
    })
    expect(await platform.mentions.read(profile, place)).toBeNull()
  })

  test('of which the answer says nothing is no mention that was read', async () => {
    for (const answer of [{ id: '1784' }, { mentioned_comment: { id: '1' } }, { mentioned_comment: null }]) {
      graph.answer(json(answer))
      const read = platform.mentions.read(profile, { mediaId: '1800', commentId: '1801' })
      await expect(read).rejects.toMatchObject({ code: 'platform_unavailable' })
    }
  })

  test('asks for nothing but one id, whatever the id is', async () => {
    graph.answer(json({ mentioned_media: { id: '1' } }))
    await platform.mentions.read(profile, { mediaId: '1){id},name.x(', commentId: null })
    expect(said().params.fields).toMatch(/^mentioned_media\.media_id\(1idnamex\)\{/)
  })

  test('is answered under the comment, or under the media', async () => {
    graph.answer(json({ id: '1900' }))
    expect(await platform.mentions.reply(profile, { mediaId: '1800', commentId: '1801' }, 'Hi')).toEqual({ id: '1900' })
    expect(said()).toMatchObject({
      path: '/v25.0/1784/mentions',
      params: { media_id: '1800', comment_id: '1801', message: 'Hi' },
    })
    graph.answer(json({ id: '1900' }))
    await platform.mentions.reply(profile, { mediaId: '1800', commentId: null }, 'Hi')
    expect(said().params).not.toHaveProperty('comment_id')
    graph.answer(json({ success: true }))
    const unclear = platform.mentions.reply(profile, { mediaId: '1800', commentId: null }, 'Hi')
    await expect(unclear).rejects.toMatchObject({ outcome: 'unknown' })
    expect(graph.heard).toHaveLength(1)
  })
})

describe('an ad', () => {
  const post = { id: '111_222', created_time: '2026-05-01T10:00:00+0000', message: 'Order now\nby Wednesday' }
  const read = async (facts: object) => {
    graph.answer(json({ ...post, ...facts }))
    return (await platform.media.read('facebook', page, '111_222'))?.ad
  }

  test('of the Page is a post that is out without being published, by its headline or its first line', async () => {
    const attachments = { data: [{}, { title: 'Easter cakes' }] }
    expect(await read({ is_published: false, attachments })).toEqual({ id: null, title: 'Easter cakes' })
    expect(await read({ is_published: false, attachments: 'x' })).toEqual({ id: null, title: 'Order now' })
    expect(await read({ is_published: false, message: null })).toEqual({ id: null, title: 'An ad' })
    expect(await read({ is_published: true, attachments })).toBeNull()
    expect(await read({ is_published: false, scheduled_publish_time: 1_790_000_000 })).toBeNull()
    expect(await read({})).toBeNull()
  })

  test('of the Profile says so itself, and keeps the count of its comments', async () => {
    const media = { id: '1817', timestamp: '2026-05-01T10:00:00+0000', caption: 'Three cakes', comments_count: 7 }
    graph.answer(json({ ...media, media_product_type: 'AD' }), json({ ...media, media_product_type: 'FEED' }))
    expect(await platform.media.read('instagram', profile, '1817')).toMatchObject({
      ad: { id: null, title: 'Three cakes' },
      commentCount: 7,
    })
    expect(await platform.media.read('instagram', profile, '1817')).toMatchObject({ ad: null })
  })

  test('stands on a list of its own', async () => {
    graph.answer(json({ data: [{ ...post, is_published: false }], paging: { next: 'x', cursors: { after: 'MQ' } } }))
    expect(await platform.media.listAds(page)).toMatchObject({ items: [{ ad: { title: 'Order now' } }], after: 'MQ' })
    expect(said().path).toBe('/v25.0/111/ads_posts')
    graph.answer(json({ data: [{ id: '1' }] }))
    await expect(platform.media.listAds(page)).rejects.toMatchObject({ code: 'platform_unavailable' })
  })
})
