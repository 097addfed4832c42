import { DateTime } from 'luxon'
import { CampaignContent } from '../contract/campaignContent.ts'
import type { Database, Transaction } from '../db/database.ts'
import { type CampaignsRow, contentOf } from './campaignRows.ts'
import { monthsOf, type Span, spanOf } from './spans.ts'

/** A month of a campaign in which another amount is to be kept free than is by now. */
export interface DueMonth {
  month: string
  /** When it begins in the zone of the ad account. */
  begins: Date
  /** What is kept free, and what is to be. */
  kept: number
  committed: number
}

interface KeptMonth {
  month: string
  spent: number
  committed: number
}

/**
 * What time and spending have changed about the months that are kept free for a campaign that is on, oldest first: months that
 * are over keep nothing, what has no end gets the next month, and what may go in any month is no more than its rest.
 */
export async function dueMonths(db: Database | Transaction, row: CampaignsRow, now: Date): Promise<DueMonth[]> {
  if (row.activeSince === null || row.zone === null) return []
  const span = spanOf(await launchedContent(db, row), row.zone)
  return span ? dueOf(span, await keptMonths(db, row), { spend: row.spend, now }) : []
}

/** The same of what is known. What the platform says of today comes late, so of this month only what is sure is changed. */
function dueOf(span: Span, kept: KeptMonth[], { spend, now }: { spend: number; now: Date }): DueMonth[] {
  const here = DateTime.fromJSDate(now, { zone: span.zone })
  const current = here.toFormat('yyyy-MM')
  const spent = Math.max(
    spend,
    kept.reduce((sum, month) => sum + month.spent, 0),
  )
  const mostIn = (from: DateTime) => new Map(monthsOf(span, from.toJSDate(), spent).map((one) => [one.month, one.most]))
  const wanted = mostIn(here)
  const known = kept.find(({ month }) => month === current)
  if (known) {
    const whole = span.kind === 'lifetime' ? span.amount : (span.most ?? Number.POSITIVE_INFINITY)
    const afterToday = mostIn(here.plus({ days: 1 }).startOf('day')).get(current) ?? 0
    const most = Math.max(known.committed, afterToday)
    wanted.set(current, wanted.has(current) ? Math.min(most, Math.max(0, whole - spent)) : 0)
  }
  const months = [...new Set([...kept.map(({ month }) => month), ...wanted.keys()])].sort()
  return months.flatMap((month) => {
    const { committed = 0 } = kept.find((one) => one.month === month) ?? {}
    const next = month < current ? 0 : (wanted.get(month) ?? 0)
    if (next === committed) return []
    const begins = DateTime.fromISO(`${month}-01`, { zone: span.zone }).toJSDate()
    return [{ month, begins, kept: committed, committed: next }]
  })
}

/** What stands out there; a draft that says otherwise is only a draft. */
async function launchedContent(db: Database | Transaction, row: CampaignsRow) {
  const { teamId, id, version, launchedVersion } = row
  if (launchedVersion === null || launchedVersion === version) return contentOf(row)
  const launched = await db
    .selectFrom('campaignVersions')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('version', '=', launchedVersion)
    .select('content')
    .executeTakeFirst()
  return launched ? CampaignContent.parse(JSON.parse(launched.content)) : contentOf(row)
}

async function keptMonths(db: Database | Transaction, { teamId, id }: CampaignsRow): Promise<KeptMonth[]> {
  const rows = await db
    .selectFrom('reservations')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .orderBy('month')
    .select(['month', 'spent', 'committed'])
    .execute()
  return rows.map(({ month, spent, committed }) => ({ month, spent: Number(spent), committed: Number(committed) }))
}
