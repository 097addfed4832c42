import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('a comment, on %s', (_name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  let letGo: () => void
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    thread = await desk.tomWrites('facebook')
  })

  const params = () => ({ commentId: thread.id })
  const comment = () => desk.getComment(thread.id, thread.id)
  const likes = () =>
    desk.world.db
      .prepare('select count(*) from likes where targetId = ? and actorId = ?')
      .pluck()
      .get(thread.id, bakery.pageId)
  /** Nothing leaves until `letGo`. */
  const holdBack = () => {
    const gate = new Promise<void>((resolve) => (letGo = resolve))
    desk.gates.set('before_attempt', () => gate)
  }

  test('that is hidden and shown again before anything left is shown, here and out there', async () => {
    holdBack()
    await desk.client.moderation.hideComment({ params: params() })
    expect(await desk.client.moderation.showComment({ params: params() })).toMatchObject({ hiddenAt: null })
    letGo()
    await desk.delivered(thread.id, thread.id, null)
    await desk.rest()
    expect(desk.outThere(thread.id)?.hiddenAt).toBeNull()
    expect((await comment())?.hiddenAt).toBeNull()
  })

  test('that is liked, no longer liked and liked again is liked once', async () => {
    holdBack()
    for (const verb of ['likeComment', 'unlikeComment', 'likeComment'] as const)
      await desk.client.moderation[verb]({ params: params() })
    letGo()
    await desk.delivered(thread.id, thread.id, null)
    await desk.rest()
    expect(likes()).toBe(1)
    expect(await comment()).toMatchObject({ likedAt: expect.any(String), likeCount: 1 })
  })

  test('that is hidden and liked at once is both, though only one delivery is shown', async () => {
    holdBack()
    await desk.client.moderation.hideComment({ params: params() })
    await desk.client.moderation.likeComment({ params: params() })
    letGo()
    await desk.delivered(thread.id, thread.id, null)
    await desk.rest()
    expect(desk.outThere(thread.id)?.hiddenAt).not.toBeNull()
    expect(likes()).toBe(1)
  })

  test.each(['5xx-before', '5xx-after', 'hang', 'truncated', 'rate-32'] as const)(
    'is hidden in the end, whatever the platform answers first (%s)',
    async (kind) => {
      desk.badDay(kind)
      await desk.client.moderation.hideComment({ params: params() })
      await desk.passUntil(thread.id, thread.id, null, 301)
      expect(desk.outThere(thread.id)?.hiddenAt).not.toBeNull()
      expect((await comment())?.hiddenAt).not.toBeNull()
    },
  )

  test('whose hiding is refused is shown as it was, with the reason', async () => {
    desk.badDay('missing-scope')
    await desk.client.moderation.hideComment({ params: params() })
    const refused = await desk.delivered(thread.id, thread.id, 'refused')
    expect(refused).toMatchObject({ hiddenAt: null, delivery: { action: 'hide', problem: expect.any(String) } })
    const again = { params: params(), body: { decision: 'send_again' } } as const
    expect(await desk.client.moderation.decideDelivery(again)).toMatchObject({ hiddenAt: expect.any(String) })
    await desk.delivered(thread.id, thread.id, null)
    expect(desk.outThere(thread.id)?.hiddenAt).not.toBeNull()
  })

  test('of a customer is deleted for everyone, and takes nothing more meanwhile', async () => {
    holdBack()
    await desk.client.moderation.deleteComment({ params: params() })
    await expect(desk.client.moderation.hideComment({ params: params() })).rejects.toMatchObject({ code: 'conflict' })
    letGo()
    await eventually(comment, (found) => found?.delivery === null && found.deletedAt !== null)
    expect(desk.outThere(thread.id)?.deletedAt).not.toBeNull()
  })

  test.each(['facebook', 'instagram'] as const)('of our own is deleted by its id out there, on %s', async (network) => {
    const row = await desk.tomWrites(network)
    const { id } = await desk.reply(row.id, 'Until six.')
    await desk.delivered(row.id, id, null)
    await desk.client.moderation.deleteComment({ params: { commentId: id } })
    await eventually(
      () => desk.getComment(row.id, id),
      (reply) => reply?.delivery === null && reply.deletedAt !== null,
    )
    expect(desk.repliesOutThere(row.id)).toEqual([])
    expect(await desk.client.inbox.getThread({ params: { threadId: row.id } })).toMatchObject({ replyCount: 0 })
  })

  test('that somebody else has deleted already counts as deleted', async () => {
    const photo = await desk.tomWrites('instagram')
    desk.world.db.prepare('update comments set deletedAt = ? where id = ?').run('2026-01-01T00:00:00.000Z', photo.id)
    await desk.client.moderation.deleteComment({ params: { commentId: photo.id } })
    const gone = await eventually(
      () => desk.getComment(photo.id, photo.id),
      (found) => found?.delivery === null,
    )
    expect(gone?.deletedAt).not.toBeNull()
  })
})
