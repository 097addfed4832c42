import { newText } from './ids.ts'
import type { InsightLevel } from './insightsAsk.ts'
import type { Json } from './node.ts'
import type { Params } from './params.ts'
import { digitsOf } from './seedChance.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

export interface Report {
  id: string
  level: InsightLevel
  nodeId: string
  /** JSON of what was asked for. */
  params: string
  createdAt: string
  /** How often somebody has asked how far it is. */
  polls: number
}

/** Recollection: the words of the states (reference 7.7). */
export type ReportState = { status: 'Job Not Started' | 'Job Running' | 'Job Completed'; percent: number }

/** Promises a report; nothing is counted before it is read. */
export function startReport(world: World, level: InsightLevel, nodeId: string, given: Params): Json {
  const { access_token: _token, appsecret_proof: _proof, method: _method, ...params } = given
  const id = `7${digitsOf(newText(world, 24), 15)}`
  statement<[object], unknown>(
    world,
    'insert into adReports (id, level, nodeId, params, createdAt) values (@id, @level, @nodeId, @params, @createdAt)',
  ).run({ id, level, nodeId, params: JSON.stringify(params), createdAt: world.now().toISOString() })
  return { report_run_id: id }
}

export const findReport = (world: World, id: string): Report | undefined =>
  statement<[string], Report>(world, 'select * from adReports where id = ?').get(id)

/** It takes a second, and no more than two looks: whoever stops time must not wait for ever. */
export function stateOf(world: World, { createdAt, polls }: Report): ReportState {
  const seconds = (world.now().getTime() - Date.parse(createdAt)) / 1000
  if (seconds >= 1 || polls >= 2) return { status: 'Job Completed', percent: 100 }
  return polls === 0 ? { status: 'Job Not Started', percent: 0 } : { status: 'Job Running', percent: 40 }
}

export function countPoll(world: World, id: string): void {
  statement<[string], unknown>(world, 'update adReports set polls = polls + 1 where id = ?').run(id)
}
