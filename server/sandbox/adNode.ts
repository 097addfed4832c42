import { accountFor, requireToAdvertise } from './adAccess.ts'
import { changeAd, createAd } from './adAds.ts'
import { copyAd } from './adCopies.ts'
import { creativeNode } from './adCreativeNode.ts'
import { issuesOf } from './adIssues.ts'
import { read } from './adJson.ts'
import { type AdSource, listAds } from './adLists.ts'
import { previewsOf } from './adPreviews.ts'
import { type AdAccount, type AdRow, changeRow, findAd, findCreative } from './adRows.ts'
import { effectiveStatus } from './adStatus.ts'
import type { Call } from './call.ts'
import { insightsEdge } from './insightsEdge.ts'
import { type Edge, type Node, success } from './node.ts'
import { renderNode } from './render.ts'
import { timeFor } from './times.ts'

export function findAdNode(call: Call, id: string): Node | undefined {
  const row = findAd(call.world, id)
  return row && adNode(call, accountFor(call, row.accountId, id), row)
}

/** An ad: a creative in an ad set, and what review says about it (reference 7.1, 7.7). */
function adNode(call: Call, account: AdAccount, row: AdRow & { effectiveStatus?: string }): Node {
  const { world } = call
  const effective = () => row.effectiveStatus ?? effectiveStatus(world, 'ad', row.id) ?? row.status
  const creative = () => {
    const found = findCreative(world, row.creativeId)
    return found && creativeNode(call, account, found)
  }
  return {
    id: row.id,
    type: 'Ad',
    accountId: `act_${account.id}`,
    defaults: [],
    fields: {
      account_id: () => account.id,
      campaign_id: () => row.campaignId,
      campaign: ({ inner }) => renderNode(call, call.find(row.campaignId), inner ?? []),
      adset_id: () => row.adSetId,
      adset: ({ inner }) => renderNode(call, call.find(row.adSetId), inner ?? []),
      name: () => row.name,
      status: () => row.status,
      configured_status: () => row.status,
      effective_status: effective,
      creative: ({ inner }) => {
        const node = creative()
        return node && renderNode(call, node, inner ?? [])
      },
      ad_review_feedback: () => (effective() === 'DISAPPROVED' ? read(row.feedback) : undefined),
      issues_info: () => issuesOf(world, 'ad', account.id, effective()),
      preview_shareable_link: () => `${world.baseUrl}/ads/${row.id}`,
      created_time: () => timeFor(call, row.createdAt),
      updated_time: () => timeFor(call, row.updatedAt),
    },
    edges: {
      insights: insightsEdge(call, 'ad', row.id),
      adcreatives: {
        list: () => {
          const node = creative()
          return { rows: node ? [node] : [], hasNext: false, hasPrevious: false }
        },
      },
      previews: { read: (params) => previewsOf(call, account, findCreative(world, row.creativeId)?.spec, params) },
      copies: { create: (params) => copyAd(call, account, row, params) },
    },
    update: (params) => changeAd(call, account, row, params),
    remove: () => {
      requireToAdvertise(call)
      changeRow(world, 'adAds', row.id, { status: 'DELETED' })
      return success
    },
  }
}

/** The ads of an account, a campaign or an ad set; they are created in the account alone. */
export const adEdge = (call: Call, account: AdAccount, of: AdSource): Edge => ({
  list: (params) =>
    listAds<AdRow & { effectiveStatus: string }>(call.world, {
      level: 'ad',
      of,
      params,
      node: (row) => adNode(call, account, row),
    }),
  ...(of.column === 'accountId' ? { create: (params) => createAd(call, account, params) } : {}),
})
