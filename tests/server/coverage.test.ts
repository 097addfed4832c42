import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Network, networks } from '../../server/contract/values.ts'
import { bakery, tom } from '../../server/sandbox/cast.ts'
import { deleteComment, editComment, hideComment, writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

const sweepSeconds = 600

describe.each(databases)('coverage, on %s', (_name, open) => {
  let desk: Bakery
  let calls: string[] = []
  beforeAll(async () => {
    desk = await startBakery({ database: await open(), settings: { sweepSeconds } })
    desk.wire.afterAnswer = async (url) => void calls.push(url)
  }, 60_000)
  afterAll(() => desk.stop())

  const sweep = async (rounds = 1) => {
    for (let round = 0; round < rounds; round += 1) {
      await desk.pass(sweepSeconds + 1)
      await desk.rest()
    }
  }
  const quiet = async () => {
    await desk.rest()
    await desk.pass(6)
    await desk.rest()
  }
  const postsHere = async (show: 'all' | 'differing' = 'all') => {
    const query = { show, limit: 100 }
    return (await desk.client.coverage.listCoverage({ params: { pairId: desk.pair.id }, query })).items
  }
  const postHere = async (id: string) => (await postsHere()).find((post) => post.id === id)
  /** The posts whose kept count is not that of their comments, in one look: what is still folded moves both at once. */
  const miscounted = async () => {
    const posts = await desk.services.db
      .selectFrom('posts')
      .select(({ selectFrom }) => [
        'id',
        'seenCount',
        selectFrom('comments')
          .whereRef('comments.teamId', '=', 'posts.teamId')
          .whereRef('comments.postId', '=', 'posts.id')
          .where('deletedAt', 'is', null)
          .where('remoteId', 'is not', null)
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .as('standing'),
      ])
      .execute()
    return posts.filter(({ seenCount, standing }) => seenCount !== Number(standing))
  }
  const postsBy = (network: Network) => {
    const accountId = network === 'facebook' ? bakery.pageId : bakery.profileId
    return desk.world.db
      .prepare<[string], string>('select id from posts where accountId = ? and deletedAt is null order by createdAt')
      .pluck()
      .all(accountId)
  }
  const comment = (id: string) => desk.getComment(id, id)

  test('the kept count is what stands here, whatever was done in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), fc.boolean(), async (deeds, atOnce) => {
        const work = deeds.map((each) => () => perform(desk, each).catch(expectedProblem))
        if (atOnce) await Promise.all(work.map((act) => act()))
        else for (const act of work) await act()
        await quiet()
        // A reply stands here before the comment that it answers has been read: until then no thread counts it.
        await eventually(miscounted, (posts) => posts.length === 0, 15_000)
      }),
      // What once came apart stays so, and a smaller case would not show it.
      { numRuns: 8, endOnFailure: true },
    )
    await sweep(2)
    expect(await postsHere('differing')).toEqual([])
  }, 60_000)

  test('what is told of leaves no doubt: the count goes along with the comment', async () => {
    const id = desk.newestPost('facebook')
    const before = await postHere(id)
    const thread = await desk.tomWrites('facebook')
    await quiet()
    const seen = (before?.seen ?? 0) + 1
    expect(await postHere(id)).toMatchObject({ seen, counted: seen, reason: null })
    deleteComment(desk.world, { actorId: tom.id, commentId: thread.id })
    const after = await eventually(
      () => postHere(id),
      (post) => post?.seen === seen - 1,
    )
    expect(after).toMatchObject({ counted: seen - 1, reason: null })
  })

  test('an edit, a hiding and a deletion that Instagram told nobody of are here after a sweep, on an old post too', async () => {
    const [oldest = ''] = postsBy('instagram')
    const write = (message: string) => writeComment(desk.world, { actorId: tom.id, targetId: oldest, message }).id
    const [edited, hidden, deleted] = [write('Is there rye?'), write('Crooks!'), write('Never mind')]
    for (const id of [edited, hidden, deleted]) await desk.seen(id)
    // As if fifty newer posts stood before it: the newest slice of the list holds it no more.
    const listed = calls.length
    desk.world.db.prepare('update posts set createdAt = ? where id = ?').run('2019-01-01T00:00:00.000Z', oldest)
    const fresh = newerPosts(desk, oldest, 60)
    await desk.services.db
      .updateTable('posts')
      .set({ sweptAt: '2020-01-01T00:00:00.000Z' })
      .where('id', '=', oldest)
      .execute()

    desk.world.db.prepare('update comments set message = ? where id = ?').run('Is there spelt?', edited)
    hideComment(desk.world, { actorId: bakery.profileId, commentId: hidden, hidden: true })
    deleteComment(desk.world, { actorId: bakery.profileId, commentId: deleted })
    await desk.pass(120)
    await sweep()
    expect(await comment(edited)).toMatchObject({ message: 'Is there spelt?', editedAt: expect.any(String) })
    expect((await comment(hidden))?.hiddenAt).not.toBeNull()
    expect((await comment(deleted))?.deletedAt).not.toBeNull()
    expect(await postHere(oldest)).toMatchObject({ reason: null })
    expect(calls.slice(listed).some((url) => url.includes(`/${oldest}/comments`))).toBe(true)
    for (const id of fresh) desk.world.db.prepare('delete from posts where id = ?').run(id)
    await desk.services.db.deleteFrom('posts').where('id', 'in', fresh).execute()
  })

  test('a sweep of quiet networks costs a bounded number of calls, the second no more than the first', async () => {
    await sweep(3)
    const costs = []
    for (const _round of [1, 2]) {
      calls = []
      await sweep()
      costs.push(calls.filter((url) => !/subscribed_apps|permissions|accounts|instagram_business/.test(url)).length)
    }
    const [first = 0, second = 0] = costs
    // One list a network, and five posts in turn: each its comments, and its numbers where the list does not reach.
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThanOrEqual(2 * (1 + 5 * 3))
    expect(second).toBeLessThanOrEqual(2 * (1 + 5 * 3))
  })

  test('a post whose comments the platform counts but keeps back is amber, and not read again every round', async () => {
    const id = desk.newestPost('facebook')
    await desk.rest()
    await desk.services.db
      .updateTable('posts')
      .set((eb) => ({ commentCount: eb('commentCount', '+', 2), gap: 2 }))
      .where('id', '=', id)
      .execute()
    expect(await postHere(id)).toMatchObject({ reason: 'withheld' })
    expect((await postsHere('differing')).map((post) => post.id)).toEqual([id])
    const { networks: both } = await desk.client.coverage.getCoverage({ params: { pairId: desk.pair.id } })
    expect(both.map(({ differing }) => differing)).toEqual([1, 0])

    await desk.services.db.updateTable('posts').set({ gap: 0 }).where('id', '=', id).execute()
    expect(await postHere(id)).toMatchObject({ reason: 'changed' })
    await desk.client.coverage.readDiffering({ params: { pairId: desk.pair.id } })
    await eventually(
      () => postHere(id),
      (post) => post?.reason === null,
    )
  })

  test('a reading at a press brings what was lost, and waits out a bad day', async () => {
    const id = desk.newestPost('instagram')
    desk.world.db.prepare('delete from appSubscriptions').run()
    const lost = writeComment(desk.world, { actorId: tom.id, targetId: id, message: 'Is anybody there?' })
    await desk.client.coverage.readPost({ params: { postId: id } })
    await desk.seen(lost.id)
    expect(
      await eventually(
        () => postHere(id),
        (post) => post?.reading === null,
      ),
    ).toMatchObject({ reason: null })

    desk.badDay('5xx-before', { method: 'GET', path: id, remaining: 4 })
    await desk.client.coverage.readPost({ params: { postId: id } })
    const waiting = await eventually(
      () => postHere(id),
      (post) => Boolean(post?.reading?.problem),
    )
    expect(waiting?.reading).toMatchObject({ state: 'waiting' })
    await desk.pass(10)
    await eventually(
      () => postHere(id),
      (post) => post?.reading === null,
    )
    await desk.services.platform.webhooks.subscribeApp(`${desk.url}/webhooks/meta`)
  })

  test('pressed twice it is promised once', async () => {
    const id = desk.newestPost('facebook')
    await Promise.all([1, 2, 3].map(() => desk.client.coverage.readPost({ params: { postId: id } })))
    await desk.rest()
    const jobs = await desk.services.db
      .selectFrom('jobs')
      .where('subject', '=', `reading of ${id}`)
      .select('state')
      .execute()
    expect(jobs.filter(({ state }) => state === 'ready')).toEqual([])
  })
})

/** Copies of a post, newer than all. */
function newerPosts({ world }: Bakery, like: string, many: number) {
  const row = world.db.prepare<[string], Record<string, unknown>>('select * from posts where id = ?').get(like) ?? {}
  const columns = Object.keys(row)
  const insert = world.db.prepare(
    `insert into posts (${columns.join(', ')}) values (${columns.map((c) => `@${c}`).join(', ')})`,
  )
  return Array.from({ length: many }, (_, n) => {
    const id = `${like}${String(n).padStart(3, '0')}`
    insert.run({ ...row, id, createdAt: new Date(Date.now() - n * 1000).toISOString() })
    return id
  })
}

const verbs = ['write', 'answer', 'edit', 'remove', 'hide', 'reply', 'delete'] as const
const deed = fc.record({ verb: fc.constantFrom(...verbs), network: fc.constantFrom(...networks), which: fc.nat(30) })
type Deed = { verb: (typeof verbs)[number]; network: Network; which: number }

/** Something that Tom, the platform or Maya does; what the house refuses is refused. */
async function perform(desk: Bakery, { verb, network, which }: Deed) {
  const { world, client } = desk
  const postId = desk.newestPost(network)
  if (verb === 'write') return writeComment(world, { actorId: tom.id, targetId: postId, message: `Bread ${which}?` })
  const ids = world.db
    .prepare<[string], string>('select id from comments where postId = ? and deletedAt is null order by id')
    .pluck()
    .all(postId)
  const commentId = ids[which % Math.max(ids.length, 1)] ?? ''
  const params = { commentId }
  const actorId = network === 'facebook' ? bakery.pageId : bakery.profileId
  if (verb === 'answer') return writeComment(world, { actorId: tom.id, targetId: commentId, message: 'Me too' })
  if (verb === 'edit') return editComment(world, { actorId: tom.id, commentId, message: `Rolls ${which}?` })
  if (verb === 'remove') return deleteComment(world, { actorId, commentId })
  if (verb === 'hide') return hideComment(world, { actorId, commentId, hidden: which % 2 === 0 })
  if (verb === 'reply') return client.moderation.replyToComment({ params, body: { message: 'Until six.' } })
  return client.moderation.deleteComment({ params })
}

/** Of the sandbox, or of the house: what cannot be done with a comment in this state. */
function expectedProblem(error: unknown) {
  const { code, details } = error as { code?: string; details?: object }
  if (!details && code !== 'conflict' && code !== 'not_found') throw error
}
