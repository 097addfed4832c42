import SQLite from 'better-sqlite3'
import { daysAfter } from '../../server/advertising/days.ts'
import { type CampaignContent, emptyContent } from '../../server/contract/campaignContent.ts'
import type { Desk } from './desk.ts'
import { fileOf, whoseIs } from './desks.ts'

type Row = Record<string, string | number | null>

/** A campaign as it stands in the middle of its making. */
export const madeContent = (name: string): CampaignContent => {
  const content = emptyContent()
  return {
    ...content,
    name,
    budget: { kind: 'daily', amount: 4000, most: 40_000 },
    creatives: content.creatives.map((creative) => ({
      ...creative,
      text: 'Easter is near, and so is the smell of it: lamb cakes, hot cross buns and a loaf with an egg in it. Order until Thursday.',
      headline: 'Easter cakes, baked tonight',
      link: 'https://bakery.example/easter',
      overrides: { instagram_story: { text: 'Order until Thursday.' } },
    })),
  }
}

export const idOf = (n: number) => `filled-campaign-${String(n).padStart(4, '0')}`

/** Fills a pair of a data folder that nobody has open with campaigns that run, each with so many days of results on both networks. */
export function fillCampaigns(desk: Desk, count: number, days: number) {
  const { teamId } = whoseIs(desk)
  const pairId = desk.pair.id
  const db = new SQLite(fileOf(desk))
  db.pragma('synchronous = OFF')
  const addCampaign = insertInto(db, 'campaigns')
  const addDay = insertInto(db, 'campaignDays')
  const addTotal = insertInto(db, 'campaignTotals')
  const addAd = insertInto(db, 'campaignAds')
  const addBudget = insertInto(db, 'budgetDays')
  db.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const campaignId = idOf(n)
      const name = `Easter cakes ${n}`
      addCampaign({
        ...{ teamId, id: campaignId, pairId, version: 1, name, nameKey: name.toLowerCase() },
        ...{ content: JSON.stringify(madeContent(name)), networks: 'facebook instagram', state: 'active' },
        ...{ budgetKind: 'daily', budgetAmount: 4000, endsAt: '2027-12-01T00:00:00.000Z', drift: '[]', alerts: '[]' },
        ...{ createdAt: at(n), createdBy: 'Maya', changedAt: at(n), changedBy: 'Maya', adAccountId: 'act_1' },
        ...{ currency: 'EUR', zone: 'Europe/Berlin', launchedVersion: 1, launchedAt: at(n), remoteId: `remote-${n}` },
        ...{ activeSince: at(n), ...numbers(n), resultsAt: at(n) },
      })
      addAd({ teamId, campaignId, creative: 'a', name, adId: `ad-${n}`, state: 'approved', feedback: '[]' })
      for (const part of [
        'all',
        'facebook',
        'instagram',
        'facebook feed',
        'instagram feed',
        'instagram story',
        `ad ad-${n}`,
      ])
        addTotal({ teamId, campaignId, part, ...numbers(n) })
      // A year of each would take long to fill, and only one is asked for at a time.
      for (let place = 0; place < (n % 50 === 0 ? days : 30); place += 1) {
        const day = daysAfter('2025-11-01', place)
        addBudget({ teamId, campaignId, day, budget: 4000, before: 4000 * place, began: '2025-11-01T00:00:00.000Z' })
        for (const network of ['facebook', 'instagram']) addDay({ teamId, campaignId, day, network, ...numbers(place) })
      }
    }
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

const at = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 60_000).toISOString()

const numbers = (n: number) => ({
  reach: 1000 + n,
  impressions: 2000 + 3 * n,
  clicks: 40 + (n % 7),
  engagements: 80 + (n % 11),
  spend: 3500 + n,
})

function insertInto(db: SQLite.Database, table: string) {
  const columns = db.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all()
  const names = columns.map(({ name }) => name)
  const insert = db.prepare(`insert into "${table}" values (${names.map(() => '?').join(', ')})`)
  return (row: Row) => insert.run(names.map((name) => row[name] ?? null))
}
