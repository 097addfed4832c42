import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('a request under a key, on %s', (_name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  let made = 0
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    thread = await desk.tomWrites('facebook')
    made += 1
  })

  const key = () => `form ${made}`
  const replies = async () =>
    (await desk.client.inbox.getThread({ params: { threadId: thread.id } })).comments.filter(({ author }) => author.us)
  const forgetAnswer = (createdAt: string) =>
    desk.services.db
      .updateTable('answers')
      .set({ status: null, body: null, createdAt })
      .where('key', '=', key())
      .execute()

  test('that is repeated is answered with the same bytes, and done once', async () => {
    const send = () =>
      desk.maya.send(`${desk.url}/api/comments/${thread.id}/replies`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key() },
        body: JSON.stringify({ message: 'Until six.' }),
      })
    const first = await send()
    const text = await first.text()
    await desk.rest()
    const second = await send()
    expect([first.status, second.status]).toEqual([202, 202])
    expect(await second.text()).toBe(text)
    expect(desk.repliesOutThere(thread.id)).toHaveLength(1)
  })

  test('that asks for something else the second time is refused', async () => {
    await desk.reply(thread.id, 'Until six.', key())
    await expect(desk.reply(thread.id, 'Until seven.', key())).rejects.toMatchObject({ code: 'invalid', status: 422 })
    const elsewhere = await desk.tomWrites('facebook')
    await expect(desk.reply(elsewhere.id, 'Until six.', key())).rejects.toMatchObject({ code: 'invalid' })
  })

  test('that comes many times at once is done once, and the others hear that it is under way', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => desk.reply(thread.id, 'Until six.', key())))
    const done = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []))
    const turnedAway = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(new Set(done).size).toBe(1)
    expect(new Set(turnedAway).size).toBeLessThanOrEqual(1)
    for (const code of turnedAway) expect(code).toBe('conflict')
    await desk.rest()
    expect(desk.repliesOutThere(thread.id)).toHaveLength(1)
  })

  test('that a crash cut off is done when it comes again, and not twice', async () => {
    const first = await desk.reply(thread.id, 'Until six.', key())
    await forgetAnswer(desk.services.clock().toISOString())
    await expect(desk.reply(thread.id, 'Until six.', key())).rejects.toMatchObject({ code: 'conflict', status: 409 })
    await forgetAnswer(new Date(desk.services.clock().getTime() - 31_000).toISOString())
    expect((await desk.reply(thread.id, 'Until six.', key())).id).toBe(first.id)
    await desk.rest()
    expect(await replies()).toHaveLength(1)
    expect(desk.repliesOutThere(thread.id)).toHaveLength(1)
  })

  test('that failed leaves the key free for the mended form', async () => {
    await expect(desk.reply(thread.id, 'x'.repeat(8001), key())).rejects.toMatchObject({ code: 'invalid' })
    await desk.client.moderation.hideComment({ params: { commentId: thread.id } })
    await expect(desk.reply(thread.id, 'Until six.', key())).rejects.toMatchObject({ code: 'conflict' })
    await desk.client.moderation.showComment({ params: { commentId: thread.id } })
    expect((await desk.reply(thread.id, 'Until six.', key())).message).toBe('Until six.')
  })

  test('of somebody else is a request of its own', async () => {
    await desk.reply(thread.id, 'Until six.', key())
    const mallory = desk.browser()
    await mallory.client.accounts.signUp({
      body: { name: 'Mallory', email: `mallory${made}@example.com`, password: 'not my shop at all' },
    })
    const theirs = mallory.client.moderation.replyToComment({
      params: { commentId: thread.id },
      body: { message: 'Until six.' },
      key: key(),
    })
    await expect(theirs).rejects.toMatchObject({ code: 'not_found' })
  })

  test('that links a Page is repeated without another pair, and two forms for one Page end in one pair', async () => {
    const { pair, connection } = desk.maya
    await desk.client.linking.unlinkPair({ params: { pairId: pair.id } })
    const body = { connectionId: connection.id, pageId: pair.page.id }
    const asked = await Promise.allSettled(
      [key(), key(), `other ${key()}`].map((each) => desk.client.linking.linkPair({ body, key: each })),
    )
    for (const one of asked) if (one.status === 'rejected') expect(one.reason.code).toBe('conflict')
    const { items } = await desk.client.linking.listPairs()
    expect(items.map(({ id }) => id)).toEqual([pair.id])
    await eventually(
      () => desk.client.linking.getPair({ params: { pairId: pair.id } }),
      ({ sync }) => sync?.state === 'done',
    )
  })
})
