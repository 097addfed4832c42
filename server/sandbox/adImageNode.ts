import { addImages, creativesOf, imageLink, removeImage } from './adImages.ts'
import type { AdAccount, ImageRow } from './adRows.ts'
import type { Call } from './call.ts'
import { listingOf } from './listing.ts'
import { type Edge, type Node, success } from './node.ts'
import { listOf } from './params.ts'
import { timeFor } from './times.ts'

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
