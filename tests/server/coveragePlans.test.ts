import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCoverage } from '../../server/coverage/posts.ts'
import { getCoverage } from '../../server/coverage/summary.ts'
import type { Context } from '../../server/http/context.ts'
import { sweepKind } from '../../server/intake/sweep.ts'
import { listReview } from '../../server/review/review.ts'
import { triesOf } from '../../server/review/tries.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { planOf, queriesOf } from '../support/plans.ts'

const cursor = Buffer.from(JSON.stringify(['2026-01-01T00:00:00.000Z', '1'])).toString('base64url')

describe.each(databases)('read from an index, on %s', (name, open) => {
  let desk: Bakery
  let teamId: string
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
  }, 60_000)
  afterAll(() => desk.stop())

  const { stringify } = JSON
  const asked: [what: string, about: string, index: RegExp, ask: (context: Context, pairId: string) => unknown][] = [
    ...[undefined, cursor].flatMap((each): typeof asked => [
      [
        `all posts from ${each}`,
        'posts',
        /postsStanding/,
        (context, pairId) => listCoverage(context, pairId, { show: 'all', limit: 50, cursor: each }),
      ],
      [
        `posts that differ from ${each}`,
        'posts',
        /postsDiffering/,
        (context, pairId) => listCoverage(context, pairId, { show: 'differing', limit: 50, cursor: each }),
      ],
      [
        `what needs a decision from ${each}`,
        'comments',
        /commentsNeedYou/,
        (context, pairId) => listReview(context, pairId, { limit: 50, cursor: each }),
      ],
    ]),
    ['the sums of a network', 'posts', /postsCounted|postsOfNetwork/, getCoverage],
    ['the tries behind a comment', 'jobs', /jobsInReview/, (context) => triesOf(context, ['1', '2'])],
  ]
  test.each(asked)('%s', async (_what, about, index, ask) => {
    const queries = await queriesOf(desk.services.db, async (db) =>
      ask({ ...desk.services, db, teamId, now: new Date() } as unknown as Context, desk.pair.id),
    )
    const lists = queries.filter(({ sql }) => sql.includes(`from ${stringify(about)}`))
    expect(lists.length).toBeGreaterThan(0)
    for (const list of lists) {
      const plan = await planOf(desk.services.db, list, name !== 'SQLite')
      expect(plan).toMatch(index)
      expect(plan).not.toMatch(/SCAN|Seq Scan/)
      if (about !== 'jobs') expect(plan).not.toMatch(/TEMP B-TREE|Sort|Incremental/)
    }
  })

  test('the posts a sweep takes, by what is unsettled and by what was not read for longest', async () => {
    const plans = []
    const queries = await queriesOf(desk.services.db, async (db) => {
      const context = { ...desk.services, db, teamId, now: new Date(), jobId: '', progress: async () => {} }
      await sweepKind.work({ ...context, signal: new AbortController().signal }, { pairId: desk.pair.id })
    })
    for (const query of queries.filter(({ sql }) => sql.startsWith('select "id" from "posts"')))
      plans.push(await planOf(desk.services.db, query, name !== 'SQLite'))
    expect(plans.join('\n')).toMatch(/postsUnsettled/)
    expect(plans.join('\n')).toMatch(/postsInTurn/)
    expect(plans.join('\n')).not.toMatch(/SCAN|Seq Scan|TEMP B-TREE|Sort/)
  })
})
