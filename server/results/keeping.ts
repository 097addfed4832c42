import { keepCampaign } from '../advertising/campaignRows.ts'
import { noteSpend } from '../advertising/ledger.ts'
import type { LaunchedRow } from '../advertising/plans.ts'
import type { ResultNumbers } from '../contract/results.ts'
import type { Network } from '../contract/values.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { changed } from '../live/changes.ts'
import type { InsightRow } from '../platform/advertising.ts'
import type { Reading } from './asking.ts'
import { noNumbers, numbersOf, type Part, sumOf } from './parts.ts'
import { daysOf, spentByMonth } from './stored.ts'

/**
 * Puts what was read in the place of what stood here: absolute values, so that the same reading twice, or an older one after a
 * newer one, leaves behind what was read last. What is kept of the whole pair moves by the difference. The campaign is held.
 */
export async function keepReading(trx: Transaction, context: TeamContext, row: LaunchedRow, reading: Reading) {
  const days = await keepDays(trx, row, reading)
  const total = await keepTotals(trx, row, reading.totals)
  await noteSpend(trx, context, row, await spentByMonth(trx, row, days))
  await keepCampaign(trx, context, row, { ...total, resultsAt: context.now.toISOString() })
  await changed(trx, context, 'results', row.pairId, [row.id])
}

interface CountedRow extends ResultNumbers {
  adId: string
  day: string
  network: Network
  position: string
}
interface NetworkDay extends ResultNumbers {
  day: string
  network: Network
}

/** Answers the days that it may have changed. */
async function keepDays(trx: Transaction, row: LaunchedRow, { since, until, days, reach }: Reading) {
  const before = await inWindow(daysOf(trx, row), since, until).selectAll().execute()
  const rows = countedIn(days, since, until)
  // A campaign that was shown stays shown: where days are missing altogether, the platform had nothing to say this time.
  if (rows.length === 0 && before.length > 0) return []
  const after = networkDays(rows, reach)
  await replaceAdDays(trx, row, rows, since, until)
  await replaceCampaignDays(trx, row, after, since, until)
  await movePairDays(trx, row, before, after)
  return [...before, ...after].map(({ day }) => day)
}

/** One row for each ad, day and placement, of the days that were asked for. */
function countedIn(days: InsightRow[], since: string | null, until: string | null): CountedRow[] {
  const counted = new Map<string, CountedRow>()
  for (const each of days) {
    const { adId, day, network } = each
    if (adId === null || network === null) continue
    if ((since !== null && day < since) || (until !== null && day > until)) continue
    const position = each.position ?? 'unknown'
    counted.set([adId, day, network, position].join(' '), { adId, day, network, position, ...numbersOf(each) })
  }
  return [...counted.values()]
}

/** The days by network: sums, but for the people, whom the platform counts. Where it does not say, there are as many as in the largest part. */
function networkDays(rows: CountedRow[], reach: InsightRow[]): NetworkDay[] {
  const people = new Map(reach.map((each) => [keyOf(each), each.reach]))
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, parts]) => {
    const [first] = parts
    if (!first) return []
    const most = Math.max(...parts.map((part) => part.reach))
    const { day, network } = first
    return { day, network, ...sumOf(parts), reach: Math.max(people.get(key) ?? 0, most) }
  })
}

const keyOf = ({ day, network }: { day: string; network: Network | null }) => `${day} ${network}`

interface Windowed<Query> {
  where(column: 'day', operator: '>=' | '<=', value: string): Query
}

function inWindow<Query extends Windowed<Query>>(query: Query, since: string | null, until: string | null): Query {
  const from = since === null ? query : query.where('day', '>=', since)
  return until === null ? from : from.where('day', '<=', until)
}

/** So many rows at once, that no database has too many values in one statement. */
const atOnce = 500

const piecesOf = <Row>(rows: Row[]) =>
  Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, piece) =>
    rows.slice(piece * atOnce, (piece + 1) * atOnce),
  )

async function replaceAdDays(
  trx: Transaction,
  { teamId, id: campaignId }: LaunchedRow,
  rows: CountedRow[],
  since: string | null,
  until: string | null,
) {
  const old = trx.deleteFrom('adDays').where('teamId', '=', teamId).where('campaignId', '=', campaignId)
  await inWindow(old, since, until).execute()
  for (const piece of piecesOf(rows))
    await trx
      .insertInto('adDays')
      .values(piece.map((row) => ({ teamId, campaignId, ...row })))
      .execute()
}

async function replaceCampaignDays(
  trx: Transaction,
  { teamId, id: campaignId }: LaunchedRow,
  rows: NetworkDay[],
  since: string | null,
  until: string | null,
) {
  const old = trx.deleteFrom('campaignDays').where('teamId', '=', teamId).where('campaignId', '=', campaignId)
  await inWindow(old, since, until).execute()
  for (const piece of piecesOf(rows))
    await trx
      .insertInto('campaignDays')
      .values(piece.map((row) => ({ teamId, campaignId, ...row })))
      .execute()
}

/** Other campaigns of the pair have their part in the same rows. */
async function movePairDays(trx: Transaction, row: LaunchedRow, before: NetworkDay[], after: NetworkDay[]) {
  const was = new Map(before.map((each) => [keyOf(each), each]))
  const is = new Map(after.map((each) => [keyOf(each), each]))
  // In one order for everybody.
  for (const key of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const place = is.get(key) ?? was.get(key)
    const move = difference(is.get(key) ?? noNumbers, was.get(key) ?? noNumbers)
    if (place && Object.values(move).some((by) => by !== 0)) await movePairDay(trx, row, place, move)
  }
}

const difference = (is: ResultNumbers, was: ResultNumbers): ResultNumbers => ({
  reach: is.reach - was.reach,
  impressions: is.impressions - was.impressions,
  clicks: is.clicks - was.clicks,
  engagements: is.engagements - was.engagements,
  spend: is.spend - was.spend,
})

const movePairDay = (
  trx: Transaction,
  { teamId, pairId, currency }: LaunchedRow,
  { day, network }: Pick<NetworkDay, 'day' | 'network'>,
  move: ResultNumbers,
) =>
  trx
    .insertInto('pairDays')
    .values({ teamId, pairId, currency, day, network, ...move })
    .onConflict((conflict) =>
      conflict.columns(['teamId', 'pairId', 'currency', 'day', 'network']).doUpdateSet((eb) => ({
        reach: eb('pairDays.reach', '+', move.reach),
        impressions: eb('pairDays.impressions', '+', move.impressions),
        clicks: eb('pairDays.clicks', '+', move.clicks),
        engagements: eb('pairDays.engagements', '+', move.engagements),
        spend: eb('pairDays.spend', '+', move.spend),
      })),
    )
    .execute()

/** Answers what the list shows; nothing where the platform says nothing, and then what was kept stays. */
async function keepTotals(trx: Transaction, { teamId, id: campaignId }: LaunchedRow, totals: Part[]) {
  const all = totals.find(({ part }) => part === 'all')
  if (!all) return {}
  await trx.deleteFrom('campaignTotals').where('teamId', '=', teamId).where('campaignId', '=', campaignId).execute()
  await trx
    .insertInto('campaignTotals')
    .values(totals.map((part) => ({ teamId, campaignId, ...part })))
    .execute()
  const { reach, impressions, clicks, spend } = all
  return { reach, impressions, clicks, spend }
}
