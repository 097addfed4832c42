import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { deleteComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('a reply, on %s', (_name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    thread = await desk.tomWrites('facebook')
  })

  const outThere = () => desk.repliesOutThere(thread.id).map(({ message }) => message)
  const ours = async () => {
    const { comments } = await desk.client.inbox.getThread({ params: { threadId: thread.id } })
    return comments.filter(({ author, deletedAt }) => author.us && !deletedAt)
  }

  test.each(['5xx-after', 'hang-after', 'truncated', 'rate-4-after'] as const)(
    'that the platform took while its answer was lost (%s) is found, and not sent again',
    async (kind) => {
      desk.badDay(kind)
      const { id } = await desk.reply(thread.id, 'Until six.')
      await desk.delivered(thread.id, id, 'confirming')
      await desk.passUntil(thread.id, id, null, 301)
      expect(outThere()).toEqual(['Until six.'])
      expect(await ours()).toHaveLength(1)
    },
  )

  test.each(['5xx-before', 'hang', 'html-502'] as const)(
    'that did not arrive (%s) is looked for, and then sent once',
    async (kind) => {
      desk.badDay(kind)
      const { id } = await desk.reply(thread.id, 'Until six.')
      const waiting = await desk.delivered(thread.id, id, 'confirming')
      expect(waiting?.delivery?.problem).toContain('looked up before anything is sent again')
      await desk.rest()
      expect(outThere()).toEqual([])
      await desk.passUntil(thread.id, id, null)
      expect(outThere()).toEqual(['Until six.'])
    },
  )

  test.each([
    ['rate-4', 6],
    ['rate-17', 1],
    ['rate-32', 1],
    ['rate-613', 1],
    ['rate-80001', 6],
    ['rate-80002', 1],
  ] as const)(
    'that comes while the platform takes no calls (%s) waits, %i times if need be, and goes out once',
    async (kind, remaining) => {
      desk.badDay(kind, { remaining })
      const { id } = await desk.reply(thread.id, 'Until six.')
      const waiting = await desk.delivered(thread.id, id, 'confirming')
      expect(waiting?.delivery?.problem).toContain('takes no more calls')
      await desk.pass(120)
      await desk.rest()
      expect(outThere()).toEqual([])
      await desk.passUntil(thread.id, id, null, 301)
      expect(outThere()).toEqual(['Until six.'])
    },
  )

  test.each([
    ['both went out', ['5xx-after', '5xx-after']],
    ['one went out', ['5xx-after', '5xx-before']],
    ['none went out', ['5xx-before', '5xx-before']],
  ] as const)('of twins that are wanted stays two, when %s behind a lost answer', async (_what, kinds) => {
    for (const kind of kinds) desk.badDay(kind)
    const twins = await Promise.all([1, 2].map(() => desk.reply(thread.id, 'Thank you!')))
    for (const { id } of twins) await desk.passUntil(thread.id, id, null)
    expect(outThere()).toEqual(['Thank you!', 'Thank you!'])
    expect(await ours()).toHaveLength(2)
  })

  test.each([
    ['8,000 characters', 'facebook', 'bread '.repeat(1334).slice(0, 7999).trim()],
    ['right to left', 'facebook', 'כן, עד שש. \u202Eabc\u202C نعم'],
    ['zalgo', 'instagram', 'b\u0300\u0301\u0302\u0303r\u0306\u0307e\u0308ad'.repeat(12)],
    ['emoji', 'instagram', '👩‍🍳🥐🏳️‍🌈'.repeat(20)],
    ['lines, quotes and markup', 'facebook', 'a\n\n<b>"\'; drop table comments; --\t&amp;%00\\u0000'],
    ['what only looks like nothing', 'facebook', '\u200B\u2060'],
  ] as const)('of %s arrives on %s as it was written', async (_what, network, message) => {
    const row = await desk.tomWrites(network)
    const { id } = await desk.reply(row.id, message)
    expect(await desk.delivered(row.id, id, null)).toMatchObject({ message })
    expect(desk.repliesOutThere(row.id).map((reply) => reply.message)).toEqual([message])
  })

  test.each([
    ['10,000 characters', 'x'.repeat(10_000)],
    ['nothing', ' \n '],
    ['NUL', 'bread\u0000and butter'],
  ])('of %s is refused in a sentence, and nothing is promised', async (_what, message) => {
    const problem = { code: 'invalid', status: 422, fields: { message: expect.any(String) } }
    await expect(desk.reply(thread.id, message)).rejects.toMatchObject(problem)
    expect(await ours()).toEqual([])
  })

  test('whose echo comes before its answer is one comment', async () => {
    let letGo = () => {}
    desk.gates.set('after_call', () => new Promise((resolve) => (letGo = resolve)))
    const { id } = await desk.reply(thread.id, 'Until six.')
    await eventually(
      () =>
        desk.services.db
          .selectFrom('events')
          .where('foldedAt', 'is', null)
          .select(['id', 'dueAt', 'receivedAt'])
          .execute(),
      (events) => events.some(({ dueAt, receivedAt }) => dueAt > receivedAt),
    )
    desk.gates.delete('after_call')
    letGo()
    await desk.delivered(thread.id, id, null)
    await desk.pass(6)
    await eventually(
      () => desk.services.db.selectFrom('events').where('foldedAt', 'is', null).select('id').execute(),
      (events) => events.length === 0,
    )
    expect((await ours()).map((reply) => reply.id)).toEqual([id])
  })

  test.each([
    ['after_call', 'after the platform took it'],
    ['after_attempt', 'before it left'],
  ] as const)('that we lose hold of (%s: %s) goes out once', async (point, _when) => {
    desk.gates.set(point, () => {
      desk.gates.delete(point)
      throw new Error('The worker lost its mind.')
    })
    const { id } = await desk.reply(thread.id, 'Until six.')
    await eventually(
      async () => desk.gates.has(point),
      (held) => !held,
    )
    await desk.passUntil(thread.id, id, null)
    expect(outThere()).toEqual(['Until six.'])
  })

  test('to a comment that was deleted meanwhile is refused in a sentence, and the comment is gone', async () => {
    const photo = await desk.tomWrites('instagram')
    await desk.pass(120)
    deleteComment(desk.world, { actorId: bakery.profileId, commentId: photo.id })
    const { id } = await desk.reply(photo.id, 'Until six.')
    const refused = await desk.delivered(photo.id, id, 'refused')
    expect(refused?.delivery?.problem).toBe('The comment is gone, so it cannot be answered.')
    const gone = await eventually(
      () => desk.getComment(photo.id, photo.id),
      (comment) => comment?.deletedAt !== null,
    )
    expect(gone?.may.reply).toBe(false)
  })

  test('waits for a connection that died, and goes out once it is renewed', async () => {
    desk.badDay('expired-token')
    const { id } = await desk.reply(thread.id, 'Until six.')
    const waiting = await eventually(
      () => desk.getComment(thread.id, id),
      (comment) => Boolean(comment?.delivery?.problem),
    )
    expect(waiting?.delivery).toMatchObject({ state: 'sending', problem: expect.stringContaining('expired') })
    const params = { pairId: desk.pair.id }
    expect((await desk.client.linking.getPair({ params })).health).toMatchObject({
      state: 'broken',
      findings: [{ remedy: 'reconnect' }],
    })
    await desk.client.linking.keepConnection()
    await desk.delivered(thread.id, id, null)
    expect(outThere()).toEqual(['Until six.'])
    expect((await desk.client.linking.getPair({ params })).health.state).toBe('well')
  })

  describe('whose outcome nobody can tell', () => {
    let id: string
    beforeEach(async () => {
      desk.badDay('5xx-before', { remaining: 5 })
      const reply = await desk.reply(thread.id, 'Until six.')
      id = reply.id
      await desk.passUntil(thread.id, id, 'needs_you')
    })
    const decide = (decision: 'went_out' | 'send_again' | 'drop') =>
      desk.client.moderation.decideDelivery({ params: { commentId: id }, body: { decision } })
    const waiting = async () => {
      const counts = await desk.client.inbox.countThreads({ params: { pairId: desk.pair.id } })
      const params = { pairId: desk.pair.id }
      const { items } = await desk.client.inbox.listThreads({ params, query: { view: 'needs_you' } })
      expect(counts.views.needs_you).toEqual({ facebook: items.length, instagram: 0 })
      return items.map((row) => row.id)
    }

    test('is told to those who moderate, by the name of the customer', async () => {
      const told = await desk.client.notifications.listNotifications()
      expect(told.items.find(({ threadId }) => threadId === thread.id)).toMatchObject({
        kind: 'needs_review',
        who: thread.author.name,
      })
      await decide('drop')
    })

    test('waits for a person, who says that it went out', async () => {
      expect(await waiting()).toEqual([thread.id])
      expect(await decide('went_out')).toMatchObject({ id, delivery: null, deletedAt: null })
      expect(await waiting()).toEqual([])
      await desk.pass(600)
      await desk.rest()
      expect(outThere()).toEqual([])
      await expect(decide('drop')).rejects.toMatchObject({ code: 'conflict' })
    })

    test('waits for a person, who has it sent again', async () => {
      expect(await decide('send_again')).toMatchObject({ delivery: { state: 'sending', problem: null } })
      await desk.delivered(thread.id, id, null)
      expect(outThere()).toEqual(['Until six.'])
    })

    test('waits for a person, who drops it', async () => {
      expect(await decide('drop')).toMatchObject({ delivery: null, deletedAt: expect.any(String) })
      await desk.pass(600)
      await desk.rest()
      expect(outThere()).toEqual([])
      expect(await ours()).toEqual([])
    })
  })
})
