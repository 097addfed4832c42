import { accountFor, requireToAdvertise } from './adAccess.ts'
import { copyAdSet } from './adCopies.ts'
import { creativeEdge } from './adCreativeNode.ts'
import { estimateDelivery } from './adEstimates.ts'
import { issuesOf } from './adIssues.ts'
import { fieldsOf, read } from './adJson.ts'
import { spentOf } from './adLedger.ts'
import { type AdSource, listAds } from './adLists.ts'
import { readSum } from './adMoney.ts'
import { adEdge } from './adNode.ts'
import { type AdAccount, type AdSetRow, changeRow, findAdSet } from './adRows.ts'
import { changeAdSet, createAdSet } from './adSets.ts'
import { effectiveStatus } from './adStatus.ts'
import { toldTargeting } from './adTargetingTold.ts'
import type { Call } from './call.ts'
import { insightsEdge } from './insightsEdge.ts'
import { type Edge, type Json, type Node, success } from './node.ts'
import { renderNode } from './render.ts'
import { timeFor } from './times.ts'

export function findAdSetNode(call: Call, id: string): Node | undefined {
  const row = findAdSet(call.world, id)
  return row && adSetNode(call, accountFor(call, row.accountId, id), row)
}

/** An ad set (reference 7.1 to 7.4). */
function adSetNode(call: Call, account: AdAccount, row: AdSetRow & { effectiveStatus?: string }): Node {
  const { world } = call
  const effective = () => row.effectiveStatus ?? effectiveStatus(world, 'adset', row.id) ?? row.status
  const time = (iso: string | null) => (iso === null ? undefined : timeFor(call, iso))
  const budget = row.dailyBudget ?? row.lifetimeBudget ?? 0
  return {
    id: row.id,
    type: 'AdSet',
    accountId: `act_${account.id}`,
    defaults: [],
    fields: {
      account_id: () => account.id,
      campaign_id: () => row.campaignId,
      campaign: ({ inner }) => renderNode(call, call.find(row.campaignId), inner ?? []),
      name: () => row.name,
      status: () => row.status,
      configured_status: () => row.status,
      effective_status: effective,
      optimization_goal: () => row.optimizationGoal,
      billing_event: () => row.billingEvent,
      bid_amount: () => row.bidAmount ?? undefined,
      bid_strategy: () => row.bidStrategy ?? 'LOWEST_COST_WITHOUT_CAP',
      daily_budget: () => String(row.dailyBudget ?? 0),
      lifetime_budget: () => String(row.lifetimeBudget ?? 0),
      budget_remaining: () => readSum(Math.max(0, budget - spentOf(world, { adSetId: row.id }))),
      start_time: () => time(row.startTime ?? row.createdAt),
      end_time: () => time(row.endTime),
      targeting: () => targetingOf(row),
      destination_type: () => row.destinationType ?? 'UNDEFINED',
      promoted_object: () => read(row.promotedObject),
      dsa_payor: () => row.payer ?? account.payer ?? undefined,
      dsa_beneficiary: () => row.beneficiary ?? account.beneficiary ?? undefined,
      is_dynamic_creative: () => false,
      pacing_type: () => ['standard'],
      created_time: () => time(row.createdAt),
      updated_time: () => time(row.updatedAt),
      issues_info: () => issuesOf(world, 'adset', account.id, effective()),
    },
    edges: {
      ads: adEdge(call, account, { column: 'adSetId', id: row.id }),
      adcreatives: creativeEdge(call, account, row.id),
      insights: insightsEdge(call, 'adset', row.id),
      delivery_estimate: {
        read: (params) =>
          estimateDelivery(call, account, {
            optimization_goal: row.optimizationGoal,
            targeting_spec: row.targeting,
            ...params,
          }),
      },
      copies: { create: (params) => copyAdSet(call, account, row, params) },
    },
    update: (params) => changeAdSet(call, account, row, params),
    remove: () => {
      requireToAdvertise(call)
      changeRow(world, 'adSets', row.id, { status: 'DELETED' })
      return success
    },
  }
}

const targetingOf = ({ targeting }: AdSetRow): Json => toldTargeting(fieldsOf(read(targeting))) as Json

/** The ad sets of an account or a campaign. */
export const setEdge = (call: Call, account: AdAccount, of: AdSource): Edge => ({
  list: (params) =>
    listAds<AdSetRow & { effectiveStatus: string }>(call.world, {
      level: 'adset',
      of,
      params,
      node: (row) => adSetNode(call, account, row),
    }),
  ...(of.column === 'accountId' ? { create: (params) => createAdSet(call, account, params) } : {}),
})
