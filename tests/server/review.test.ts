import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('what no reading could decide, on %s', (_name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    thread = await desk.tomWrites('facebook')
  }, 60_000)
  afterAll(() => desk.stop())

  const waiting = (query: { limit?: number; cursor?: string } = {}) =>
    desk.client.review.listReview({ params: { pairId: desk.pair.id }, query })
  async function undecided(message: string) {
    desk.badDay('5xx-before', { remaining: 5 })
    const { id } = await desk.reply(thread.id, message)
    await desk.passUntil(thread.id, id, 'needs_you')
    return id
  }

  test('is listed with every try and its answer in words, and with what may be it', async () => {
    const id = await undecided('Until six.')
    const { items } = await waiting()
    expect(items).toMatchObject([
      {
        comment: { id, message: 'Until six.', delivery: { action: 'reply', state: 'needs_you' } },
        threadId: thread.id,
        answered: { message: thread.message, author: { name: thread.author.name } },
        post: { id: thread.post.id, network: 'facebook' },
        alike: [],
      },
    ])
    const tries = items[0]?.tries ?? []
    expect(tries).toHaveLength(5)
    for (const each of tries) {
      expect(each).toMatchObject({ outcome: 'unknown', endedAt: expect.any(String) })
      expect(each.answer).toMatch(/\w+.*\./)
      expect(each.answer).not.toContain('{')
    }
    const times = tries.map(({ startedAt }) => startedAt)
    expect(times).toEqual([...times].sort())
  })

  test('shows a reply of ours with the same words, which may be the one', async () => {
    const twin = await desk.reply(thread.id, 'Until  six.')
    await desk.delivered(thread.id, twin.id, null)
    const { items } = await waiting()
    expect(items[0]?.alike).toMatchObject([{ id: twin.id }])
  })

  test('comes oldest first, page by page, and leaves the list once it is decided', async () => {
    await undecided('Until seven.')
    const first = await waiting({ limit: 1 })
    const second = await waiting({ limit: 1, cursor: first.nextCursor ?? '' })
    const messages = [...first.items, ...second.items].map(({ comment }) => comment.message)
    expect(messages).toEqual(['Until six.', 'Until seven.'])
    expect(second.nextCursor).toBeNull()

    const params = { commentId: first.items[0]?.comment.id ?? '' }
    await desk.client.moderation.decideDelivery({ params, body: { decision: 'went_out' } })
    expect((await waiting()).items.map(({ comment }) => comment.message)).toEqual(['Until seven.'])
  })

  test('keeps the tries of before when it was sent again and is undecided again', async () => {
    const { items } = await waiting()
    const id = items[0]?.comment.id ?? ''
    desk.badDay('5xx-before', { remaining: 5 })
    await desk.client.moderation.decideDelivery({ params: { commentId: id }, body: { decision: 'send_again' } })
    await desk.passUntil(thread.id, id, 'needs_you')
    expect((await waiting()).items[0]?.tries).toHaveLength(10)
  })
})
