import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { claimJob, release } from '../../server/jobs/queue.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { deleteComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { rulesOf } from '../support/rules.ts'

describe.each(databases)('a reply that has not left, on %s', (_name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  beforeAll(async () => {
    desk = await startBakery({ database: await open(), settings: { sendWindowSeconds: 10 } })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    desk.gates.clear()
    thread = await desk.tomWrites('facebook')
  })

  const outThere = () => desk.repliesOutThere(thread.id).map(({ message }) => message)
  const takeBack = (commentId: string) => desk.client.moderation.takeBackReply({ params: { commentId } })
  const whisper = (commentId = thread.id, message = 'Call us, please.') =>
    desk.client.moderation.replyPrivately({ params: { commentId }, body: { message } })
  const takeWhisperBack = (privateReplyId: string) =>
    desk.client.moderation.takeBackPrivateReply({ params: { privateReplyId } })
  const whisperedOutThere = (commentId = thread.id) =>
    desk.world.db.prepare('select message from privateReplies where commentId = ?').pluck().all(commentId)
  const whispersIn = async (threadId = thread.id) =>
    (await desk.client.inbox.getThread({ params: { threadId } })).privateReplies
  const whispered = (state: string | null, threadId = thread.id) =>
    eventually(
      () => whispersIn(threadId),
      ([reply]) => reply !== undefined && (reply.delivery?.state ?? null) === state,
    )
  const inHours = (hours: number) => new Date(desk.services.clock().getTime() + hours * 3600_000).toISOString()
  const schedule = (sendAt: string, message = 'See you tomorrow.', commentId = thread.id) =>
    desk.client.moderation.replyToComment({ params: { commentId }, body: { message, sendAt } })

  test('waits, says until when, and then goes out', async () => {
    const reply = await desk.reply(thread.id, 'Until six.')
    expect(reply.delivery).toMatchObject({ state: 'waiting', sendsAt: expect.any(String) })
    await desk.rest()
    expect(outThere()).toEqual([])
    await desk.passUntil(thread.id, reply.id, null, 11)
    expect(outThere()).toEqual(['Until six.'])
  })

  test('is taken back: it never goes out, and its words are in the answer', async () => {
    const { id } = await desk.reply(thread.id, 'Until six.')
    expect(await takeBack(id)).toMatchObject({ message: 'Until six.', delivery: null, deletedAt: expect.any(String) })
    await desk.pass(60)
    await desk.rest()
    expect(outThere()).toEqual([])
    expect(await desk.getComment(thread.id, id)).toBeUndefined()
    await expect(takeBack(id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('cannot be taken back once the worker has it, and goes out', async () => {
    let letGo = () => {}
    const held = new Promise<void>((reached) =>
      desk.gates.set('before_attempt', () => {
        reached()
        return new Promise<void>((resolve) => (letGo = resolve))
      }),
    )
    const { id } = await desk.reply(thread.id, 'Until six.')
    await desk.pass(11)
    await held
    await expect(takeBack(id)).rejects.toMatchObject({ code: 'conflict' })
    desk.gates.clear()
    letGo()
    await desk.delivered(thread.id, id, null)
    expect(outThere()).toEqual(['Until six.'])
  })

  test('that a worker and a person reach for at once is either taken back or sent, never both', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { id } = await desk.reply(thread.id, `Round ${round}`)
      const at = new Date(desk.services.clock().getTime() + 11_000)
      const claimed = claimJob(desk.services.db, { now: at, from: 0, below: 5 })
      const [job, back] = await Promise.all([
        round % 2 ? claimed : Promise.resolve().then(() => claimed),
        takeBack(id).then(
          () => true,
          () => false,
        ),
      ])
      expect([job !== null, back].filter(Boolean)).toHaveLength(1)
      if (job) await release(desk.services.db, job, {})
      if (job) await desk.passUntil(thread.id, id, null, 12)
      expect(outThere().includes(`Round ${round}`)).toBe(!back)
    }
  })

  test('goes out at the time it is scheduled for, and counts as no answer until then', async () => {
    const { id } = await schedule(inHours(2))
    expect(await desk.client.inbox.getThread({ params: { threadId: thread.id } })).toMatchObject({
      delivery: 'scheduled',
      replyCount: 0,
      waitingSince: expect.any(String),
    })
    await desk.pass(3600)
    await desk.rest()
    expect(outThere()).toEqual([])
    await desk.pass(3700)
    await desk.delivered(thread.id, id, null)
    expect(outThere()).toEqual(['See you tomorrow.'])
    expect(await desk.client.inbox.getThread({ params: { threadId: thread.id } })).toMatchObject({
      replyCount: 1,
      waitingSince: null,
    })
  })

  test('takes other words and another time while it waits', async () => {
    const { id } = await schedule(inHours(2))
    const sendAt = inHours(5)
    const params = { commentId: id }
    const body = { message: 'See you on Monday.', sendAt }
    expect(await desk.client.moderation.changeSending({ params, body })).toMatchObject({
      message: 'See you on Monday.',
      delivery: { state: 'scheduled', sendsAt: sendAt },
    })
    await desk.pass(3 * 3600)
    await desk.rest()
    expect(outThere()).toEqual([])
    expect(await desk.client.moderation.changeSending({ params, body: { sendAt: null } })).toMatchObject({
      delivery: { state: 'sending' },
    })
    await desk.delivered(thread.id, id, null)
    expect(outThere()).toEqual(['See you on Monday.'])
    await expect(desk.client.moderation.changeSending({ params, body })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('for a comment that is deleted by then is refused in a sentence, and keeps its words', async () => {
    const photo = await desk.tomWrites('instagram')
    const { id } = await schedule(inHours(2), 'See you.', photo.id)
    await desk.pass(120)
    deleteComment(desk.world, { actorId: bakery.profileId, commentId: photo.id })
    await desk.pass(2 * 3600)
    expect(await desk.delivered(photo.id, id, 'refused')).toMatchObject({
      message: 'See you.',
      delivery: { problem: 'The comment is gone, so it cannot be answered.' },
    })
  })

  test.each([
    ['that is over', -1],
    ['beyond 75 days', 76 * 24],
  ])('cannot be scheduled for a time %s', async (_what, hours) => {
    const problem = { code: 'invalid', fields: { sendAt: expect.any(String) } }
    await expect(schedule(inHours(hours))).rejects.toMatchObject(problem)
  })

  test('is found by reading when its answer is lost, and not sent again', async () => {
    desk.badDay('5xx-after')
    const { id } = await schedule(inHours(1))
    await desk.pass(3700)
    await desk.delivered(thread.id, id, 'confirming')
    await desk.passUntil(thread.id, id, null, 301)
    expect(outThere()).toEqual(['See you tomorrow.'])
  })

  test('is not mistaken for the same words that somebody writes on the network itself', async () => {
    const { id } = await schedule(inHours(2), 'Thank you!')
    const posted = await desk.writeOutThere(thread.id, 'Thank you!')
    await eventually(
      () => desk.getComment(thread.id, posted),
      (comment) => comment !== undefined,
    )
    expect(await desk.getComment(thread.id, id)).toMatchObject({ delivery: { state: 'scheduled' } })
  })

  test.each(['facebook', 'instagram'] as const)(
    'and is private waits as well on %s, says until when, and then goes out once',
    async (network) => {
      const row = await desk.tomWrites(network)
      const { delivery } = await whisper(row.id)
      expect(delivery).toMatchObject({ action: 'private_reply', state: 'waiting', sendsAt: expect.any(String) })
      await desk.rest()
      expect(whisperedOutThere(row.id)).toEqual([])
      await expect(whisper(row.id)).rejects.toMatchObject({ code: 'conflict' })
      await desk.pass(11)
      await whispered(null, row.id)
      await desk.pass(60)
      await desk.rest()
      expect(whisperedOutThere(row.id)).toEqual(['Call us, please.'])
    },
  )

  test('and is private is taken back: it never goes out, and another may be written', async () => {
    const { id } = await whisper()
    expect(await takeWhisperBack(id)).toMatchObject({ message: 'Call us, please.', delivery: null })
    expect(await whispersIn()).toEqual([])
    expect((await desk.getComment(thread.id, thread.id))?.may.replyPrivately).toBe(true)
    await expect(takeWhisperBack(id)).rejects.toMatchObject({ code: 'conflict' })
    await desk.pass(60)
    await desk.rest()
    expect(whisperedOutThere()).toEqual([])

    await whisper(thread.id, 'Call us on Monday.')
    await desk.pass(11)
    await whispered(null)
    expect(whisperedOutThere()).toEqual(['Call us on Monday.'])
  })

  test('and is private cannot be taken back once the worker has it, and goes out', async () => {
    let letGo = () => {}
    const held = new Promise<void>((reached) =>
      desk.gates.set('before_attempt', () => {
        reached()
        return new Promise<void>((resolve) => (letGo = resolve))
      }),
    )
    const { id } = await whisper()
    await desk.pass(11)
    await held
    await expect(takeWhisperBack(id)).rejects.toMatchObject({ code: 'conflict' })
    desk.gates.clear()
    letGo()
    await whispered(null)
    expect(whisperedOutThere()).toEqual(['Call us, please.'])
  })

  test('and is private is either taken back or sent when both reach for it at once, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const row = await desk.tomWrites('facebook')
      const { id } = await whisper(row.id)
      const at = new Date(desk.services.clock().getTime() + 11_000)
      const claimed = claimJob(desk.services.db, { now: at, from: 0, below: 5 })
      const [job, back] = await Promise.all([
        round % 2 ? claimed : Promise.resolve().then(() => claimed),
        takeWhisperBack(id).then(
          () => true,
          () => false,
        ),
      ])
      expect([job !== null, back].filter(Boolean)).toHaveLength(1)
      if (job) await release(desk.services.db, job, {})
      await desk.pass(12)
      if (job) await whispered(null, row.id)
      expect(whisperedOutThere(row.id)).toHaveLength(back ? 0 : 1)
    }
  })

  test('and is private says so when it waited past the 7 days of its comment, and is not sent', async () => {
    await whisper()
    await desk.sleepThrough(7 * 86_400 + 60)
    const [reply] = await whispered('refused')
    expect(reply).toMatchObject({
      message: 'Call us, please.',
      delivery: { problem: expect.stringContaining('7 days') },
    })
    await desk.rest()
    expect(whisperedOutThere()).toEqual([])
  })

  test.each(['facebook', 'instagram'] as const)(
    'and is private is refused in a sentence when its comment on %s is deleted by then',
    async (network) => {
      const row = await desk.tomWrites(network)
      await whisper(row.id)
      const actorId = network === 'facebook' ? bakery.pageId : bakery.profileId
      deleteComment(desk.world, { actorId, commentId: row.id })
      await desk.pass(11)
      const [reply] = await whispered('refused', row.id)
      expect(reply?.delivery?.problem).toBe('The comment is gone, so it cannot be answered.')
    },
  )

  test('does not wait where a rule writes it privately: nobody typed it', async () => {
    const rules = rulesOf(desk.client, desk.pair.id)
    const rule = await rules.armed({
      when: { any: ['gluten'] },
      actions: [{ do: 'reply_privately', message: 'It is made without.' }],
    })
    const { id } = await desk.tomWrites('facebook', 'Is there gluten in it?')
    await desk.rest()
    expect(whisperedOutThere(id)).toEqual(['It is made without.'])
    await rules.disarm(rule)
  })

  test("is held back as long as the pair's own setting says", async () => {
    const params = { pairId: desk.pair.id }
    const { version, zone } = await desk.client.linking.getPair({ params })
    const changed = await desk.client.linking.changePair({ params, version, body: { zone, sendWindowSeconds: 0 } })
    expect(changed.sendWindowSeconds).toBe(0)
    const { id } = await desk.reply(thread.id, 'At once.')
    await desk.delivered(thread.id, id, null)
    expect(outThere()).toEqual(['At once.'])
  })
})
