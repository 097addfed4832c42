import type { LaunchedRow } from '../advertising/plans.ts'
import type { Database, Transaction } from '../db/database.ts'

type Key = Pick<LaunchedRow, 'teamId' | 'id'>

/** What is kept of a campaign by day and network. */
export const daysOf = (db: Database | Transaction, { teamId, id }: Key) =>
  db.selectFrom('campaignDays').where('teamId', '=', teamId).where('campaignId', '=', id)

/** The newest day on which it was shown to anybody; null without any. */
export async function newestDay(db: Database | Transaction, row: Key): Promise<string | null> {
  const newest = await daysOf(db, row)
    .where('impressions', '>', 0)
    .orderBy('day', 'desc')
    .limit(1)
    .select('day')
    .executeTakeFirst()
  return newest?.day ?? null
}

/** What is kept as spent on the days from `since` to `until`, and on the others. */
export async function spendOutside(db: Database | Transaction, row: Key, since: string | null, until: string | null) {
  const spendIn = async (from: string | null, to: string | null) => {
    const sum = await daysOf(db, row)
      .$if(from !== null, (days) => days.where('day', '>=', from ?? ''))
      .$if(to !== null, (days) => days.where('day', '<=', to ?? ''))
      .select(({ fn }) => fn.sum<number | null>('spend').as('spend'))
      .executeTakeFirst()
    return Number(sum?.spend ?? 0)
  }
  const inside = await spendIn(since, until)
  return { inside, outside: (await spendIn(null, null)) - inside }
}

/** What it has spent in all in each calendar month that one of these days lies in: nothing, where its days are gone. */
export async function spentByMonth(db: Database | Transaction, row: Key, changed: string[]) {
  const months = [...new Set(changed.map(monthOf))].sort()
  const [first] = months
  if (first === undefined) return []
  const days = await daysOf(db, row).where('day', '>=', `${first}-01`).select(['day', 'spend']).execute()
  const inMonth = Map.groupBy(days, ({ day }) => monthOf(day))
  return months.map((month) => ({
    month,
    spent: (inMonth.get(month) ?? []).reduce((sum, { spend }) => sum + spend, 0),
  }))
}

const monthOf = (day: string) => day.slice(0, 7)
