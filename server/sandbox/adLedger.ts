import type { Network } from './actors.ts'
import { addCounts, type Cells, type Counts, counted, noCounts, packCells, readCells } from './adCells.ts'
import type { LiveAd } from './adLive.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** Whose spending is asked for: that of an account (without `act_`), a campaign, an ad set or an ad. */
export type Spender = { accountId: string } | { campaignId: string } | { adSetId: string } | { adId: string }

/** All that it has cost so far, in the account's smallest amounts; with `since`, from that day of the account's zone on. */
export function spentOf(world: World, spender: Spender, since = ''): number {
  const [column, id] = columnOf(spender)
  const sql = `select coalesce(sum(spend), 0) as spend from adDays where ${column} = ? and day >= ?`
  return statement<[string, string], { spend: number }>(world, sql).get(id, since)?.spend ?? 0
}

/** What it cost and how often it was shown on each day from `since` on. */
export function daysOf(
  world: World,
  spender: Spender,
  since: string,
): { day: string; spend: number; impressions: number }[] {
  const [column, id] = columnOf(spender)
  const sql = `select day, sum(spend) as spend, sum(impressions) as impressions from adDays where ${column} = ? and day >= ? group by day`
  return statement<[string, string], { day: string; spend: number; impressions: number }>(world, sql).all(id, since)
}

function columnOf(spender: Spender): [string, string] {
  const [entry] = Object.entries(spender)
  if (!entry) throw new Error('Nothing to ask for.')
  return entry
}

export interface Where {
  network: Network
  /** As targeting calls it. */
  position: string
  day: string
  /** ISO-8601 UTC. */
  hour: string
}

const addToHour = `insert into adHours (adId, hour, network, position, day, ${counted.join(', ')})
  values (@adId, @hour, @network, @position, @day, ${counted.map((name) => `@${name}`).join(', ')})
  on conflict do update set ${counted.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`
const readDay = 'select rowid as row, cells from adDays where adId = ? and day = ? and network = ? and position = ?'
const beginDay = `insert into adDays (adId, day, network, position, adSetId, campaignId, accountId, impressions, spend, cells)
  values (@adId, @day, @network, @position, @adSetId, @campaignId, @accountId, @impressions, @spend, @cells)`
const addToDay = 'update adDays set impressions = impressions + ?, spend = spend + ?, cells = ? where rowid = ?'

/** Adds what happened in one position to its hour and its day; the caller holds a transaction. */
export function recordDelivery(
  world: World,
  ad: Pick<LiveAd, 'id' | 'adSetId' | 'campaignId' | 'accountId'>,
  { network, position, day, hour }: Where,
  fresh: Cells,
): void {
  const total = noCounts()
  for (const counts of fresh.values()) addCounts(total, counts)
  statement<[object], unknown>(world, addToHour).run({ adId: ad.id, network, position, day, hour, ...total })
  const { adSetId, campaignId, accountId } = ad
  const { impressions, spend } = total
  const stored = statement<string[], { row: number; cells: Buffer }>(world, readDay).get(ad.id, day, network, position)
  if (stored?.row === undefined) {
    const row = {
      adId: ad.id,
      day,
      network,
      position,
      adSetId,
      campaignId,
      accountId,
      impressions,
      spend,
      cells: packCells(fresh),
    }
    statement<[object], unknown>(world, beginDay).run(row)
    return
  }
  const cells = packCells(merged(readCells(stored.cells), fresh))
  statement<[number, number, Buffer, number], unknown>(world, addToDay).run(impressions, spend, cells, stored.row)
}

function merged(cells: Cells, fresh: Cells): Cells {
  for (const [index, counts] of fresh) {
    const known = cells.get(index)
    if (known) addCounts(known, counts)
    else cells.set(index, counts)
  }
  return cells
}

/** One remark by one person: it counts where they saw the ad. */
export const oneComment = (index: number): Cells => new Map<number, Counts>([[index, { ...noCounts(), comments: 1 }]])

export function commentsOnDay(world: World, adId: string, day: string): number {
  const sql = 'select coalesce(sum(comments), 0) as count from adHours where adId = ? and day = ?'
  return statement<[string, string], { count: number }>(world, sql).get(adId, day)?.count ?? 0
}
