import { accountFor, requireToAdvertise } from './adAccess.ts'
import { changeCampaign, createCampaign } from './adCampaigns.ts'
import { copyCampaign } from './adCopies.ts'
import { issuesOf } from './adIssues.ts'
import { read } from './adJson.ts'
import { spentOf } from './adLedger.ts'
import { listAds } from './adLists.ts'
import { readSum } from './adMoney.ts'
import { adEdge } from './adNode.ts'
import { type AdAccount, type CampaignRow, changeRow, findCampaign } from './adRows.ts'
import { setEdge } from './adSetNode.ts'
import { effectiveStatus } from './adStatus.ts'
import type { Call } from './call.ts'
import { insightsEdge } from './insightsEdge.ts'
import { type Edge, type Node, success } from './node.ts'
import { timeFor } from './times.ts'

export function findCampaignNode(call: Call, id: string): Node | undefined {
  const row = findCampaign(call.world, id)
  return row && campaignNode(call, accountFor(call, row.accountId, id), row)
}

/** A campaign (reference 7.1, 7.2); sums are text, as everywhere in reads. */
function campaignNode(call: Call, account: AdAccount, row: CampaignRow & { effectiveStatus?: string }): Node {
  const { world } = call
  const effective = () => row.effectiveStatus ?? effectiveStatus(world, 'campaign', row.id) ?? row.status
  const time = (iso: string | null) => (iso === null ? undefined : timeFor(call, iso))
  const budget = row.dailyBudget ?? row.lifetimeBudget
  return {
    id: row.id,
    type: 'Campaign',
    accountId: `act_${account.id}`,
    defaults: [],
    fields: {
      account_id: () => account.id,
      name: () => row.name,
      objective: () => row.objective,
      status: () => row.status,
      configured_status: () => row.status,
      effective_status: effective,
      buying_type: () => 'AUCTION',
      special_ad_categories: () => read(row.categories),
      special_ad_category: () => read(row.categories)?.toString().split(',')[0] || 'NONE',
      special_ad_category_country: () => read(row.countries),
      daily_budget: () => readSum(row.dailyBudget),
      lifetime_budget: () => readSum(row.lifetimeBudget),
      budget_remaining: () =>
        String(budget === null ? 0 : Math.max(0, budget - spentOf(world, { campaignId: row.id }))),
      spend_cap: () => readSum(row.spendCap),
      bid_strategy: () => row.bidStrategy ?? undefined,
      is_adset_budget_sharing_enabled: () => row.budgetSharing === 1,
      start_time: () => time(row.startTime ?? row.createdAt),
      stop_time: () => time(row.stopTime),
      created_time: () => time(row.createdAt),
      updated_time: () => time(row.updatedAt),
      issues_info: () => issuesOf(world, 'campaign', account.id, effective()),
      can_use_spend_cap: () => true,
      pacing_type: () => ['standard'],
    },
    edges: {
      adsets: setEdge(call, account, { column: 'campaignId', id: row.id }),
      ads: adEdge(call, account, { column: 'campaignId', id: row.id }),
      insights: insightsEdge(call, 'campaign', row.id),
      copies: { create: (params) => copyCampaign(call, account, row, params) },
    },
    update: (params) => changeCampaign(call, account, row, params),
    remove: () => {
      requireToAdvertise(call)
      changeRow(world, 'adCampaigns', row.id, { status: 'DELETED' })
      return success
    },
  }
}

export const campaignEdge = (call: Call, account: AdAccount): Edge => ({
  list: (params) =>
    listAds<CampaignRow & { effectiveStatus: string }>(call.world, {
      level: 'campaign',
      of: { column: 'accountId', id: account.id },
      params,
      node: (row) => campaignNode(call, account, row),
    }),
  create: (params) => createCampaign(call, account, params),
})
