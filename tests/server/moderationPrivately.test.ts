import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import type { Network } from '../../server/contract/values.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('a private reply, on %s', (_name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    desk.gates.clear()
    thread = await desk.tomWrites('facebook')
  })

  const whisper = (commentId = thread.id, message = 'Call us, please.') =>
    desk.client.moderation.replyPrivately({ params: { commentId }, body: { message } })
  const outThere = (commentId = thread.id) =>
    desk.world.db.prepare('select message from privateReplies where commentId = ?').pluck().all(commentId)
  const standing = async (threadId = thread.id) =>
    (await desk.client.inbox.getThread({ params: { threadId } })).privateReplies
  const delivered = (state: string | null, threadId = thread.id) =>
    eventually(
      () => standing(threadId),
      ([reply]) => reply !== undefined && (reply.delivery?.state ?? null) === state,
    )
  async function passUntil(state: string | null, threadId = thread.id) {
    for (let rounds = 0; rounds < 12; rounds += 1) {
      await desk.rest()
      const [reply] = await standing(threadId)
      if ((reply?.delivery?.state ?? null) === state) return reply
      await desk.pass(61)
    }
    throw new Error(`It never came to ${state}: ${JSON.stringify(await standing(threadId))}`)
  }

  test.each(['facebook', 'instagram'] as const)('on %s reaches the author alone, once', async (network: Network) => {
    const row = await desk.tomWrites(network)
    expect((await desk.getComment(row.id, row.id))?.may).toMatchObject({ replyPrivately: true, until: expect.any(String) })
    const reply = await whisper(row.id)
    expect(reply).toMatchObject({ commentId: row.id, by: expect.any(String), delivery: { action: 'private_reply' } })
    await delivered(null, row.id)
    expect(outThere(row.id)).toEqual(['Call us, please.'])
    expect(desk.repliesOutThere(row.id)).toEqual([])
    expect((await desk.getComment(row.id, row.id))?.may).toMatchObject({ replyPrivately: false, until: null })
    await expect(whisper(row.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('that two people press at once is one', async () => {
    const asked = await Promise.allSettled([whisper(), whisper(thread.id, 'Write to us, please.')])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await delivered(null)
    expect(outThere()).toHaveLength(1)
  })

  test('is not taken after seven days, and the comment says until when', async () => {
    const before = await desk.getComment(thread.id, thread.id)
    const days = (Date.parse(before?.may.until ?? '') - desk.services.clock().getTime()) / 86_400_000
    expect(Math.round(days)).toBe(7)
    await desk.sleepThrough(7 * 86_400 + 60)
    expect((await desk.getComment(thread.id, thread.id))?.may.replyPrivately).toBe(false)
    await expect(whisper()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('7 days') })
    await desk.rest()
  })

  test.each(['5xx-after', 'truncated', 'hang-after'] as const)(
    'whose answer is lost (%s) is never sent twice: the Page sees that it went out',
    async (kind) => {
      desk.badDay(kind, { path: 'messages' })
      await whisper()
      await passUntil(null)
      expect(outThere()).toEqual(['Call us, please.'])
    },
  )

  test.each(['5xx-after', '5xx-before'] as const)('on the Profile whose answer is lost (%s) needs a person', async (kind) => {
    const photo = await desk.tomWrites('instagram')
    desk.badDay(kind, { path: 'messages' })
    await whisper(photo.id)
    const waiting = await passUntil('needs_you', photo.id)
    const { items } = await desk.client.inbox.listThreads({
      params: { pairId: desk.pair.id },
      query: { view: 'needs_you' },
    })
    expect(items.map(({ id }) => id)).toEqual([photo.id])
    await desk.pass(600)
    await desk.rest()
    expect(outThere(photo.id)).toHaveLength(kind === '5xx-after' ? 1 : 0)

    const params = { privateReplyId: waiting?.id ?? '' }
    await desk.client.moderation.decidePrivateReply({
      params,
      body: { decision: kind === '5xx-after' ? 'went_out' : 'send_again' },
    })
    await passUntil(null, photo.id)
    expect(outThere(photo.id)).toHaveLength(1)
    const again = desk.client.moderation.decidePrivateReply({ params, body: { decision: 'drop' } })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('that never arrived needs a person, and once it is dropped another may be written', async () => {
    desk.badDay('5xx-before', { path: 'messages' })
    const { id } = await whisper()
    await passUntil('needs_you')
    await desk.client.moderation.decidePrivateReply({ params: { privateReplyId: id }, body: { decision: 'drop' } })
    expect(await standing()).toEqual([])
    await whisper(thread.id, 'Another try.')
    await delivered(null)
    expect(outThere()).toEqual(['Another try.'])
  })

  test.each(['after_attempt', 'after_call'] as const)('that we lose hold of (%s) is sent at most once', async (point) => {
    desk.gates.set(point, () => {
      desk.gates.delete(point)
      throw new Error('The worker lost its mind.')
    })
    await whisper()
    await eventually(
      async () => desk.gates.has(point),
      (held) => !held,
    )
    await passUntil(point === 'after_call' ? null : 'needs_you')
    expect(outThere()).toHaveLength(point === 'after_call' ? 1 : 0)
  })
})
