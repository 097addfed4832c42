import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { newcomer } from '../support/visitors.ts'

// SQLite has one writer at a time, so there is nobody to wait for in a circle.
const [, openPostgres] = databases.find(([name]) => name === 'PostgreSQL') ?? []
let desk: Bakery
beforeAll(async () => {
  desk = await startBakery({ database: await openPostgres?.() })
}, 120_000)
afterAll(() => desk.stop())

const deadlocks = async () => {
  await sql`select pg_stat_force_next_flush()`.execute(desk.services.db)
  const { rows } = await sql<{ deadlocks: string }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(desk.services.db)
  return Number(rows[0]?.deadlocks)
}

const unfolded = () => desk.services.db.selectFrom('events').where('foldedAt', 'is', null).selectAll().execute()

test('a burst of comments, turns, and colleagues at work never wait for each other in a circle', async () => {
  const ines = await newcomer(desk, 'Ines')
  const invite = await desk.client.accounts.inviteMember({ body: { email: ines.email, role: 'moderator' } })
  await ines.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
  const personOf = async ({ client }: Pick<Bakery, 'client'>) => (await client.accounts.getDesk()).person?.id ?? ''
  const personIds = [await personOf(desk), await personOf(ines)]
  const params = { pairId: desk.pair.id }
  await desk.client.turns.changeTurns({ params, version: 0, body: { on: true, personIds } })
  const { items } = await desk.client.inbox.listThreads({ params, query: { limit: 24 } })
  const rows = items.filter(({ author, hiddenAt }) => !author.us && !hiddenAt)
  const before = await deadlocks()

  const [page, profile] = [desk.newestPost('facebook'), desk.newestPost('instagram')]
  const write = async (number: number) => desk.customerAnswers(number % 2 ? page : profile, `Rye, number ${number}?`)
  const working = rows.map(async ({ id }, number) => {
    const { triage } = number % 2 ? ines.client : desk.client
    const threadId = { params: { threadId: id } }
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([write(number), write(number + 1)])
      desk.customerAnswers(id, `And the day after, ${round}?`)
      await triage.finishThread(threadId)
      await triage.assignThread({ ...threadId, body: { personId: personIds[round % 2] ?? '' } })
      await triage.reopenThread(threadId)
      await triage.markUnread(threadId)
    }
  })
  await Promise.all(working)
  // Nothing was put off, as it is after five deadlocks.
  await eventually(unfolded, (events) => events.length === 0, 50_000)
  expect(await deadlocks()).toBe(before)

  const all = await desk.services.db.selectFrom('threads').where('state', '=', 'open').select('id').execute()
  const { views } = await desk.client.inbox.countThreads({ params })
  expect(views.open.facebook + views.open.instagram).toBe(all.length)
}, 180_000)
