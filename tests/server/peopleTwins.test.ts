import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { write } from '../../server/db/write.ts'
import type { Context } from '../../server/http/context.ts'
import { enqueue } from '../../server/jobs/queue.ts'
import { likenessOf } from '../../server/keeping/likeness.ts'
import { savePost } from '../../server/keeping/posts.ts'
import { getCustomer } from '../../server/people/customers.ts'
import { listRemarks } from '../../server/people/remarks.ts'
import { getTwins, listTwinChoices } from '../../server/people/twins.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { newcomer } from '../support/visitors.ts'

test.each([
  ['Cherry pie by the slice.', '#cherrypie CHERRY PIE by the slice 🍒 https://bit.example/x', 30, 100],
  ['Twice baked almond croissants are back', 'Twice baked, slightly smug 🥐 The almond croissant is back', 0.5, 75],
  ['本日のケーキは苺です', '今日は苺ケーキです', 1, 40],
])('%s and %s are much alike', (one, other, hours, least) => {
  expect(likenessOf(postOf(one, 0), postOf(other, hours))).toBeGreaterThanOrEqual(least)
})

test.each([
  ['Cherry pie by the slice.', 'We changed our coffee.', 0.5],
  ['Cherry pie by the slice.', 'Cherry pie by the slice.', 49],
  ['#sourdough', '#sourdough', 0],
  ['', '', 0],
  ['Come early for the bread', 'The bread course is on Saturday, write to us', 30],
])('%s and %s, %s hours apart, are not worth asking', (one, other, hours) => {
  expect(likenessOf(postOf(one, 0), postOf(other, hours))).toBeNull()
})

const postOf = (message: string, hours: number) => ({
  message,
  postedAt: new Date(Date.UTC(2026, 0, 1) + hours * 3600_000).toISOString(),
})

describe.each(databases)('twins, on %s', (name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  let teamId: string
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    thread = await desk.tomWrites('facebook', 'Is there any rye left?')
    await desk.tomWrites('instagram', 'Save me a rye')
    teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
  }, 60_000)
  afterAll(() => desk.stop())

  const context = () => ({ ...desk.services, teamId, now: desk.services.clock() })
  const twinsOf = async (threadId = thread.id) => (await desk.client.people.getTwins({ params: { threadId } })).twins
  const decide = (postId: string, state: 'suggested' | 'confirmed' | 'dismissed', client = desk.client) =>
    client.people.decideTwin({ params: { threadId: thread.id, postId }, body: { state } })
  const readAgain = (message: string) =>
    write(desk.services.db, async (trx) => {
      const post = await trx.selectFrom('posts').where('id', '=', thread.post.id).selectAll().executeTakeFirstOrThrow()
      await savePost(trx, context(), desk.pair.id, { ...post, ad: null, message })
      return post.message
    })

  test('the newest post is recognised on the other network, with its open threads', async () => {
    const [twin] = await twinsOf()
    expect(twin?.post).toMatchObject({ id: desk.newestPost('instagram'), network: 'instagram' })
    expect(twin?.threads[0]).toMatchObject({ message: 'Save me a rye', author: { name: 'tom.becker' } })
  })

  test('what was confirmed stays when the words change, and what was suggested goes', async () => {
    const before = await readAgain('We are closed on Monday')
    expect(await twinsOf()).toEqual([])
    await readAgain(before)
    const id = (await twinsOf())[0]?.post.id ?? ''
    await decide(id, 'confirmed')
    await readAgain('We are closed on Monday')
    expect((await twinsOf())[0]).toMatchObject({ state: 'confirmed', post: { id } })
    await readAgain(before)
    await decide(id, 'dismissed')
    await readAgain(`${before}!`)
    expect((await twinsOf()).map(({ post }) => post.id)).not.toContain(id)
    await decide(id, 'suggested')
  })

  test('a post has one twin: who confirms another dismisses the first, however many confirm at once', async () => {
    const { posts } = await desk.client.people.listTwinChoices({ params: { threadId: thread.id } })
    const [one, other] = posts.map(({ id }) => id) as [string, string]
    await Promise.all([decide(one, 'confirmed'), decide(other, 'confirmed'), decide(one, 'confirmed')])
    expect((await twinsOf()).filter(({ state }) => state === 'confirmed')).toHaveLength(1)
  })

  test("another team's posts cannot be named", async () => {
    const { client } = await newcomer(desk, 'mallory')
    const postId = desk.newestPost('instagram')
    await expect(decide(postId, 'confirmed', client)).rejects.toMatchObject({ code: 'not_found' })
    await expect(client.people.getTwins({ params: { threadId: thread.id } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('cards and twins are read by their indexes', async () => {
    const { person } = await desk.client.people.getCustomer({ params: { threadId: thread.id } })
    const cursor = Buffer.from(JSON.stringify(['2026-01-01T00:00:00.000Z', '1'])).toString('base64url')
    const queries = await queriesOf(async (db) => {
      const asked = { ...context(), db } as unknown as Context
      await getCustomer(asked, thread.id)
      await listRemarks(asked, person?.id ?? '', { limit: 6, cursor })
      await getTwins(asked, thread.id)
      await listTwinChoices(asked, thread.id)
    })
    expect(queries.length).toBeGreaterThan(10)
    for (const query of queries) {
      const plan = await planOf(query)
      expect({ sql: query.sql, plan }).toEqual({
        sql: query.sql,
        plan: expect.not.stringMatching(/^SCAN (?!own)|Seq Scan/m),
      })
      if (/order by.*limit/.test(query.sql)) expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
    }
  })

  test('erasing a pair takes its people and twins along', async () => {
    const { db } = desk.services
    const { person } = await desk.client.people.getCustomer({ params: { threadId: thread.id } })
    const identityId = person?.suggestions[0]?.identity.id ?? ''
    await desk.client.people.dismissIdentity({ params: { personId: person?.id ?? '', identityId } })
    await desk.client.linking.unlinkPair({ params: { pairId: desk.pair.id } })
    const { unlinkedAt } = await db.selectFrom('pairs').select('unlinkedAt').executeTakeFirstOrThrow()
    const payload = { pairId: desk.pair.id, unlinkedAt }
    await write(db, (trx) =>
      enqueue(trx, context(), { kind: 'intake.forgetPair', lane: 'insights', subject: 'now', payload }),
    )
    await desk.rest()
    for (const table of ['pairs', 'identities', 'strangers', 'personSteps', 'twins'] as const)
      expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []])
  })

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

  async function planOf(query: Awaited<ReturnType<typeof queriesOf>>[number]) {
    const explain = name === 'SQLite' ? 'explain query plan' : 'explain'
    return desk.services.db.transaction().execute(async (trx) => {
      // The tables of a test are so small that reading them whole would be cheaper.
      if (name !== 'SQLite') await sql`set local enable_seqscan = off`.execute(trx)
      const { rows } = await trx.executeQuery<object>({ ...query, sql: `${explain} ${query.sql}` })
      return rows.map((row) => Object.values(row).at(-1)).join('\n')
    })
  }
})
