import { findAccountNode } from './adAccountNode.ts'
import { findCampaignNode } from './adCampaignNode.ts'
import { findCreativeNode } from './adCreativeNode.ts'
import { findAdNode } from './adNode.ts'
import { findAdSetNode } from './adSetNode.ts'
import type { Call } from './call.ts'
import type { Node } from './node.ts'

const kinds = [findCampaignNode, findAdSetNode, findAdNode, findCreativeNode]

/** An ad account, or anything in one, by its id. */
export function findAdThing(call: Call, id: string): Node | undefined {
  const account = findAccountNode(call, id)
  if (account || !id.startsWith('1202')) return account
  for (const find of kinds) {
    const node = find(call, id)
    if (node) return node
  }
  return undefined
}
