import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { write } from '../../server/db/write.ts'
import type { TeamContext } from '../../server/http/context.ts'
import { openAttempt } from '../../server/jobs/attempts.ts'
import type { Lane } from '../../server/jobs/kinds.ts'
import {
  type ClaimedJob,
  claimJob,
  enqueue,
  enqueueOnce,
  freeLeases,
  keepJob,
  release,
} from '../../server/jobs/queue.ts'
import { checkBudget, noteUsage } from '../../server/jobs/usages.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { type Server, startServer } from '../support/server.ts'

describe.each(databases)('promised work, on %s', (_name, open) => {
  let server: Server
  let context: TeamContext
  const began = new Date('2026-03-01T10:00:00.000Z')
  const at = (seconds: number) => new Date(began.getTime() + seconds * 1000)
  beforeAll(async () => {
    server = await startServer({ database: await open(), role: 'api' })
    context = { ...server.services, now: began, teamId: 'bakery' }
  }, 60_000)
  afterAll(() => server.stop())
  beforeEach(() =>
    context.db
      .deleteFrom('attempts')
      .execute()
      .then(() => context.db.deleteFrom('jobs').execute()),
  )

  const promise = (
    subject: string,
    { lane = 'reply', runAt, teamId = 'bakery' }: { lane?: Lane; runAt?: Date; teamId?: string } = {},
  ) =>
    write(context.db, (trx) =>
      enqueue(trx, { ...context, teamId }, { kind: 'test', lane, subject, payload: {}, ...(runAt && { runAt }) }),
    )
  const claim = (seconds = 0) => claimJob(context.db, { now: at(seconds), from: 0, below: 99 })
  const taken = async (seconds = 0): Promise<ClaimedJob> => {
    const job = await claim(seconds)
    if (!job) throw new Error('There was nothing to do.')
    return job
  }

  test('is taken by one worker only, however many ask at once', async () => {
    const promised = await Promise.all(Array.from({ length: 12 }, (_, number) => promise(`comment ${number}`)))
    const claimed = await Promise.all(Array.from({ length: 24 }, () => claim()))
    const ids = claimed.flatMap((job) => (job ? [job.id] : []))
    expect(new Set(ids).size).toBe(ids.length)
    while (ids.length < promised.length) ids.push((await taken()).id)
    expect(ids.sort()).toEqual(promised.sort())
    expect(await claim()).toBeNull()
  })

  test('about one thing is done in the order of its promises; another team does not wait for it', async () => {
    const [first, second] = [await promise('comment 1'), await promise('comment 1', { lane: 'hide' })]
    const theirs = await promise('comment 1', { teamId: 'neighbour', lane: 'sync' })
    const job = await taken()
    expect(job.id).toBe(first)
    expect((await taken()).id).toBe(theirs)
    expect(await claim()).toBeNull()
    await release(context.db, job, { runAt: at(30).toISOString() })
    expect(await claim(29)).toBeNull()
    const again = await taken(31)
    expect([again.id, again.attempt]).toEqual([first, 2])
    await release(context.db, again, { state: 'done' })
    expect((await taken(31)).id).toBe(second)
  })

  test('in a more pressing lane comes first, and not before its time', async () => {
    await promise('comment 1', { lane: 'sync' })
    const later = await promise('comment 2', { lane: 'stop', runAt: at(10) })
    const hide = await promise('comment 3', { lane: 'hide' })
    expect((await taken()).id).toBe(hide)
    expect(await claimJob(context.db, { now: at(5), from: 0, below: 5 })).toBeNull()
    expect((await taken(10)).id).toBe(later)
  })

  test('in the hands of a worker that fell silent goes to another, and the first can neither end nor begin it', async () => {
    await promise('comment 1')
    const lost = await taken()
    expect(await claim(59)).toBeNull()
    const job = await taken(61)
    expect(job).toMatchObject({ id: lost.id, attempt: 2 })
    expect(await openAttempt(context.db, lost, at(62))).toBe(false)
    expect(await keepJob(context.db, lost, at(62))).toBe(false)
    expect(await release(context.db, lost, { state: 'done' })).toBe(false)
    expect(await openAttempt(context.db, job, at(62))).toBe(true)
    expect(await context.db.selectFrom('attempts').select('number').execute()).toEqual([{ number: 2 }])
  })

  test('that is kept stays for another minute', async () => {
    await promise('comment 1')
    expect(await keepJob(context.db, await taken(), at(50))).toBe(true)
    expect(await claim(100)).toBeNull()
    expect(await claim(111)).not.toBeNull()
  })

  test('of a process that is known to be gone is free at once', async () => {
    await promise('comment 1')
    await taken()
    await freeLeases(context.db)
    expect((await taken(1)).attempt).toBe(2)
  })

  test('that need be done once is promised once, until somebody has begun with it', async () => {
    const once = () =>
      write(context.db, (trx) =>
        enqueueOnce(trx, context, { kind: 'test', lane: 'reread', subject: 'post 1', payload: {} }),
      )
    const first = await once()
    expect(await once()).toBe(first)
    await taken()
    expect(await once()).not.toBe(first)
  })

  test('promised in a transaction that fails was never promised', async () => {
    const failing = write(context.db, async (trx) => {
      await enqueue(trx, context, { kind: 'test', lane: 'reply', subject: 'comment 1', payload: {} })
      throw new Error('The rest failed.')
    })
    await expect(failing).rejects.toThrow('The rest failed.')
    expect(await claim()).toBeNull()
  })

  describe('the budget', () => {
    const note = (id: string, percent: number, resumeInSeconds: number | null, seconds = 0) =>
      noteUsage({ db: context.db, clock: () => at(seconds) }, { id, percent, resumeInSeconds })
    const check = (seconds: number, patient = false) => checkBudget({ ...context, now: at(seconds), patient }, 'page')
    beforeEach(() =>
      context.db
        .deleteFrom('usages')
        .execute()
        .then(() => {}),
    )

    test.each(['page', 'app'])(
      'of the %s that is used up stops every call for as long as the platform says',
      async (id) => {
        await note(id, 100, 120)
        await expect(check(1)).rejects.toMatchObject({ code: 'rate_limited', outcome: 'rejected', retryAfter: 119 })
        await expect(check(121)).resolves.toBeUndefined()
      },
    )

    test('that runs low is left to people', async () => {
      await note('page', 80, null)
      await expect(check(1)).resolves.toBeUndefined()
      await expect(check(1, true)).rejects.toMatchObject({ code: 'rate_limited' })
      await note('page', 20, null, 2)
      await expect(check(3, true)).resolves.toBeUndefined()
    })

    test('of another Page is none of our business', async () => {
      await note('elsewhere', 100, 120)
      await expect(check(1)).resolves.toBeUndefined()
    })
  })
})

describe('the worker', () => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery()
  }, 60_000)
  afterAll(() => desk.stop())

  test('does not call a platform that has said to wait, not even for another comment', async () => {
    const [one, other] = [await desk.tomWrites('facebook'), await desk.tomWrites('facebook')]
    desk.badDay('rate-4')
    const first = await desk.reply(one.id, 'Until six.')
    await desk.delivered(one.id, first.id, 'confirming')
    await eventually(
      () => desk.services.db.selectFrom('usages').where('id', '=', 'app').select('percent').execute(),
      (usages) => usages.length > 0,
    )
    const second = await desk.reply(other.id, 'Until six.')
    const waiting = await eventually(
      () => desk.getComment(other.id, second.id),
      (comment) => Boolean(comment?.delivery?.problem),
    )
    expect(waiting?.delivery).toMatchObject({ state: 'sending', problem: expect.stringContaining('goes on by itself') })
    const attempts = await desk.services.db.selectFrom('attempts').select(['outcome']).orderBy('startedAt').execute()
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['limited', 'rejected'])
    await desk.passUntil(one.id, first.id, null, 301)
    await desk.passUntil(other.id, second.id, null, 301)
    for (const { id } of [one, other]) expect(desk.repliesOutThere(id)).toHaveLength(1)
  })

  test('that slept past its lease sends nothing, since another may have the job', async () => {
    const thread = await desk.tomWrites('facebook')
    const outcomes = () =>
      desk.services.db
        .selectFrom('attempts')
        .innerJoin('jobs', 'jobs.id', 'attempts.jobId')
        .where('jobs.state', '=', 'ready')
        .select('attempts.outcome')
        .execute()
        .then((attempts) => attempts.map(({ outcome }) => outcome))
    desk.gates.set('after_attempt', async () => {
      desk.gates.delete('after_attempt')
      await desk.sleepThrough(61)
      await eventually(outcomes, ([outcome]) => outcome === 'unknown')
    })
    const { id } = await desk.reply(thread.id, 'Until six.')
    await eventually(outcomes, ([outcome]) => outcome === 'rejected')
    expect(desk.repliesOutThere(thread.id)).toEqual([])
    await desk.passUntil(thread.id, id, null)
    expect(desk.repliesOutThere(thread.id)).toHaveLength(1)
  })

  test('asks a person when a job breaks again and again for a reason of our own', async () => {
    const thread = await desk.tomWrites('facebook')
    desk.gates.set('before_attempt', () => {
      throw new Error('Something is wrong with us.')
    })
    const { id } = await desk.reply(thread.id, 'Until six.')
    const asked = await desk
      .passUntil(thread.id, id, 'needs_you', 301)
      .finally(() => desk.gates.delete('before_attempt'))
    expect(asked?.delivery?.problem).toContain('our side')
    expect(
      desk.world.db
        .prepare('select count(*) from comments where authorId = ? and parentId = ?')
        .pluck()
        .get(bakery.pageId, thread.id),
    ).toBe(0)
    await desk.client.moderation.decideDelivery({ params: { commentId: id }, body: { decision: 'send_again' } })
    await desk.delivered(thread.id, id, null)
  })
})
