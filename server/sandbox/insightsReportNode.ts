import type { Call } from './call.ts'
import { GraphError } from './graphError.ts'
import { readInsights } from './insightsEdge.ts'
import { countPoll, findReport, stateOf } from './insightsReports.ts'
import type { Node } from './node.ts'
import type { Params } from './params.ts'
import { unixSeconds } from './times.ts'

/** `GET /{report run}` and `/{report run}/insights`, for whoever may read what it is about (reference 7.7). */
export function findReportNode(call: Call, id: string): Node | undefined {
  const report = findReport(call.world, id)
  if (!report) return undefined
  const about = `${report.level === 'account' ? 'act_' : ''}${report.nodeId}`
  const subject = call.find(about)
  const state = stateOf(call.world, report)
  if (call.method === 'GET' && call.path === id) countPoll(call.world, id)
  const asked: Params = JSON.parse(report.params)
  return {
    id,
    type: 'AdReportRun',
    accountId: subject.accountId,
    defaults: ['account_id', 'async_status', 'async_percent_completion', 'time_ref'],
    fields: {
      account_id: () => subject.accountId?.replace('act_', ''),
      async_status: () => state.status,
      async_percent_completion: () => state.percent,
      is_running: () => state.status === 'Job Running',
      time_ref: () => unixSeconds(report.createdAt),
      time_completed: () => (state.percent === 100 ? unixSeconds(report.createdAt) + 1 : undefined),
    },
    edges: {
      insights: {
        read: (params) => {
          if (state.percent < 100) throw notYet()
          return readInsights(call, report.level, report.nodeId, { ...asked, ...params }, `${id}/insights`)
        },
      },
    },
  }
}

/** Recollection: number and words. */
const notYet = () => new GraphError({ code: 2601, message: '(#2601) Error accessing adreport job.' })
