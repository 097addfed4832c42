import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { deleteComment, hideComment, writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

const sweepSeconds = 600

describe.each(databases)('the sweep, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open(), settings: { sweepSeconds } })
  }, 60_000)
  afterAll(() => desk.stop())
  afterEach(() => desk.services.platform.webhooks.subscribeApp(`${desk.url}/webhooks/meta`))

  /** Each post has its turn again within a few rounds, those whose count differs in the first. */
  const sweep = async (rounds = 1) => {
    for (let round = 0; round < rounds; round += 1) {
      await desk.pass(sweepSeconds + 1)
      await desk.rest()
    }
  }
  const comment = (id: string) => desk.getComment(id, id)
  /** The platform tells nothing more until the end of the test. */
  const silence = () => desk.world.db.prepare('delete from appSubscriptions').run()

  test('finds what Instagram does not tell: an edit, a hiding and a deletion', async () => {
    const [edited, hidden, deleted] = [
      await desk.tomWrites('instagram', 'Is there rye?'),
      await desk.tomWrites('instagram', 'You are all crooks'),
      await desk.tomWrites('instagram', 'Never mind'),
    ]
    desk.world.db.prepare('update comments set message = ? where id = ?').run('Is there spelt?', edited.id)
    hideComment(desk.world, { actorId: bakery.profileId, commentId: hidden.id, hidden: true })
    deleteComment(desk.world, { actorId: bakery.profileId, commentId: deleted.id })
    await sweep()
    expect(await comment(edited.id)).toMatchObject({ message: 'Is there spelt?', editedAt: expect.any(String) })
    expect((await comment(hidden.id))?.hiddenAt).not.toBeNull()
    expect((await comment(deleted.id))?.deletedAt).not.toBeNull()
  })

  test('leaves what it finds unchanged untouched, and tells nobody', async () => {
    await sweep(2)
    const { db } = desk.services
    const facts = async () => ({
      comments: await db.selectFrom('comments').selectAll().orderBy('id').execute(),
      threads: await db.selectFrom('threads').selectAll().orderBy('id').execute(),
      news: await db.selectFrom('changes').where('topic', '=', 'inbox').select('seq').orderBy('seq').execute(),
    })
    const before = await facts()
    await sweep(2)
    expect(await facts()).toEqual(before)
  })

  test('does not take a comment for deleted that was written while it was reading', async () => {
    const postId = desk.newestPost('instagram')
    let written: ThreadRow | undefined
    desk.wire.afterAnswer = async (url) => {
      if (written || !url.includes(`/${postId}/comments`)) return
      desk.wire.afterAnswer = undefined
      written = await desk.tomWrites('instagram', 'Just in time')
    }
    for (let rounds = 0; rounds < 5 && !written; rounds += 1) await sweep()
    expect(written && (await comment(written.id))?.deletedAt).toBeNull()
  })

  test('goes on with the other posts when one is gone, whose threads are gone too', async () => {
    const thread = await desk.tomWrites('instagram')
    const id = desk.newestPost('instagram')
    desk.world.db.prepare('update posts set deletedAt = ? where id = ?').run('2026-01-01T00:00:00.000Z', id)
    const other = await desk.tomWrites('instagram', 'Is there rye?')
    desk.world.db.prepare('update comments set message = ? where id = ?').run('Is there spelt?', other.id)
    await sweep(4)
    expect(await comment(thread.id)).toMatchObject({ deletedAt: expect.any(String) })
    expect(await comment(other.id)).toMatchObject({ message: 'Is there spelt?' })
    const { items } = await desk.client.inbox.listThreads({ params: { pairId: desk.pair.id }, query: { limit: 100 } })
    expect(items.map((row) => row.id)).not.toContain(thread.id)
  })

  test('brings what was written while nothing was told, and opens a thread that was done', async () => {
    const done = await desk.tomWrites('facebook')
    await desk.client.triage.finishThread({ params: { threadId: done.id } })
    silence()
    const targetId = desk.newestPost('facebook')
    const actorId = desk.world.db.prepare('select id from people limit 1').pluck().get() as string
    const answer = writeComment(desk.world, { actorId, targetId: done.id, message: 'And rolls?' })
    const fresh = writeComment(desk.world, { actorId, targetId, message: 'Open on Monday?' })
    await sweep()
    await desk.seen(fresh.id)
    const thread = await eventually(
      () => desk.client.inbox.getThread({ params: { threadId: done.id } }),
      ({ comments }) => comments.some(({ id }) => id === answer.id),
    )
    expect(thread).toMatchObject({ doneAt: null, latest: { message: 'And rolls?' } })
  })

  test('takes the reply that a lost notice and a lost answer hid, as ours', async () => {
    const thread = await desk.tomWrites('facebook')
    silence()
    desk.badDay('5xx-after')
    const { id } = await desk.reply(thread.id, 'Until six.')
    await desk.delivered(thread.id, id, 'confirming')
    await sweep()
    await desk.passUntil(thread.id, id, null)
    const { comments } = await desk.client.inbox.getThread({ params: { threadId: thread.id } })
    expect(comments.filter(({ author }) => author.us).map((reply) => reply.id)).toEqual([id])
  })
})
