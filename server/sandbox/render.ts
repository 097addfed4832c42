import type { Call } from './call.ts'
import { type Ask, parseFields } from './fields.ts'
import { badParameter, missing } from './graphError.ts'
import type { Edge, Json, Listing, Node } from './node.ts'
import { type Params, textOf } from './params.ts'

/** A node's fields in the order asked for, its id always among them. */
export function renderNode(call: Call, node: Node, asks?: Ask[]): Record<string, Json | undefined> {
  const answer: Record<string, Json | undefined> = {}
  for (const ask of asks ?? node.defaults.map((name): Ask => ({ name, args: {} }))) {
    const value = renderAsk(call, node, ask)
    if (value !== undefined) answer[ask.args.as ?? ask.name] = value
  }
  return { ...answer, id: node.id }
}

function renderAsk(call: Call, node: Node, ask: Ask): Json | undefined {
  if (ask.name === 'id') return node.id
  const field = Object.hasOwn(node.fields, ask.name) ? node.fields[ask.name] : undefined
  if (field) return field(ask)
  const edge = Object.hasOwn(node.edges, ask.name) ? node.edges[ask.name] : undefined
  if (!edge?.list && !edge?.read) {
    throw badParameter(`Tried accessing nonexisting field (${ask.name}) on node type (${node.type})`)
  }
  const params: Params = { ...ask.args, ...(ask.innerText === undefined ? {} : { fields: ask.innerText }) }
  const answer = renderEdge(call, node, ask.name, params)
  // An edge without rows is left out of its node, unless somebody asked to have it counted.
  return isEmptyList(answer) ? undefined : answer
}

/** `GET /{node}/{edge}`: rows, cursors, absolute links to further pages (with the token in them) and the summary. */
export function renderEdge(call: Call, node: Node, name: string, params: Params): Json {
  const edge: Edge | undefined = Object.hasOwn(node.edges, name) ? node.edges[name] : undefined
  if (edge?.read) return edge.read(params)
  if (!edge?.list) throw missing(call.path)
  const listing = edge.list(params)
  const fields = textOf(params, 'fields')
  const asks = fields === undefined ? undefined : parseFields(fields)
  return {
    data: listing.rows.map((row) => renderNode(call, row, asks)),
    ...pagingOf(call, `${node.id}/${name}`, params, listing),
    ...(listing.summary === undefined ? {} : { summary: listing.summary }),
  }
}

/** A part of a plain object: `picture{url}`, `from{id,name}`. */
export function part(value: Record<string, Json | undefined>, { inner }: Ask): Json {
  if (!inner) return value
  return Object.fromEntries(inner.map(({ name }) => [name, value[name]]))
}

function pagingOf(
  call: Call,
  path: string,
  params: Params,
  { cursors, hasNext, hasPrevious }: Listing,
): { paging?: Json } {
  if (!cursors && !hasPrevious) return {}
  const link = (name: 'after' | 'before', cursor: string) => {
    const { after: _after, before: _before, ...kept } = params
    const query = new URLSearchParams({ access_token: call.token.token })
    for (const key of Object.keys(kept)) query.set(key, textOf(kept, key) ?? '')
    query.set('limit', textOf(params, 'limit') ?? '25')
    query.set(name, cursor)
    return `${call.world.baseUrl}/graph/${call.version}/${path}?${query}`
  }
  return {
    paging: {
      ...(cursors ? { cursors } : {}),
      ...(cursors && hasNext ? { next: link('after', cursors.after) } : {}),
      ...(cursors && hasPrevious ? { previous: link('before', cursors.before) } : {}),
    },
  }
}

const isEmptyList = (answer: Json) =>
  typeof answer === 'object' &&
  answer !== null &&
  !Array.isArray(answer) &&
  Array.isArray(answer.data) &&
  answer.data.length === 0 &&
  answer.summary === undefined
