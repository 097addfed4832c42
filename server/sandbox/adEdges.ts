import { createAd } from './adAds.ts'
import { campaignNode } from './adCampaignNode.ts'
import { createCampaign } from './adCampaigns.ts'
import { creativeNode } from './adCreativeNode.ts'
import { createCreative } from './adCreatives.ts'
import { addImages, creativesOf, imageLink, removeImage } from './adImages.ts'
import { listAds } from './adLists.ts'
import { adNode } from './adNode.ts'
import type { AdAccount, AdRow, AdSetRow, CampaignRow, CreativeRow, ImageRow } from './adRows.ts'
import { adSetNode } from './adSetNode.ts'
import { createAdSet } from './adSets.ts'
import type { Call } from './call.ts'
import { listingOf } from './listing.ts'
import { type Edge, type Node, success } from './node.ts'
import { listOf } from './params.ts'
import { timeFor } from './times.ts'

interface Of {
  column: 'accountId' | 'campaignId' | 'adSetId'
  id: string
}

/** The lists below an account, a campaign or an ad set; things are created in the account alone. */
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

export const setEdge = (call: Call, account: AdAccount, of: Of): Edge => ({
  list: (params) =>
    listAds<AdSetRow & { effectiveStatus: string }>(call.world, {
      level: 'adset',
      of,
      params,
      node: (row) => adSetNode(call, account, row),
    }),
  ...(of.column === 'accountId' ? { create: (params) => createAdSet(call, account, params) } : {}),
})

export const adEdge = (call: Call, account: AdAccount, of: Of): Edge => ({
  list: (params) =>
    listAds<AdRow & { effectiveStatus: string }>(call.world, {
      level: 'ad',
      of,
      params,
      node: (row) => adNode(call, account, row),
    }),
  ...(of.column === 'accountId' ? { create: (params) => createAd(call, account, params) } : {}),
})

/** All of the account, or those that ads of one ad set show. */
export const creativeEdge = (call: Call, account: AdAccount, setId?: string): Edge => ({
  list: (params) =>
    listingOf<CreativeRow>(call.world, {
      sql: setId
        ? "select * from adCreatives where id in (select creativeId from adAds where adSetId = ? and status <> 'DELETED')"
        : 'select * from adCreatives where accountId = ? and deletedAt is null',
      values: [setId ?? account.id],
      order: 'desc',
      params,
      most: 1000,
      node: (row) => creativeNode(call, account, row),
    }),
  ...(setId ? {} : { create: (params) => createCreative(call, account, params) }),
})

export const imageEdge = (call: Call, account: AdAccount): Edge => ({
  list: (params) => {
    const hashes = listOf(params, 'hashes')
    return listingOf<ImageRow & { id: string }>(call.world, {
      sql: `select accountId, hash as id, hash, name, width, height, type, createdAt from adImages where accountId = ?
        ${hashes ? 'and hash in (select value from json_each(?))' : ''}`,
      values: [account.id, ...(hashes ? [JSON.stringify(hashes)] : [])],
      order: 'desc',
      params,
      most: 1000,
      node: (row) => imageNode(call, row),
    })
  },
  create: (params) => addImages(call, account, params),
  remove: (params) => {
    removeImage(call, account, params)
    return success
  },
})

function imageNode(call: Call, row: ImageRow): Node {
  const link = imageLink(call.world, row)
  return {
    id: `${row.accountId}:${row.hash}`,
    type: 'AdImage',
    defaults: ['hash', 'name'],
    fields: {
      account_id: () => row.accountId,
      hash: () => row.hash,
      name: () => row.name,
      width: () => row.width,
      height: () => row.height,
      original_width: () => row.width,
      original_height: () => row.height,
      status: () => 'ACTIVE',
      url: () => link,
      url_128: () => `${link}?w=128`,
      permalink_url: () => link,
      creatives: () => creativesOf(call.world, row.accountId, row.hash),
      created_time: () => timeFor(call, row.createdAt),
      updated_time: () => timeFor(call, row.createdAt),
    },
    edges: {},
  }
}
