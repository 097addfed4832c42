import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteSpend, releaseReservation, reserve } from '../../server/advertising/ledger.ts'
import { isSqlite } from '../../server/db/database.ts'
import { holdTeam } from '../../server/live/changes.ts'
import { insertCampaign } from '../support/adsDouble.ts'
import { type Advertiser, startAdvertiser } from '../support/advertiser.ts'
import { databases } from '../support/databases.ts'

const months = ['2026-11', '2026-12']
/** The promise is about 1,000 rounds, which take minutes: `LEDGER_ROUNDS=1000`. */
const rounds = Number(process.env.LEDGER_ROUNDS ?? 8)
const atOnce = 50

const limit = fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null, freq: 4 })
const activation = fc.record({
  mosts: fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 9000 })),
  /** What follows at once: it has spent a part, or is paused again. */
  next: fc.constantFrom('stay', 'spend', 'pause'),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
})
const round = fc.record({
  limits: fc.tuple(limit, limit),
  team: limit,
  /** Whether some of them are paused again, which makes room. */
  pauses: fc.boolean(),
  activations: fc.array(activation, { minLength: atOnce, maxLength: atOnce }),
})
type Round = typeof round extends fc.Arbitrary<infer R> ? R : never

describe.each(databases)('the ledger, on %s', (_name, open) => {
  let desk: Advertiser
  let pairs: [string, string]
  const campaigns: { id: string; pairId: string; currency: string; zone: string }[] = []
  beforeAll(async () => {
    desk = await startAdvertiser({ database: await open() })
    const { db } = desk.services
    const pair = await db.selectFrom('pairs').selectAll().executeTakeFirstOrThrow()
    await db
      .insertInto('pairs')
      .values({ ...pair, id: 'other', pageId: '77', profileId: null })
      .execute()
    pairs = [pair.id, 'other']
    for (let number = 0; number < atOnce; number += 1) {
      const pairId = pairs[number % 2] ?? ''
      const id = `ledger-${number}`
      await insertCampaign(db, { teamId: desk.teamId, pairId }, { id, activeSince: new Date().toISOString() })
      campaigns.push({ id, pairId, currency: 'EUR', zone: 'Europe/Berlin' })
    }
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(begin)

  /** Nothing tidies up after rows that are deleted while tests run, and a thousand rounds delete many. */
  async function begin() {
    if (!isSqlite(desk.services.db))
      return void (await sql`truncate reservations, "spendLimits", "teamSpendLimits"`.execute(desk.services.db))
    for (const table of ['reservations', 'spendLimits', 'teamSpendLimits'] as const)
      await desk.services.db.deleteFrom(table).execute()
  }

  async function limitTo({ limits, team }: Pick<Round, 'limits' | 'team'>) {
    const { db } = desk.services
    const { teamId } = desk
    for (const [at, perMonth] of limits.entries())
      await db
        .insertInto('spendLimits')
        .values({ teamId, pairId: pairs[at] ?? '', version: 1, approvalAbove: null, perMonth })
        .execute()
    const items = team === null ? [] : [{ currency: 'EUR', perMonth: team }]
    await db
      .insertInto('teamSpendLimits')
      .values({ teamId, version: 1, limits: JSON.stringify(items) })
      .execute()
  }

  /** Whether it was let through. */
  async function activate(at: number, { mosts, next, part }: Round['activations'][number], pauses: boolean) {
    const campaign = campaigns[at]
    if (!campaign) throw new Error('There are not that many campaigns.')
    const most = months.map((month, place) => ({ month, most: mosts[place] ?? 0 }))
    try {
      await desk.writing(async (trx, context) => {
        await holdTeam(trx, context)
        await reserve(trx, context, campaign, most)
      })
    } catch (error) {
      expect(error).toMatchObject({ code: 'conflict' })
      return false
    }
    const spent = most.map(({ month, most: all }) => ({ month, spent: Math.floor(all * part) }))
    if (next === 'spend') await desk.writing((trx, context) => noteSpend(trx, context, campaign, spent))
    if (next === 'pause' && pauses) await desk.writing((trx, context) => releaseReservation(trx, context, campaign.id))
    return true
  }

  async function used() {
    const rows = await desk.services.db.selectFrom('reservations').selectAll().execute()
    const sum = (month: string, pairId: string | null) =>
      rows
        .filter((row) => row.month === month && (pairId === null || row.pairId === pairId))
        .reduce((all, { committed, spent }) => all + committed + spent, 0)
    return sum
  }

  test(`lets no cap be breached in ${rounds} rounds of ${atOnce} activations at once`, async () => {
    await fc.assert(
      fc.asyncProperty(round, async ({ limits, team, pauses, activations }) => {
        await begin()
        await limitTo({ limits, team })
        const passed = await Promise.all(activations.map((each, at) => activate(at, each, pauses)))
        const sum = await used()
        for (const month of months) {
          expect(sum(month, null)).toBeLessThanOrEqual(team ?? Infinity)
          for (const [at, perMonth] of limits.entries())
            expect(sum(month, pairs[at] ?? '')).toBeLessThanOrEqual(perMonth ?? Infinity)
        }
        // What was refused would not fit: as long as nothing was freed meanwhile, there is only less room than there was.
        if (pauses) return
        for (const [at, isIn] of passed.entries()) {
          const fits = months.every((month, place) => {
            const more = activations[at]?.mosts[place] ?? 0
            const pair = limits[at % 2] ?? Infinity
            return sum(month, null) + more <= (team ?? Infinity) && sum(month, pairs[at % 2] ?? '') + more <= pair
          })
          if (!isIn) expect(fits).toBe(false)
        }
      }),
      { numRuns: rounds, endOnFailure: true },
    )
  }, 3_600_000)
})
