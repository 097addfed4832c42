import fc from 'fast-check'
import { type CompiledQuery, type KyselyPlugin, type RootOperationNode, type Selectable, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ThreadFilter, View } from '../../server/contract/inbox.ts'
import { Priority } from '../../server/contract/threads.ts'
import { type Network, networks } from '../../server/contract/values.ts'
import type { Tables } from '../../server/db/tables.ts'
import type { Context } from '../../server/http/context.ts'
import { listThreads } from '../../server/inbox/lists.ts'
import { claimJob } from '../../server/jobs/queue.ts'
import { bakery, tom } from '../../server/sandbox/cast.ts'
import { deleteComment, editComment, hideComment, writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'

const views = View.options
const filters: Partial<ThreadFilter>[] = [
  {},
  ...networks.map((network) => ({ network })),
  { label: 'cakes' },
  { label: 'cakes', assignee: 'none', language: 'de', asks: 'yes', network: 'facebook' },
  { assignee: 'me', priority: 'urgent' },
  { assignee: 'none' },
  { post: 'a post', label: 'cakes' },
  { ad: 'an ad', author: 'tom' },
  { author: 'tom', priority: 'normal' },
  { language: 'ja', network: 'instagram' },
  { asks: 'yes', from: '2020-01-01T00:00:00.000Z', to: '2030-01-01T00:00:00.000Z' },
]
const places = views.flatMap((view) =>
  filters.flatMap((filter) => (['newest', 'oldest'] as const).map((order) => ({ view, order, ...filter }))),
)
/** What nobody has is not mine: Postgres sees that it need not look. */
const isPossible = ({ view, assignee }: (typeof places)[number]) =>
  !(view === 'unassigned' && assignee === 'me') && !(view === 'mine' && assignee === 'none')
const named = places.filter(isPossible).map((place) => [JSON.stringify(place), place] as const)

const isPartOfOpen = (view: View) => ['open', 'unread', 'mine', 'unassigned', 'ads', 'mentions'].includes(view)

type Thread = Selectable<Tables['threads']>
const isOpen = ({ state }: Thread) => state === 'open'
const isStanding = ({ state }: Thread) => state !== 'gone'

/** What each view means, said once more and on purpose. */
const holds: Record<View, (thread: Thread) => boolean> = {
  open: isOpen,
  unread: (thread) => isOpen(thread) && thread.unreadSince !== null,
  mine: (thread) => isOpen(thread) && thread.assigneeId !== null,
  unassigned: (thread) => isOpen(thread) && thread.assigneeId === null,
  ads: (thread) => isOpen(thread) && thread.adId !== null,
  mentions: (thread) => isOpen(thread) && thread.mentionedAt !== null,
  snoozed: ({ state }) => state === 'snoozed',
  hidden: (thread) => isStanding(thread) && thread.hiddenAt !== null,
  needs_you: ({ delivery }) => delivery === 'needs_you',
  done: ({ state }) => state === 'done',
  all: isStanding,
}

describe.each(databases)('the lists, on %s', (name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    const createdAt = new Date().toISOString()
    const { teamId } = await desk.services.db.selectFrom('pairs').select('teamId').executeTakeFirstOrThrow()
    for (const id of ['cakes', 'rolls']) {
      const label = { teamId, id, name: id, folded: id, colour: 'teal' as const, version: 1, createdAt }
      await desk.services.db
        .insertInto('labels')
        .values({ ...label, removedAt: null })
        .execute()
    }
  }, 60_000)
  afterAll(() => desk.stop())

  test('their counts are what there is, whatever was done in whatever order, at once or one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), fc.boolean(), async (deeds, atOnce) => {
        const work = deeds.map((each) => () => perform(desk, each).catch(expectedProblem))
        if (atOnce) await Promise.all(work.map((perform) => perform()))
        else for (const perform of work) await perform()
        await quiet()
        // What the platform has still to tell may come between two looks: what is kept and what is there agree in the end.
        for (const network of networks)
          for (const view of views)
            await vi.waitFor(async () =>
              expect([view, network, await kept(view, network)]).toEqual([view, network, await counted(view, network)]),
            )
        for (const label of ['cakes', 'rolls'])
          await vi.waitFor(async () => expect([label, await keptOf(label)]).toEqual([label, await listed(label)]))
      }),
      { numRuns: 10 },
    )
  }, 60_000)

  const quiet = async () => {
    await desk.rest()
    await desk.pass(6)
    await desk.rest()
  }
  const kept = async (view: View, network: Network) => {
    const counts = await desk.client.inbox.countThreads({ params: { pairId: desk.pair.id } })
    return counts.views[view][network]
  }
  const keptOf = async (label: string) =>
    (await desk.client.inbox.countThreads({ params: { pairId: desk.pair.id } })).labels[label] ?? 0
  const listed = async (label: string) => {
    const { items } = await desk.client.inbox.listThreads({
      params: { pairId: desk.pair.id },
      query: { label, limit: 100 },
    })
    return items.length
  }
  const counted = async (view: View, network: Network) => {
    const threads = await desk.services.db
      .selectFrom('threads')
      .where('pairId', '=', desk.pair.id)
      .where('network', '=', network)
      .selectAll()
      .execute()
    return threads.filter((thread) => holds[view](thread)).length
  }

  test.each(named)('a page of %s is read from indexes, without sorting', async (_name, query) => {
    const queries = await queriesOf(async (db) => {
      const person = { id: 'maya' }
      const context = { ...desk.services, db, teamId: await teamId(), person, now: new Date() } as unknown as Context
      const cursor = Buffer.from(JSON.stringify(['2026-01-01T00:00:00.000Z', '1'])).toString('base64url')
      for (const each of [undefined, cursor])
        await listThreads(context, desk.pair.id, { ...query, limit: 50, cursor: each })
    })
    const lists = queries.filter(({ sql }) => sql.includes('"threads"'))
    expect(lists).toHaveLength(query.view === 'all' ? 6 : 2)
    for (const list of lists) expectIndexed(await planOf(list), /thread(?:s[A-Z]\w+|LabelsByState)/)
  })

  const due = named.filter(([, { view, order }]) => order === 'newest' && isPartOfOpen(view))
  test.each(due)('a page of %s, what is due first, is read from indexes as well', async (_name, query) => {
    const queries = await queriesOf(async (db) => {
      const person = { id: 'maya' }
      const context = { ...desk.services, db, teamId: await teamId(), person, now: new Date() } as unknown as Context
      for (const place of ['due 2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']) {
        const cursor = Buffer.from(JSON.stringify([place, '1'])).toString('base64url')
        await listThreads(context, desk.pair.id, { ...query, order: 'due', limit: 50, cursor })
      }
    })
    const [first, ...others] = queries.filter(({ sql }) => sql.includes('"threads"'))
    expect(others).toHaveLength(2)
    if (first) expectIndexed(await planOf(first), /threadsDue/)
    for (const list of others) expectIndexed(await planOf(list), /thread(?:s[A-Z]\w+|LabelsByState)/)
  })

  test('what is due comes first, the most pressing at the top, and every page goes on where the last ended', async () => {
    const threads = await Promise.all([1, 2, 3].map((n) => desk.tomWrites('facebook', `Rye for ${n}?`)))
    const dueAts = ['2030-01-02', '2030-01-01', '2030-01-03'].map((day) => `${day}T00:00:00.000Z`)
    await desk.services.db.updateTable('threads').set({ dueAt: null }).execute()
    for (const [index, { id }] of threads.entries())
      await desk.services.db.updateTable('threads').set({ dueAt: dueAts[index] }).where('id', '=', id).execute()
    const all: string[] = []
    for (let cursor: string | undefined; ; ) {
      const query = { order: 'due' as const, limit: 2, cursor }
      const page = await desk.client.inbox.listThreads({ params: { pairId: desk.pair.id }, query })
      all.push(...page.items.map(({ id }) => id))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(all.slice(0, 3)).toEqual([threads[1]?.id, threads[0]?.id, threads[2]?.id])
    const { views } = await desk.client.inbox.countThreads({ params: { pairId: desk.pair.id } })
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(views.open.facebook + views.open.instagram)
  })

  test('the next job is found by its index', async () => {
    const queries = await queriesOf(async (db) => void (await claimJob(db, { now: new Date(0), from: 0, below: 99 })))
    expect(queries).toHaveLength(1)
    for (const query of queries) expectIndexed(await planOf(query), /jobsDue|jobsOfSubject/)
  })

  test.each([
    '',
    'x',
    'bm8',
    'W10',
    'WyJhIl0',
    'WzEsMl0',
    'WyJhIiwiYiIsImMiXQ',
    'e30',
    'WyJhXHUwMDAwIiwiYiJd',
    '%00',
    '🥐',
  ])('a cursor that is none of ours (%j) is refused in a sentence', async (cursor) => {
    const list = desk.client.inbox.listThreads({ params: { pairId: desk.pair.id }, query: { cursor } })
    await expect(list).rejects.toMatchObject({ code: 'invalid', status: 422, fields: { cursor: expect.any(String) } })
  })

  const teamId = async () => (await desk.client.accounts.getDesk()).team?.id ?? ''

  /** The statements that reach the database. */
  async function queriesOf(work: (db: typeof desk.services.db) => Promise<void>) {
    const nodes: RootOperationNode[] = []
    const listen: KyselyPlugin = {
      transformQuery: ({ node }) => {
        nodes.push(node)
        return node
      },
      transformResult: async ({ result }) => result,
    }
    await work(desk.services.db.withPlugin(listen))
    return nodes.map((node) => desk.services.db.getExecutor().compileQuery(node, { queryId: 'plan' }))
  }

  async function planOf(query: CompiledQuery) {
    const explain = name === 'SQLite' ? 'explain query plan' : 'explain'
    return desk.services.db.transaction().execute(async (trx) => {
      // The tables of a test are so small that reading them whole would be cheaper.
      if (name !== 'SQLite') await sql`set local enable_seqscan = off`.execute(trx)
      const { rows } = await trx.executeQuery<object>({ ...query, sql: `${explain} ${query.sql}` })
      return rows.map((row) => Object.values(row).at(-1)).join('\n')
    })
  }

  function expectIndexed(plan: string, index: RegExp) {
    expect(plan).toMatch(index)
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE|Seq Scan|Sort|Incremental/)
  }
})

const verbs = [
  'write',
  'answer',
  'edit',
  'remove',
  'hide',
  'finish',
  'reopen',
  'hideHere',
  'showHere',
  'reply',
  'delete',
  'snooze',
  'wake',
  'assign',
  'unassign',
  'label',
  'unlabel',
  'read',
  'unread',
  'rank',
] as const
const deed = fc.record({ verb: fc.constantFrom(...verbs), network: fc.constantFrom(...networks), which: fc.nat(30) })
type Deed = { verb: (typeof verbs)[number]; network: Network; which: number }

/** Something that Tom, the platform or Maya does; what the house refuses is refused. */
async function perform(desk: Bakery, { verb, network, which }: Deed) {
  const { world, client } = desk
  const accountId = network === 'facebook' ? bakery.pageId : bakery.profileId
  if (verb === 'write')
    return writeComment(world, { actorId: tom.id, targetId: desk.newestPost(network), message: `Bread ${which}?` })
  const ids = world.db
    .prepare<[string], { id: string }>(
      'select id from comments where postId = ? and parentId is null and deletedAt is null order by id',
    )
    .all(desk.newestPost(network))
  const commentId = ids[which % Math.max(ids.length, 1)]?.id ?? ''
  const params = { commentId, threadId: commentId }
  if (verb === 'answer') return writeComment(world, { actorId: tom.id, targetId: commentId, message: 'Me too' })
  if (verb === 'edit') return editComment(world, { actorId: tom.id, commentId, message: `Rolls ${which}?` })
  if (verb === 'remove') return deleteComment(world, { actorId: accountId, commentId })
  if (verb === 'hide') return hideComment(world, { actorId: accountId, commentId, hidden: which % 2 === 0 })
  if (verb === 'finish') return client.triage.finishThread({ params })
  if (verb === 'reopen') return client.triage.reopenThread({ params })
  if (verb === 'hideHere') return client.moderation.hideComment({ params })
  if (verb === 'showHere') return client.moderation.showComment({ params })
  if (verb === 'reply') return client.moderation.replyToComment({ params, body: { message: 'Until six.' } })
  if (verb === 'delete') return client.moderation.deleteComment({ params })
  return triage(desk, verb, commentId, which)
}

async function triage({ client, services }: Bakery, verb: Deed['verb'], threadId: string, which: number) {
  const until = new Date(services.clock().getTime() + (which + 2) * 1000).toISOString()
  const params = { threadId, labelId: which % 2 === 0 ? 'cakes' : 'rolls' }
  if (verb === 'snooze') return client.triage.snoozeThread({ params, body: { until } })
  if (verb === 'wake') return client.triage.wakeThread({ params })
  const personId = (await client.accounts.getDesk()).person?.id ?? ''
  if (verb === 'assign') return client.triage.assignThread({ params, body: { personId } })
  if (verb === 'unassign') return client.triage.unassignThread({ params })
  if (verb === 'label') return client.triage.labelThread({ params })
  if (verb === 'unlabel') return client.triage.unlabelThread({ params })
  if (verb === 'read') return client.triage.markRead({ params })
  if (verb === 'unread') return client.triage.markUnread({ params })
  const priority = Priority.options[which % 3] ?? 'normal'
  return client.triage.prioritiseThread({ params, body: { priority } })
}

/** Of the sandbox, or of the house: what cannot be done with a comment in this state. */
function expectedProblem(error: unknown) {
  const { code, details } = error as { code?: string; details?: object }
  if (!details && code !== 'conflict' && code !== 'not_found') throw error
}
