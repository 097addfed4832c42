import { deliverUntilNow } from './adDelivery.ts'
import { searchForAds } from './adSearch.ts'
import { findAdThing } from './adThings.ts'
import { appNode } from './appNode.ts'
import type { Call } from './call.ts'
import { findCommentNode } from './commentNode.ts'
import { parseFields } from './fields.ts'
import { GraphError, missing } from './graphError.ts'
import { findReportNode } from './insightsReportNode.ts'
import { findInstagramCommentNode } from './instagramCommentNode.ts'
import { findMediaNode } from './mediaNode.ts'
import { type Json, type Node, success } from './node.ts'
import { findPageNode } from './pageNode.ts'
import { listOf, textOf } from './params.ts'
import { findPostNode } from './postNode.ts'
import { findProfileNode } from './profileNode.ts'
import { renderEdge, renderNode } from './render.ts'
import { findUserNode } from './userNode.ts'

const kinds = [
  findUserNode,
  findPageNode,
  findProfileNode,
  findPostNode,
  findMediaNode,
  findCommentNode,
  findInstagramCommentNode,
  findAdThing,
  findReportNode,
]

/** Any node by its id, or `me`. Throws 100/33 for what is not there or out of the caller's reach. */
export function findNode(call: Call, id: string): Node {
  if (id === 'me') return findNode(call, ownId(call))
  if (id === call.world.app.id || id === 'app') return appNode(call)
  for (const find of kinds) {
    const node = find(call, id)
    if (node) return node
  }
  throw missing(id, call.method === 'POST' ? 'post' : call.method === 'DELETE' ? 'delete' : 'get')
}

/** `/{node}`, `/{node}/{edge}`, `DELETE /{node}/{edge}/{name}`, `/?ids=`. */
export async function answerGraph(call: Call, charge: (node: Node) => void): Promise<Json> {
  const [id = '', edge, name, ...rest] = call.path.split('/')
  if (!id) return manyNodes(call, charge)
  if (call.path === 'search' && call.method === 'GET') return searchForAds(call)
  if (edge === 'insights' || (edge === undefined && id.startsWith('act_'))) await deliverUntilNow(call.world)
  const node = findNode(call, id)
  charge(node)
  if (rest.length > 0) throw unknownPath(call)
  if (edge === undefined) return onNode(call, node)
  if (name === undefined) return onEdge(call, node, edge)
  const removeNamed = node.edges[edge]?.removeNamed
  if (call.method !== 'DELETE' || !removeNamed) throw unknownPath(call)
  return removeNamed(name)
}

function onNode(call: Call, node: Node): Json {
  const change = call.method === 'POST' ? node.update : call.method === 'DELETE' ? node.remove : undefined
  if (change) return change(call.params)
  if (call.method !== 'GET') throw missing(node.id, call.method === 'POST' ? 'post' : 'delete')
  const fields = textOf(call.params, 'fields')
  return renderNode(call, node, fields === undefined ? undefined : parseFields(fields))
}

async function onEdge(call: Call, node: Node, name: string): Promise<Json> {
  const edge = Object.hasOwn(node.edges, name) ? node.edges[name] : undefined
  if (call.method === 'GET') {
    if (!edge?.list && !edge?.read) throw unknownPath(call)
    const { access_token: _token, appsecret_proof: _proof, ...params } = call.params
    return renderEdge(call, node, name, params)
  }
  const change = call.method === 'POST' ? edge?.create : call.method === 'DELETE' ? edge?.remove : undefined
  if (!change) throw missing(node.id, call.method === 'POST' ? 'post' : 'delete')
  return (await change(call.params)) ?? success
}

function manyNodes(call: Call, charge: (node: Node) => void): Json {
  const ids = listOf(call.params, 'ids')
  if (!ids || call.method !== 'GET') throw unknownPath(call)
  const fields = textOf(call.params, 'fields')
  const asks = fields === undefined ? undefined : parseFields(fields)
  return Object.fromEntries(
    ids.map((id) => {
      const node = findNode(call, id)
      charge(node)
      return [id, renderNode(call, node, asks)]
    }),
  )
}

function ownId({ token }: Call): string {
  const id = token.kind === 'PAGE' ? token.pageId : token.personId
  if (id) return id
  throw new GraphError({
    code: 2500,
    message: 'An active access token must be used to query information about the current user.',
  })
}

export const unknownPath = ({ path }: Pick<Call, 'path'>) =>
  new GraphError({ code: 2500, message: `Unknown path components: /${path.split('/').slice(1).join('/')}` })
