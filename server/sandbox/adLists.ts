import { notOf } from './adChanges.ts'
import { invalidAd } from './adErrors.ts'
import { isFields, objectsOf, textsOf, wordsOf } from './adJson.ts'
import { type AdLevel, settleReviews, withStatus } from './adStatus.ts'
import { badParameter } from './graphError.ts'
import { listingOf } from './listing.ts'
import type { Listing, Node } from './node.ts'
import { jsonOf, listOf, type Params, textOf } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

type Row = Record<string, unknown> & { id: string; createdAt: string }

interface Condition {
  sql: string
  values: (string | number)[]
}

/** Fields that `filtering` knows, and their columns. */
const columns: Record<AdLevel, Record<string, string>> = {
  campaign: { 'campaign.name': 'name', 'campaign.id': 'id', objective: 'objective' },
  adset: {
    'adset.name': 'name',
    'adset.id': 'id',
    'campaign.name': 'campaignName',
    'campaign.id': 'campaignId',
    campaign_id: 'campaignId',
    optimization_goal: 'optimizationGoal',
  },
  ad: {
    'ad.name': 'name',
    'ad.id': 'id',
    'campaign.name': 'campaignName',
    'campaign.id': 'campaignId',
    campaign_id: 'campaignId',
    'adset.name': 'setName',
    'adset.id': 'adSetId',
    adset_id: 'adSetId',
  },
}

const shared = {
  id: 'id',
  name: 'name',
  status: 'status',
  configured_status: 'status',
  effective_status: 'effectiveStatus',
  created_time: 'createdAt',
  updated_time: 'updatedAt',
}

/** The column that says whose they are, and its value. */
export interface AdSource {
  column: 'accountId' | 'campaignId' | 'adSetId'
  id: string
}

interface Source<R> {
  level: AdLevel
  of: AdSource
  params: Params
  node: (row: R) => Node
}

/**
 * Campaigns, ad sets or ads, newest first: with `filtering`, `effective_status` and `summary=total_count`. What was archived or deleted
 * only comes when its state is asked for.
 */
export function listAds<R>(world: World, { level, of, params, node }: Source<R>): Listing {
  settleReviews(world)
  const conditions = [...filters(level, params), ...statesIn(params)]
  const asksForState = conditions.some(({ sql }) => /^(?:effectiveStatus|status) /.test(sql))
  const visible = asksForState ? '' : " and effectiveStatus not in ('DELETED', 'ARCHIVED')"
  const sql = `select * from (${withStatus[level]}) where ${of.column} = ?${visible}${conditions.map((one) => ` and ${one.sql}`).join('')}`
  const values = [of.id, ...conditions.flatMap((one) => one.values)]
  const listing = listingOf<Row>(world, {
    sql,
    values,
    order: 'desc',
    params: { ...params, since: undefined, until: undefined },
    most: 1000,
    node: (row) => node(row as R),
  })
  if (!/total_count|true/.test(textOf(params, 'summary') ?? '')) return listing
  const found = statement<unknown[], { count: number }>(world, `select count(*) as count from (${sql})`).get(...values)
  return { ...listing, summary: { total_count: found?.count ?? 0 } }
}

function statesIn(params: Params): Condition[] {
  const states = listOf(params, 'effective_status')
  return states ? [among('effectiveStatus', states, 'in')] : []
}

/** `filtering=[{"field":"name","operator":"CONTAIN","value":"cake"}]`. */
function filters(level: AdLevel, params: Params): Condition[] {
  const given = jsonOf(params, 'filtering')
  if (given === undefined || given === null || given === '') return []
  if (!Array.isArray(given) || !given.every(isFields)) throw badParameter('Param filtering must be an array')
  return objectsOf(given).map(({ field, operator, value }) => {
    const known: Record<string, string> = { ...shared, ...columns[level] }
    const name = wordsOf(field)
    const column = Object.hasOwn(known, name) ? known[name] : undefined
    if (column === undefined) throw badParameter(`Filtering field ${name} is invalid`)
    return condition(column, wordsOf(operator), value)
  })
}

const compared: Record<string, string> = { EQUAL: '=', NOT_EQUAL: '<>', GREATER_THAN: '>', LESS_THAN: '<' }
const operators = [...Object.keys(compared), 'CONTAIN', 'NOT_CONTAIN', 'STARTS_WITH', 'IN', 'NOT_IN', 'ANY', 'NONE']

function condition(column: string, operator: string, value: unknown): Condition {
  const text = column.endsWith('At') ? instant(value) : wordsOf(value)
  const sign = Object.hasOwn(compared, operator) ? compared[operator] : undefined
  if (sign !== undefined) return { sql: `${column} ${sign} ?`, values: [text] }
  if (operator === 'IN' || operator === 'ANY') return among(column, textsOf(value), 'in')
  if (operator === 'NOT_IN' || operator === 'NONE') return among(column, textsOf(value), 'not in')
  // Letters are the same large and small; recollection.
  if (operator === 'CONTAIN') return { sql: `instr(lower(${column}), lower(?)) > 0`, values: [text] }
  if (operator === 'NOT_CONTAIN') return { sql: `instr(lower(${column}), lower(?)) = 0`, values: [text] }
  if (operator === 'STARTS_WITH') return { sql: `instr(lower(${column}), lower(?)) = 1`, values: [text] }
  throw notOf('filtering[operator]', operators, operator)
}

const among = (column: string, values: string[], how: 'in' | 'not in'): Condition => ({
  sql: `${column} ${how} (select value from json_each(?))`,
  values: [JSON.stringify(values)],
})

/** Unix seconds, as `filtering` takes times. */
function instant(value: unknown): string {
  const seconds = Number(value)
  if (Number.isFinite(seconds) && Math.abs(seconds) < 8.64e12) return new Date(seconds * 1000).toISOString()
  throw invalidAd({ title: 'Invalid filter', says: 'A time in a filter is unix seconds.', blame: 'filtering' })
}
