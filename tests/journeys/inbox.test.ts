import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { View } from '../../server/contract/inbox.ts'
import type { Pair } from '../../server/contract/linking.ts'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('the inbox on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  const commentOf = async (threadId: string, commentId: string) => {
    const { comments } = await stage.client.inbox.getThread({ params: { threadId } })
    return comments.find(({ id }) => id === commentId)
  }
  const firstOpen = async (network: 'facebook' | 'instagram') => {
    const query = { network, limit: 100 }
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query })
    const row = items.find(({ author, hiddenAt, delivery }) => !author.us && !hiddenAt && !delivery)
    if (!row) throw new Error(`Nothing is open on ${network}.`)
    return row
  }

  test('the list turns its pages without losing or repeating a thread, newest first', async () => {
    const whole = await everyThread('open')
    expect(whole.length).toBeGreaterThan(3)
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length)
    const times = whole.map(({ activeAt }) => activeAt)
    expect(times).toEqual([...times].sort((a, b) => b.localeCompare(a)))
  })

  test('every count is the length of its list', async () => {
    const counts = await stage.client.inbox.countThreads({ params: { pairId: pair.id } })
    for (const view of View.options) {
      const threads = await everyThread(view)
      const on = (network: string) => threads.filter((thread) => thread.network === network).length
      expect(counts.views[view], view).toEqual({ facebook: on('facebook'), instagram: on('instagram') })
    }
  })

  test('a thread shows the same as its row, with its post and every comment', async () => {
    const row = await firstOpen('instagram')
    const thread = await stage.client.inbox.getThread({ params: { threadId: row.id } })
    expect(thread).toMatchObject({ id: row.id, author: row.author, network: 'instagram', post: { id: row.post.id } })
    expect(thread.comments[0]).toMatchObject({ parentId: null, author: row.author })
    expect(thread.comments).toHaveLength(row.replyCount + 1)
  })

  test.each(['facebook', 'instagram'] as const)('a reply on %s is promised at once and sent soon', async (network) => {
    const row = await firstOpen(network)
    const reply = await stage.client.moderation.replyToComment({
      params: { commentId: row.id },
      body: { message: 'Until six.' },
    })
    expect(reply).toMatchObject({ message: 'Until six.', author: { us: true } })
    expect(reply.delivery).toMatchObject({ action: 'reply', state: 'sending', problem: null })

    const sent = await eventually(
      () => commentOf(row.id, reply.id),
      (comment) => comment?.delivery === null,
    )
    expect(sent).toMatchObject({ message: 'Until six.', author: { us: true }, deletedAt: null })
    const thread = await stage.client.inbox.getThread({ params: { threadId: row.id } })
    expect(thread).toMatchObject({ replyCount: row.replyCount + 1, latest: { message: 'Until six.' }, delivery: null })
  })

  test('a reply that is too long for the Profile is refused before anything is promised', async () => {
    const row = await firstOpen('instagram')
    const message = 'a'.repeat(301)
    const reply = stage.client.moderation.replyToComment({ params: { commentId: row.id }, body: { message } })
    await expect(reply).rejects.toMatchObject({ code: 'invalid', fields: { message: expect.any(String) } })
    expect(await stage.client.inbox.getThread({ params: { threadId: row.id } })).toMatchObject({ delivery: null })
  })

  test('a reply that is asked for twice under one key is written once', async () => {
    const row = await firstOpen('facebook')
    const ask = (message: string) =>
      stage.client.moderation.replyToComment({ params: { commentId: row.id }, body: { message }, key: 'this form' })
    const [first, second] = [await ask('Gladly.'), await ask('Gladly.')]
    expect(second.id).toBe(first.id)
    await expect(ask('Never.')).rejects.toMatchObject({ code: 'invalid' })
    const { comments } = await stage.client.inbox.getThread({ params: { threadId: row.id } })
    expect(comments.filter(({ author, message }) => author.us && message === 'Gladly.')).toHaveLength(1)
  })

  test.each(['facebook', 'instagram'] as const)('a comment on %s is hidden and shown again', async (network) => {
    const { id } = await firstOpen(network)
    const params = { commentId: id }
    expect(await stage.client.moderation.hideComment({ params })).toMatchObject({ hiddenAt: expect.any(String) })
    await settled(id, id)
    expect((await everyThread('hidden')).map((row) => row.id)).toContain(id)

    expect(await stage.client.moderation.showComment({ params })).toMatchObject({ hiddenAt: null })
    await settled(id, id)
    expect((await everyThread('hidden')).map((row) => row.id)).not.toContain(id)
  })

  test('the Page likes a comment and takes it back; the Profile cannot', async () => {
    const { id } = await firstOpen('facebook')
    expect(await stage.client.moderation.likeComment({ params: { commentId: id } })).toMatchObject({
      likedAt: expect.any(String),
    })
    await settled(id, id)
    expect(await stage.client.moderation.unlikeComment({ params: { commentId: id } })).toMatchObject({ likedAt: null })

    const elsewhere = await firstOpen('instagram')
    const like = stage.client.moderation.likeComment({ params: { commentId: elsewhere.id } })
    await expect(like).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a deleted comment is gone from every list and takes no answer', async () => {
    const { id } = await firstOpen('facebook')
    await stage.client.moderation.deleteComment({ params: { commentId: id } })
    const gone = await eventually(
      () => commentOf(id, id),
      (comment) => comment?.delivery === null && comment.deletedAt !== null,
    )
    expect(Object.values(gone?.may ?? {}).filter(Boolean)).toEqual([])
    for (const view of ['open', 'done', 'hidden'] as const)
      expect((await everyThread(view)).map((row) => row.id)).not.toContain(id)
    const reply = stage.client.moderation.replyToComment({ params: { commentId: id }, body: { message: 'Hello?' } })
    await expect(reply).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a thread is done, and open again; saying so twice changes nothing', async () => {
    const { id: threadId } = await firstOpen('facebook')
    for (const _twice of [1, 2]) await stage.client.triage.finishThread({ params: { threadId } })
    expect((await everyThread('done')).map(({ id }) => id)).toContain(threadId)
    expect((await everyThread('open')).map(({ id }) => id)).not.toContain(threadId)

    for (const _twice of [1, 2]) await stage.client.triage.reopenThread({ params: { threadId } })
    expect(await stage.client.inbox.getThread({ params: { threadId } })).toMatchObject({ doneAt: null })
  })

  test('nothing waits for a decision unless it does', async () => {
    const { id } = await firstOpen('facebook')
    const decision = stage.client.moderation.decideDelivery({ params: { commentId: id }, body: { decision: 'drop' } })
    await expect(decision).rejects.toMatchObject({ code: 'conflict' })
  })

  test("what never was cannot be told from what is another team's", async () => {
    const { id } = await firstOpen('facebook')
    await stage.client.accounts.signOut()
    await stage.client.accounts.signUp({
      body: { name: 'Mallory', email: 'mallory@example.com', password: 'not my shop' },
    })
    const problems = await Promise.all(
      [id, 'nothing'].map((commentId) =>
        stage.client.moderation.hideComment({ params: { commentId } }).catch((problem) => problem),
      ),
    )
    expect(problems[0]).toMatchObject({ code: 'not_found' })
    expect(problems[0].message).toBe(problems[1].message)
  })

  async function everyThread(view: View) {
    const found: ThreadRow[] = []
    for (let cursor: string | undefined; ; ) {
      const query = { view, limit: 7, cursor }
      const { items, nextCursor } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query })
      found.push(...items)
      if (nextCursor === null) return found
      cursor = nextCursor
    }
  }

  async function settled(threadId: string, commentId: string) {
    await eventually(
      () => commentOf(threadId, commentId),
      (comment) => comment?.delivery === null,
    )
  }
})
