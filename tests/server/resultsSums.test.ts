import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { campaignToChange } from '../../server/advertising/campaignRows.ts'
import { daysAfter } from '../../server/advertising/days.ts'
import { launchedOf } from '../../server/advertising/plans.ts'
import { write } from '../../server/db/write.ts'
import { holdTeam } from '../../server/live/changes.ts'
import type { InsightRow } from '../../server/platform/advertising.ts'
import type { Reading } from '../../server/results/asking.ts'
import { keepReading } from '../../server/results/keeping.ts'
import { sumOf } from '../../server/results/parts.ts'
import { launchedCampaign } from '../support/advertising.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'

const first = '2026-10-25'
const length = 10
const dayAt = (place: number) => daysAfter(first, place)

/** What the platform says at one time of an ad on a day in a placement; the same place may be said twice. */
const counted = fc.record({
  place: fc.nat(length - 1),
  adId: fc.constantFrom('one', 'two'),
  network: fc.constantFrom('facebook' as const, 'instagram' as const),
  position: fc.constantFrom('feed', 'story'),
  spend: fc.nat(10_000),
  impressions: fc.nat(100_000),
})
/** A reading of some days, or of all, of one of two campaigns. */
const reading = fc.record({
  campaign: fc.nat(1),
  whole: fc.boolean(),
  from: fc.nat(length - 1),
  days: fc.nat(length),
  rows: fc.array(counted, { maxLength: 25 }),
})
type Said = typeof reading extends fc.Arbitrary<infer Value> ? Value : never

const readingOf = ({ whole, from, days, rows }: Said): Reading => {
  const [since, until] = whole ? [null, null] : [dayAt(from), dayAt(Math.min(length - 1, from + days))]
  const said: InsightRow[] = rows.map(({ place, spend, impressions, ...row }) => ({
    ...row,
    day: dayAt(place),
    spend,
    impressions,
    reach: Math.floor(impressions / 2),
    clicks: Math.floor(impressions / 100),
    engagements: Math.floor(impressions / 50),
  }))
  return { since, until, days: said, reach: [], totals: [] }
}

describe.each(databases)('what is kept by day, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  async function keep(campaign: { id: string; teamId: string }, said: Said) {
    const context = { ...desk.services, now: desk.services.clock(), teamId: campaign.teamId }
    await write(desk.services.db, async (trx) => {
      await holdTeam(trx, context)
      const row = launchedOf(await campaignToChange(trx, context, campaign.id))
      if (row) await keepReading(trx, context, row, readingOf(said))
    })
  }

  const daysIn = async (table: 'adDays' | 'campaignDays', ids: string[]) =>
    desk.services.db.selectFrom(table).where('campaignId', 'in', ids).selectAll().execute()
  type Row = Awaited<ReturnType<typeof daysIn>>[number]
  type Sums = Record<string, ReturnType<typeof sumOf>>
  const byDay = (rows: Row[], key: (row: Row) => string): Sums => {
    const sums = [...Map.groupBy(rows, key)].map(([name, of]) => [name, sumOf(of)] as const)
    return Object.fromEntries(sums.filter(([, { impressions, spend }]) => impressions + spend > 0))
  }

  test('is always the sum of what was read last, whatever was corrected, in whatever order, by whom', async () => {
    let currency = 0
    await fc.assert(
      fc.asyncProperty(fc.array(reading, { minLength: 1, maxLength: 6 }), fc.boolean(), async (readings, together) => {
        currency += 1
        const money = `X${String.fromCharCode(65 + (currency % 26))}${String.fromCharCode(65 + Math.floor(currency / 26))}`
        const one = await launchedCampaign(desk, { currency: money })
        const other = await launchedCampaign(desk, { currency: money })
        const of = (said: Said) => (said.campaign === 0 ? one : other)
        const run = async (mine: Said[]) => {
          for (const said of mine) await keep(of(said), said)
        }
        // The readings of one campaign come one after the other; those of two at the same time.
        if (together)
          await Promise.all([0, 1].map((campaign) => run(readings.filter((said) => said.campaign === campaign))))
        else await run(readings)

        const expected = new Map<string, InsightRow>()
        for (const said of readings) {
          const { since, until, days } = readingOf(said)
          const isIn = (day: string) => (since === null || day >= since) && (until === null || day <= until)
          const inside = days.filter(({ day }) => isIn(day))
          if (inside.length === 0) continue
          for (const [key, { day }] of expected)
            if (key.startsWith(`${of(said).id} `) && isIn(day)) expected.delete(key)
          for (const row of inside)
            expected.set([of(said).id, row.adId, row.day, row.network, row.position].join(' '), row)
        }

        const ids = [one.id, other.id]
        const adDays = await daysIn('adDays', ids)
        const nameOf = (row: { adId: string | null; day: string; network: string | null; position: string | null }) =>
          [row.adId, row.day, row.network, row.position].join(' ')
        expect(Object.fromEntries(adDays.map((row) => [`${row.campaignId} ${nameOf(row)}`, row.spend]))).toEqual(
          Object.fromEntries([...expected].map(([key, { spend }]) => [key, spend])),
        )

        const campaignDays = await daysIn('campaignDays', ids)
        const place = (row: (typeof adDays)[number]) => `${row.campaignId} ${row.day} ${row.network}`
        const people = ({ reach: _, ...numbers }: ReturnType<typeof sumOf>) => numbers
        const plain = (sums: Sums) => Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, people(sum)]))
        expect(plain(byDay(campaignDays, place))).toEqual(plain(byDay(adDays, place)))

        const pairDays = await desk.services.db
          .selectFrom('pairDays')
          .where('currency', '=', money)
          .selectAll()
          .execute()
        const kept = pairDays.filter(({ impressions, spend }) => impressions + spend > 0)
        expect(Object.fromEntries(kept.map((row) => [`${row.day} ${row.network}`, sumOf([row])]))).toEqual(
          byDay(campaignDays, (row) => `${row.day} ${row.network}`),
        )

        const ledger = await desk.services.db
          .selectFrom('reservations')
          .where('campaignId', 'in', ids)
          .select(['campaignId', 'month', 'spent'])
          .execute()
        const months = byDay(campaignDays, (row) => `${row.campaignId} ${row.day.slice(0, 7)}`)
        const spent = Object.fromEntries(Object.entries(months).map(([name, sum]) => [name, sum.spend]))
        const noted = ledger.map((row) => [`${row.campaignId} ${row.month}`, row.spent] as const)
        expect(Object.fromEntries(noted.filter(([, sum]) => sum > 0))).toEqual(
          Object.fromEntries(Object.entries(spent).filter(([, sum]) => sum > 0)),
        )
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})
