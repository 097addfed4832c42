import { findAccount, findAd, findAdSet, findCampaign } from './adRows.ts'
import { effectiveStatus } from './adStatus.ts'
import type { Call } from './call.ts'
import { missing } from './graphError.ts'
import { cursorAt, type InsightLevel, type InsightsAsk, readAsk } from './insightsAsk.ts'
import { metrics, type Subject, subjectFields } from './insightsFields.ts'
import { passes } from './insightsFilters.ts'
import { startReport } from './insightsReports.ts'
import { type InsightRow, insightRows } from './insightsRows.ts'
import type { Edge, Json } from './node.ts'
import { type Params, textOf } from './params.ts'
import { graphTime } from './times.ts'
import type { World } from './world.ts'

/**
 * `GET /{account, campaign, ad set or ad}/insights`, and `POST` for a report that is made in the meantime (reference 7.7). `id` is the
 * account's without `act_`. The caller has seen to it that the object may be read.
 */
export const insightsEdge = (call: Call, level: InsightLevel, id: string): Edge => ({
  read: (params) => readInsights(call, level, id, params),
  create: (params) => {
    // What a report cannot be made of is refused at once.
    readAsk(call.world, params, level, accountIdOf(call.world, level, id))
    return startReport(call.world, level, id, params)
  },
})

export function readInsights(call: Call, own: InsightLevel, id: string, params: Params, path = pathOf(own, id)): Json {
  const { world } = call
  const accountId = accountIdOf(world, own, id)
  const ask = readAsk(world, params, own, accountId)
  const subjects = new Map<string, Subject>()
  const subjectOf = (row: InsightRow) => {
    const subject = subjects.get(row.subjectId) ?? subjectFor(world, ask.level, row.subjectId)
    subjects.set(row.subjectId, subject)
    return subject
  }
  const rows = sorted(
    insightRows(world, own, id, ask).filter((row) =>
      ask.filters.every((filter) => fits(world, ask, row, subjectOf(row), filter)),
    ),
    ask,
  )
  const page = rows.slice(ask.after, ask.after + ask.limit)
  return {
    data: page.map((row) => render(row, subjectOf(row), ask)),
    ...(page.length > 0 ? { paging: pagingOf(call, path, params, ask, rows.length) } : {}),
  }
}

function accountIdOf(world: World, level: InsightLevel, id: string): string {
  if (level === 'account') return id
  const found =
    level === 'campaign' ? findCampaign(world, id) : level === 'adset' ? findAdSet(world, id) : findAd(world, id)
  if (!found) throw missing(id)
  return found.accountId
}

const pathOf = (level: InsightLevel, id: string) => `${level === 'account' ? 'act_' : ''}${id}/insights`

function subjectFor(world: World, level: InsightLevel, id: string): Subject {
  const ad = level === 'ad' ? findAd(world, id) : undefined
  const adSet = level === 'adset' ? findAdSet(world, id) : ad && findAdSet(world, ad.adSetId)
  const campaign = level === 'campaign' ? findCampaign(world, id) : adSet && findCampaign(world, adSet.campaignId)
  const account = findAccount(world, level === 'account' ? id : (campaign?.accountId ?? ''))
  const self = ad ?? adSet ?? campaign
  return {
    account_id: account?.id ?? '',
    account_name: account?.name ?? '',
    account_currency: account?.currency ?? 'EUR',
    campaign_id: campaign?.id,
    campaign_name: campaign?.name,
    objective: campaign?.objective,
    adset_id: adSet?.id,
    adset_name: adSet?.name,
    optimization_goal: adSet?.optimizationGoal,
    ad_id: ad?.id,
    ad_name: ad?.name,
    created_time: self && graphTime(self.createdAt),
    updated_time: self && graphTime(self.updatedAt),
  }
}

const unasked = ['account_id', 'campaign_id', 'adset_id', 'ad_id', 'impressions', 'spend']

function render(row: InsightRow, subject: Subject, { fields = unasked }: InsightsAsk): Json {
  const { account_currency } = subject
  const answer: Record<string, Json | undefined> = {}
  for (const name of fields) {
    const known = subjectFields.find((field) => field === name)
    answer[name] = known ? subject[known] : metrics[name]?.(row.measured, account_currency)
  }
  return { ...answer, date_start: row.since, date_stop: row.until, ...row.breakdowns }
}

function fits(
  world: World,
  { level }: InsightsAsk,
  row: InsightRow,
  subject: Subject,
  filter: InsightsAsk['filters'][number],
): boolean {
  const [kind = '', property] = filter.field.split('.')
  if (property === undefined)
    return passes(filter, String(metrics[kind]?.(row.measured, subject.account_currency) ?? '0'))
  const id = kind === 'campaign' ? subject.campaign_id : kind === 'adset' ? subject.adset_id : subject.ad_id
  const name = kind === 'campaign' ? subject.campaign_name : kind === 'adset' ? subject.adset_name : subject.ad_name
  // What lies below the level asked for says nothing about a row.
  if (id === undefined || level === 'account') return true
  if (property === 'id') return passes(filter, id)
  if (property === 'name') return passes(filter, name ?? '')
  const of = kind === 'campaign' || kind === 'adset' ? kind : 'ad'
  return passes(filter, effectiveStatus(world, of, id) ?? '')
}

function sorted(rows: InsightRow[], { sort }: InsightsAsk): InsightRow[] {
  if (!sort) return rows.sort((a, b) => a.since.localeCompare(b.since))
  const value = (row: InsightRow) =>
    sort.metric === 'date_start' ? Date.parse(row.since) : Number(metrics[sort.metric]?.(row.measured, 'EUR') ?? 0)
  return rows.sort((a, b) => (sort.descending ? value(b) - value(a) : value(a) - value(b)))
}

function pagingOf(call: Call, path: string, params: Params, { after, limit }: InsightsAsk, total: number): Json {
  const next = Math.min(after + limit, total)
  const link = (place: number) => {
    const query = new URLSearchParams({ access_token: call.token.token })
    for (const key of Object.keys(params)) if (key !== 'after') query.set(key, textOf(params, key) ?? '')
    query.set('after', cursorAt(place))
    return `${call.world.baseUrl}/graph/${call.version}/${path}?${query}`
  }
  return {
    cursors: { before: cursorAt(after), after: cursorAt(next) },
    ...(next < total ? { next: link(next) } : {}),
  }
}
