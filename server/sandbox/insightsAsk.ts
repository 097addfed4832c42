import { adNow } from './adClock.ts'
import { findAccount } from './adRows.ts'
import { localOf } from './adZones.ts'
import { badParameter } from './graphError.ts'
import { checkBreakdowns } from './insightsBreakdowns.ts'
import { type Increment, isUnbounded, presetRange, type Range, readIncrement, readRange } from './insightsDays.ts'
import { isField, metrics } from './insightsFields.ts'
import { type Filter, readFilters } from './insightsFilters.ts'
import { integerOf, jsonOf, listOf, type Params, textOf } from './params.ts'
import type { World } from './world.ts'

export const insightLevels = ['account', 'campaign', 'adset', 'ad'] as const
export type InsightLevel = (typeof insightLevels)[number]

/** What is asked for, checked. */
export interface InsightsAsk {
  fields: string[] | undefined
  level: InsightLevel
  range: Range
  /** Whether the range is to be cut to where there is anything. */
  isUnbounded: boolean
  increment: Increment
  breakdowns: string[]
  filters: Filter[]
  sort: { metric: string; descending: boolean } | undefined
  limit: number
  after: number
}

/** Throws in the platform's words what it does not take (reference 7.7). Days are those of the account's zone. */
export function readAsk(world: World, params: Params, own: InsightLevel, accountId: string): InsightsAsk {
  const fields = listOf(params, 'fields')?.filter(Boolean)
  for (const name of fields ?? []) if (!isField(name)) throw noField(name)
  const breakdowns = listOf(params, 'breakdowns')?.filter(Boolean) ?? []
  checkBreakdowns(breakdowns)
  const today = localOf(findAccount(world, accountId)?.zone ?? 'UTC', adNow(world)).day
  const given = textOf(params, 'time_range') === undefined ? undefined : jsonOf(params, 'time_range')
  const preset = textOf(params, 'date_preset') ?? 'last_30d'
  return {
    fields,
    level: readLevel(textOf(params, 'level'), own),
    range: given === undefined ? presetRange(preset, today) : readRange(given, today),
    isUnbounded: given === undefined && isUnbounded(preset),
    increment: readIncrement(textOf(params, 'time_increment')),
    breakdowns,
    filters: readFilters(jsonOf(params, 'filtering')),
    sort: readSort(listOf(params, 'sort')),
    limit: Math.min(integerOf(params, 'limit') ?? 25, 1000),
    after: readCursor(textOf(params, 'after')),
  }
}

const noField = (name: string) =>
  badParameter(
    `${name} is not valid for fields param. please check https://developers.facebook.com/docs/marketing-api/reference/ads-insights/ for all valid values`,
  )

function readLevel(text: string | undefined, own: InsightLevel): InsightLevel {
  if (text === undefined) return own
  const level = insightLevels.find((name) => name === text)
  if (!level) throw badParameter(`level must be one of the following values: ${insightLevels.join(', ')}`)
  if (insightLevels.indexOf(level) >= insightLevels.indexOf(own)) return level
  throw badParameter(`Param level must not be above the level of the object: ${own}`)
}

function readSort(list: string[] | undefined): InsightsAsk['sort'] {
  const [first] = list ?? []
  if (!first) return undefined
  const [, metric = '', way] = /^(\w+)_(ascending|descending)$/.exec(first) ?? []
  if (!Object.hasOwn(metrics, metric) && metric !== 'date_start')
    throw badParameter(`sort: ${first} is not a valid sort field`)
  return { metric, descending: way === 'descending' }
}

export const cursorAt = (place: number) => Buffer.from(`row ${place}`).toString('base64url')

function readCursor(text: string | undefined): number {
  if (text === undefined) return 0
  const [, place] = /^row (\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (place === undefined) throw badParameter('Invalid cursor passed as after')
  return Number(place)
}
