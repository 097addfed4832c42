import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Network } from '../../server/contract/values.ts'
import { createPlatform } from '../../server/platform/create.ts'
import { Secret } from '../../server/vault/secret.ts'

const specifications = new URL('../../../shared/reference/graph-specs/', import.meta.url)

interface Specification {
  fields: { name: string }[]
  apis: { method: string; endpoint?: string; name?: string; params: { name: string }[] }[]
}

interface Asked {
  node: string
  method: string
  edge: string
  params: string[]
  fields: string
}

const nodes: Record<string, string> = {
  me: 'User',
  1: 'Page',
  2: 'IGUser',
  '1_3': 'PagePost',
  4: 'IGMedia',
  '3_5': 'Comment',
  6: 'IGComment',
  7: 'Application',
}
/** What a field or edge in braces leads to. */
const inner: Record<string, string> = {
  instagram_business_account: 'IGUser',
  replies: 'IGComment',
  media: 'IGMedia',
  parent: 'Comment',
  mentioned_comment: 'IGComment',
  mentioned_media: 'IGMedia',
  owner: 'IGUser',
}
// Every edge takes these (reference 2), and a node takes `fields`.
const everywhere = ['fields', 'limit', 'after', 'appsecret_proof']

const specificationOf = (node: string): Specification =>
  JSON.parse(readFileSync(new URL(`${node}.json`, specifications), 'utf8'))

/** Makes every call of the adapter to a platform that refuses them all, and notes what was asked. */
async function everythingAsked(): Promise<Asked[]> {
  const asked: Asked[] = []
  const platform = createPlatform({
    mode: 'live',
    graphUrl: 'http://graph.invalid',
    dialogUrl: 'http://dialog.invalid',
    version: 'v25.0',
    appId: '7',
    appSecret: 'secret',
    verifyToken: 'verify',
    clock: () => new Date(),
    fetch: (input, init) => {
      const url = new URL(String(input))
      const [, , id = '', edge = ''] = url.pathname.split('/')
      const given = init?.method === 'POST' ? new URLSearchParams(String(init.body)) : url.searchParams
      const facts = { params: [...given.keys()], fields: given.get('fields') ?? '' }
      asked.push({ node: nodes[id] ?? id, method: init?.method ?? 'GET', edge, ...facts })
      const isList = id === '7' && init?.method === 'GET'
      return Promise.resolve(Response.json(isList ? { data: [] } : { error: { code: 3 } }))
    },
  })
  const token = new Secret('EAA')
  const page = { id: '1', token }
  const { oauth, pages, media, comments, people, mentions, webhooks } = platform
  const calls: Promise<unknown>[] = [
    oauth.person(token),
    oauth.permissions(token),
    oauth.revoke(token),
    pages.listGranted(token),
    pages.read(page),
    pages.subscribe(page),
    pages.unsubscribe(page),
    pages.isSubscribed(page),
    media.listAds(page, 'next'),
    mentions.read({ id: '2', token }, { mediaId: '4', commentId: '6' }),
    mentions.read({ id: '2', token }, { mediaId: '4', commentId: null }),
    mentions.reply({ id: '2', token }, { mediaId: '4', commentId: '6' }, 'Hi'),
    webhooks.subscribeApp('https://desk.example/webhooks/meta'),
  ]
  const places: [Network, string, string, string][] = [
    ['facebook', '1', '1_3', '3_5'],
    ['instagram', '2', '4', '6'],
  ]
  for (const [network, id, postId, commentId] of places) {
    const account = { id, token }
    const target = { network, account, commentId }
    calls.push(
      media.list(network, account, 'next'),
      media.read(network, account, postId),
      comments.list(network, { account, postId }, 'next'),
      comments.listReplies(target),
      comments.read(target),
      comments.reply(target, 'Hi'),
      comments.setHidden(target, true),
      comments.setLiked(target, true),
      comments.setLiked(target, false),
      comments.delete(target),
      comments.edit(target, 'Hello'),
      comments.sendPrivately(target, 'Hi'),
      people.block(network, account, '9'),
      people.unblock(network, account, '9'),
      people.listBlocked(network, account),
    )
  }
  await Promise.allSettled(calls)
  return asked
}

/** `a,b{c,d},e.limit(5){f}` as `[['a', ''], ['b', 'c,d'], ['e', 'f']]`. */
function expansionsOf(fields: string): [string, string][] {
  const parts: string[] = []
  let depth = 0
  for (const letter of fields) {
    if (letter === ',' && depth === 0) parts.push('')
    else parts.push((parts.pop() ?? '') + letter)
    if ('{('.includes(letter)) depth += 1
    if ('})'.includes(letter)) depth -= 1
  }
  return parts.map((part) => [/^\w+/.exec(part)?.[0] ?? part, /^[^{]*\{(.*)\}$/.exec(part)?.[1] ?? ''])
}

function unknownFields(node: string, fields: string): string[] {
  const { fields: known, apis } = specificationOf(node)
  const names = new Set([
    ...known.map(({ name }) => name),
    ...apis.filter(({ method }) => method === 'GET').map(nameOf),
  ])
  return expansionsOf(fields).flatMap(([name, below]) => {
    if (!names.has(name)) return [`${node}.${name}`]
    const next = inner[name]
    return next && below ? unknownFields(next, below) : []
  })
}

const nameOf = ({ endpoint, name }: Specification['apis'][number]) => endpoint ?? name ?? ''

/** A node is read, changed and removed by calls that the specification gives names of its own. */
const ownCalls: Record<string, string> = { GET: '#get', POST: '#update', DELETE: '#delete' }

// Meta's specifications may not be copied into the project, so this asks only where they lie beside it.
describe.skipIf(!existsSync(specifications))("Meta's specification, where it lies beside the project,", () => {
  let asked: Asked[]
  beforeAll(async () => {
    asked = await everythingAsked()
  })

  test('knows every edge that is called, and every parameter it is given', () => {
    expect(asked.length).toBeGreaterThan(25)
    const unknown = asked.flatMap(({ node, method, edge, params }) => {
      const called = edge || ownCalls[method]
      const api = specificationOf(node).apis.find((each) => each.method === method && nameOf(each) === called)
      // The documentation has it, the specification does not (reference 5.1).
      if (!api && node === 'IGUser' && edge === 'messages') return []
      if (!api) return [`${method} ${node}/${edge}`]
      const known = [...api.params.map(({ name }) => name), ...everywhere]
      return params.filter((name) => !known.includes(name)).map((name) => `${method} ${node}/${edge} ${name}`)
    })
    expect(unknown).toEqual([])
  })

  test('knows every field that is asked for, at every depth', () => {
    // `tasks` is documented for this one list only (reference 3.1).
    const beside = ['Page.tasks']
    const lists: Record<string, string> = {
      accounts: 'Page',
      published_posts: 'PagePost',
      ads_posts: 'PagePost',
      replies: 'IGComment',
    }
    const commentsOf: Record<string, string> = { IGMedia: 'IGComment', PagePost: 'Comment', Comment: 'Comment' }
    const unknown = asked
      .filter(({ method }) => method === 'GET')
      .flatMap(({ node, edge, fields }) => {
        const of = edge === 'comments' ? commentsOf[node] : edge === 'media' ? 'IGMedia' : edge ? lists[edge] : node
        if (!fields) return []
        return of ? unknownFields(of, fields) : [`${node}/${edge}`]
      })
      .filter((field) => !beside.includes(field))
    expect(unknown).toEqual([])
  })
})
