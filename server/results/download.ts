import { stringify } from 'csv-stringify/sync'
import { campaignRow } from '../advertising/campaignRows.ts'
import { dayIn } from '../advertising/days.ts'
import type { Download } from '../contract/endpoint.ts'
import { harmless } from '../contract/exportCells.ts'
import { plainMoney } from '../contract/money.ts'
import type { DayResult } from '../contract/results.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { audit } from '../live/changes.ts'
import { getResults } from './results.ts'

/** Days and networks of a campaign as rows for a spreadsheet, money in units of its currency. Throws `not_found`. */
export async function downloadResults(context: Context, campaignId: string): Promise<Download> {
  const { name } = await campaignRow(context, context.db, campaignId)
  const { days, currency, zone } = await getResults(context, campaignId, {})
  const body = Buffer.from(tableOf(name, currency, days))
  await write(context.db, (trx) =>
    audit(trx, { ...context, actorId: context.person.id }, 'results.download', { campaignId }),
  )
  return {
    name: `${name.slice(0, 80)} results ${dayIn(zone, context.now)}.csv`,
    type: 'text/csv',
    size: body.length,
    body: (async function* () {
      yield body
    })(),
  }
}

/** Every cell in quotes, and none that a spreadsheet would calculate. Without the mark at its beginning it takes the file for Latin letters. */
function tableOf(name: string, currency: string, days: DayResult[]) {
  const header = [
    'Campaign',
    'Day',
    'Network',
    'Reach',
    'Impressions',
    'Link clicks',
    'Engagements',
    `Spend (${currency})`,
  ]
  const lines = days.map((each) => [
    name,
    each.day,
    each.network === 'facebook' ? 'Facebook' : 'Instagram',
    String(each.reach),
    String(each.impressions),
    String(each.clicks),
    String(each.engagements),
    plainMoney(each.spend, currency),
  ])
  return `\uFEFF${stringify(
    [header, ...lines].map((cells) => cells.map(harmless)),
    { quoted: true, quoted_empty: true, record_delimiter: 'windows' },
  )}`
}
