import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('moderation on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  let threadId: string
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
    threadId = await freshOn('facebook')
  })
  afterEach(() => stage.close())

  const moderation = () => stage.client.moderation
  const thread = () => stage.client.inbox.getThread({ params: { threadId } })
  const commentOf = async (id: string) => (await thread()).comments.find((comment) => comment.id === id)
  const settled = (id: string) =>
    eventually(
      () => commentOf(id),
      (comment) => comment?.delivery === null,
    )
  const reply = (message: string, more: { sendAt?: string; readAt?: string; anyway?: boolean } = {}) =>
    moderation().replyToComment({ params: { commentId: threadId }, body: { message, ...more } })

  /** The newest thread whose author can still be answered privately. */
  async function freshOn(network: 'facebook' | 'instagram') {
    const { items } = await stage.client.inbox.listThreads({
      params: { pairId: pair.id },
      query: { network, limit: 100 },
    })
    for (const { id, author, hiddenAt } of items) {
      if (author.us || hiddenAt) continue
      const { comments } = await stage.client.inbox.getThread({ params: { threadId: id } })
      if (comments[0]?.may.replyPrivately && !comments[0].delivery) return id
    }
    throw new Error(`No thread on ${network} is fresh.`)
  }

  test('the author of a comment is written to privately, once, and the thread says by whom', async () => {
    const params = { commentId: threadId }
    const written = await moderation().replyPrivately({ params, body: { message: 'Call us, please.' } })
    expect(written).toMatchObject({ commentId: threadId, message: 'Call us, please.', by: 'Nadia Petrov' })
    const { privateReplies, comments } = await eventually(thread, ({ privateReplies: [one] }) => one?.delivery === null)
    expect(privateReplies).toHaveLength(1)
    expect(comments[0]?.may).toMatchObject({ replyPrivately: false, until: null })
    const again = moderation().replyPrivately({ params, body: { message: 'And again.' } })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
    const decision = moderation().decidePrivateReply({
      params: { privateReplyId: written.id },
      body: { decision: 'drop' },
    })
    await expect(decision).rejects.toMatchObject({ code: 'conflict' })
  })

  test("the Page's own words are changed; those of others are not", async () => {
    const { id } = await reply('Until six.')
    await settled(id)
    const params = { commentId: id }
    const asked = await moderation().editComment({ params, body: { message: 'Until seven.' } })
    expect(asked.delivery).toMatchObject({ action: 'edit', message: 'Until seven.' })
    expect(await settled(id)).toMatchObject({ message: 'Until seven.', editedAt: expect.any(String) })
    const theirs = moderation().editComment({ params: { commentId: threadId }, body: { message: 'Mine now.' } })
    await expect(theirs).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a person is blocked, is in the list, and is unblocked again from either place', async () => {
    const params = { commentId: threadId }
    const list = () => moderation().listBlocks({ params: { pairId: pair.id } })
    expect((await moderation().getAuthor({ params })).standing).toBeGreaterThan(0)
    expect(await moderation().blockAuthor({ params, body: {} })).toMatchObject({ blockedAt: expect.any(String) })
    await settled(threadId)
    const { items } = await list()
    expect(items).toMatchObject([{ delivery: null }])

    await moderation().unblockAuthor({ params })
    await eventually(list, (found) => found.items.length === 0)
    await settled(threadId)
    await moderation().blockAuthor({ params, body: { hideComments: true } })
    await eventually(list, (found) => found.items[0]?.delivery === null)
    await moderation().readBlocks({ params: { pairId: pair.id } })
    await moderation().removeBlock({ params: { pairId: pair.id, personId: items[0]?.personId ?? '' } })
    await eventually(list, (found) => found.items.length === 0)
    expect((await moderation().getAuthor({ params })).visible).toBe(0)
  })

  const holdBack = async (sendWindowSeconds: number) => {
    const { version, zone } = await stage.client.linking.getPair({ params: { pairId: pair.id } })
    const body = { zone, sendWindowSeconds }
    const changed = await stage.client.linking.changePair({ params: { pairId: pair.id }, version, body })
    expect(changed.sendWindowSeconds).toBe(sendWindowSeconds)
  }

  test('a reply waits as long as the pair says, and is taken back meanwhile', async () => {
    await holdBack(30)
    const { id, delivery } = await reply('Too early.')
    expect(delivery).toMatchObject({ state: 'waiting', sendsAt: expect.any(String) })
    expect(await moderation().takeBackReply({ params: { commentId: id } })).toMatchObject({ message: 'Too early.' })
    expect(await commentOf(id)).toBeUndefined()
  })

  test('a private reply waits as long, is taken back meanwhile, and another may be written', async () => {
    await holdBack(30)
    const whisper = (message: string) =>
      moderation().replyPrivately({ params: { commentId: threadId }, body: { message } })
    const { id, delivery } = await whisper('Too early.')
    expect(delivery).toMatchObject({ action: 'private_reply', state: 'waiting', sendsAt: expect.any(String) })
    expect(await thread()).toMatchObject({ delivery: 'waiting', privateReplies: [{ id }] })
    const back = () => moderation().takeBackPrivateReply({ params: { privateReplyId: id } })
    expect(await back()).toMatchObject({ message: 'Too early.', delivery: null })
    const after = await thread()
    expect(after).toMatchObject({ delivery: null, privateReplies: [] })
    expect(after.comments[0]?.may.replyPrivately).toBe(true)
    await holdBack(0)
    const { id: second } = await whisper('Call us, please.')
    await eventually(thread, ({ privateReplies: [one] }) => one?.id === second && one.delivery === null)
    const late = moderation().takeBackPrivateReply({ params: { privateReplyId: second } })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a reply is scheduled, changed, and sent after all', async () => {
    const sendAt = new Date(Date.now() + 3600_000).toISOString()
    const { id } = await reply('See you tomorrow.', { sendAt })
    expect(await thread()).toMatchObject({ delivery: 'scheduled' })
    const params = { commentId: id }
    await moderation().changeSending({ params, body: { message: 'See you on Monday.' } })
    await moderation().changeSending({ params, body: { sendAt: null } })
    expect(await settled(id)).toMatchObject({ message: 'See you on Monday.' })
    const late = reply('Never.', { sendAt: '2020-01-01T00:00:00.000Z' })
    await expect(late).rejects.toMatchObject({ code: 'invalid', fields: { sendAt: expect.any(String) } })
  })

  test('what has happened is no surprise to whoever did it, and a hidden comment is said to be hidden', async () => {
    const { readAt } = await thread()
    await settled((await reply('Until six.', { readAt })).id)
    await settled((await reply('Or a little later.', { readAt })).id)
    await moderation().hideComment({ params: { commentId: threadId } })
    await expect(reply('Hello?', { readAt })).rejects.toMatchObject({
      code: 'conflict',
      fields: { meanwhile: 'hidden' },
    })
  })
})
