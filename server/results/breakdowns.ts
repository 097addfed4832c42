import type { CampaignAdsRow } from '../advertising/campaignRows.ts'
import type { LaunchedRow } from '../advertising/plans.ts'
import type { DayResult, ResultNumbers, Results } from '../contract/results.ts'
import { networks as allNetworks, type Network } from '../contract/values.ts'
import type { Database } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import { noNumbers, numbersOf, type Part, placeOf, sumOf } from './parts.ts'
import { placementAt } from './positions.ts'

export type Breakdown = Pick<Results, 'total' | 'networks' | 'placements' | 'creatives'>

/** For all the time, with the people of each part as the platform counts them. */
export async function breakdownOfAll(db: Database, row: LaunchedRow, ads: CampaignAdsRow[]): Promise<Breakdown> {
  const { rows: parts } = await selectTotals(db, { teamId: row.teamId, campaignId: row.id })
  const byPart = new Map(parts.map((part) => [part.part, part]))
  return {
    total: numbersOf(byPart.get('all') ?? noNumbers),
    networks: allNetworks.flatMap((network) => networkOf(network, byPart.get(network))),
    placements: parts.flatMap(placementOf).sort(bySpend),
    creatives: creativesOf(ads, (adId) => byPart.get(`ad ${adId}`)),
  }
}

const selectTotals = statement((db, { teamId, campaignId }: Record<'teamId' | 'campaignId', string>) =>
  db
    .selectFrom('campaignTotals')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', campaignId)
    .select(['part', 'reach', 'impressions', 'clicks', 'engagements', 'spend']),
)

const networkOf = (network: Network, numbers: ResultNumbers | undefined) =>
  numbers ? [{ network, ...numbersOf(numbers) }] : []

function placementOf(part: Part) {
  const { adId, network, position } = placeOf(part.part)
  return adId === null && network !== null && position !== null ? [placedAt(network, position, part)] : []
}

const placedAt = (network: Network, position: string, numbers: ResultNumbers) => ({
  placement: placementAt(network, position),
  position,
  network,
  ...numbersOf(numbers),
})

const creativesOf = (ads: CampaignAdsRow[], numbers: (adId: string) => ResultNumbers | undefined) =>
  ads.flatMap(({ creative, adId }) =>
    adId === null ? [] : [{ creative, adId, ...numbersOf(numbers(adId) ?? noNumbers) }],
  )

const bySpend = (one: ResultNumbers, other: ResultNumbers) => other.spend - one.spend

/** For some days: sums, of which the people are the most that there can be. */
export async function breakdownBetween(
  db: Database,
  row: LaunchedRow,
  ads: CampaignAdsRow[],
  days: DayResult[],
): Promise<Breakdown> {
  const counted = await countedBetween(db, row, days)
  const byAd = Map.groupBy(counted, ({ adId }) => adId)
  const byPlace = Map.groupBy(counted, ({ network, position }) => `${network} ${position}`)
  return {
    total: sumOf(days),
    networks: allNetworks.flatMap((network) => {
      const own = days.filter((day) => day.network === network)
      return networkOf(network, own.length > 0 ? sumOf(own) : undefined)
    }),
    placements: [...byPlace.values()]
      .flatMap((rows) => (rows[0] ? [placedAt(rows[0].network, rows[0].position, sumOf(rows))] : []))
      .sort(bySpend),
    creatives: creativesOf(ads, (adId) => (byAd.has(adId) ? sumOf(byAd.get(adId) ?? []) : undefined)),
  }
}

/** What each ad brought in each placement in that time. */
async function countedBetween(db: Database, { teamId, id }: LaunchedRow, days: DayResult[]) {
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (first === undefined || last === undefined) return []
  const rows = await db
    .selectFrom('adDays')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .groupBy(['adId', 'network', 'position'])
    .select(({ fn }) => [
      'adId',
      'network',
      'position',
      fn.sum('reach').as('reach'),
      fn.sum('impressions').as('impressions'),
      fn.sum('clicks').as('clicks'),
      fn.sum('engagements').as('engagements'),
      fn.sum('spend').as('spend'),
    ])
    .execute()
  // Postgres answers sums as text.
  return rows.map((row) => ({
    ...row,
    reach: Number(row.reach),
    impressions: Number(row.impressions),
    clicks: Number(row.clicks),
    engagements: Number(row.engagements),
    spend: Number(row.spend),
  }))
}
