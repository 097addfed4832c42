import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { PlacementChoice } from '../../server/contract/campaignContent.ts'
import { createAds } from '../../server/platform/ads.ts'
import { createTransport } from '../../server/platform/transport.ts'
import { Secret } from '../../server/vault/secret.ts'
import { asset, easterAdSet, easterCampaign, easterCreative, townsfolk } from '../support/adSpecs.ts'

const specifications = new URL('../../../shared/reference/graph-specs/', import.meta.url)

interface Specification {
  fields: { name: string }[]
  apis: { method: string; endpoint?: string; name?: string; params: { name: string }[] }[]
}

const specificationOf = (node: string): Specification =>
  JSON.parse(readFileSync(new URL(`${node}.json`, specifications), 'utf8'))

const nodes: Record<string, string> = {
  me: 'User',
  act_1: 'AdAccount',
  120: 'Campaign',
  121: 'AdSet',
  123: 'Ad',
  777: 'AdReportRun',
}
/** What a field or edge in braces, or an edge that is read, leads to. */
const inner: Record<string, string> = {
  adsets: 'AdSet',
  ads: 'Ad',
  creative: 'AdCreative',
  campaigns: 'Campaign',
  adaccounts: 'AdAccount',
  insights: 'AdsInsights',
  delivery_estimate: 'AdAccountDeliveryEstimate',
  instagram_accounts: 'IGUser',
  promote_pages: 'Page',
}
// Every edge takes these (reference 2), those of ads are filtered as well (documentation of each list).
const everywhere = ['fields', 'limit', 'after', 'appsecret_proof', 'filtering']

interface Asked {
  node: string
  method: string
  edge: string
  params: [string, string][]
}

/** Makes every call about ads to a platform that answers each of them, and notes what was asked. */
async function everythingAsked(): Promise<Asked[]> {
  const asked: Asked[] = []
  const note = (method: string, path: string, params: URLSearchParams) => {
    const [id = '', edge = ''] = path.split('/')
    asked.push({ node: nodes[id] ?? id, method, edge, params: [...params] })
    return edge
  }
  const transport = createTransport({
    baseUrl: 'http://graph.invalid',
    version: 'v25.0',
    appId: '7',
    appSecret: 'secret',
    wait: async () => {},
    fetch: (input, init) => {
      const url = new URL(String(input))
      const form = new URLSearchParams(String(init?.body ?? ''))
      const path = url.pathname.split('/').slice(2).join('/')
      if (path === '') {
        const [{ relative_url }] = JSON.parse(form.get('batch') ?? '[]')
        const [inside = '', query = ''] = relative_url.split('?')
        note('GET', inside, new URLSearchParams(query))
        return Promise.resolve(Response.json([{ code: 200, body: '{"data":[]}' }]))
      }
      note(init?.method ?? 'GET', path, init?.method === 'POST' ? form : url.searchParams)
      const answer = { id: '120', success: true, data: [], report_run_id: '777', async_status: 'Job Completed' }
      return Promise.resolve(Response.json(answer))
    },
  })
  const ads = createAds(transport)
  const token = new Secret('EAA')
  const speaker = { id: 'act_1', token }
  const fullSet = easterAdSet({
    objective: 'awareness',
    payer: 'Maya',
    beneficiary: 'Maya',
    bid: { strategy: 'cost_cap', amount: 5 },
  })
  const feed = [asset(), asset({ placement: 'instagram_story', imageHash: 'b' })]
  await Promise.allSettled([
    ads.listAccounts(token),
    ads.readAccount(speaker),
    ads.readReach(speaker),
    ads.estimate(speaker, { audience: townsfolk, placements: PlacementChoice.parse({}), goal: 'reach' }),
    ads.addImage(speaker, { name: 'a.jpg', bytes: Buffer.from('a') }),
    ads.createCampaign(speaker, easterCampaign({ categories: ['housing'], categoryCountries: ['DE'], spendCap: 5 })),
    ads.createAdSet(speaker, fullSet),
    ads.createCreative(speaker, easterCreative({ kind: 'assets', description: 'D', assets: feed })),
    ads.createCreative(speaker, easterCreative({ kind: 'post', network: 'facebook', postId: '1_2' })),
    ads.createCreative(speaker, easterCreative({ kind: 'post', network: 'instagram', postId: '3' })),
    ads.createAd(speaker, { name: 'A', adSetId: '121', creativeId: '122' }),
    ads.validateCampaign(speaker, easterCampaign()),
    ads.validateAdSet(speaker, fullSet),
    ads.validateCreative(speaker, easterCreative({ kind: 'assets', description: '', assets: feed })),
    ads.findMarked(speaker, 'campaign', 'x'),
    ads.findMarked(speaker, 'ad_set', 'x'),
    ads.findMarked(speaker, 'ad', 'x'),
    ads.readTree(speaker, '120'),
    ads.setSwitch(speaker, '121', 'archived'),
    ads.changeCampaign(speaker, '120', { name: 'B', spendCap: 5 }),
    ads.changeAdSet(speaker, '121', { ...fullSet, targeting: fullSet }),
    ads.changeAd(speaker, '123', { name: 'B', creativeId: '5' }),
    ads.readInsights(speaker, '120', { since: null, until: null, level: 'ad', by: 'placement', perDay: false }),
    ads.readInsights(speaker, '120', {
      since: '2025-01-01',
      until: '2025-12-31',
      level: 'campaign',
      by: 'all',
      perDay: true,
    }),
  ])
  return asked
}

const nameOf = ({ endpoint, name }: Specification['apis'][number]) => endpoint ?? name ?? ''
const ownCalls: Record<string, string> = { GET: '#get', POST: '#update' }

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

// Meta's specifications may not be copied into the project, so this asks only where they lie beside it.
describe.skipIf(!existsSync(specifications))("Meta's specification of ads, where it lies beside the project,", () => {
  let asked: Asked[]
  beforeAll(async () => {
    asked = await everythingAsked()
  })

  test('knows every edge that is called, and every parameter it is given', () => {
    expect(asked.length).toBeGreaterThan(25)
    const unknown = asked.flatMap(({ node, method, edge, params }) => {
      const called = edge || ownCalls[method]
      const api = specificationOf(node).apis.find((each) => each.method === method && nameOf(each) === called)
      if (!api) return [`${method} ${node}/${edge}`]
      const known = [...api.params.map(({ name }) => name), ...everywhere]
      return params.filter(([name]) => !known.includes(name)).map(([name]) => `${method} ${node}/${edge} ${name}`)
    })
    expect(unknown).toEqual([])
  })

  test('knows every field that is asked for, at every depth', () => {
    const unknown = asked.flatMap(({ node, edge, params }) => {
      const fields = params.find(([name]) => name === 'fields')?.[1]
      return fields ? unknownFields(edge ? (inner[edge] ?? edge) : node, fields) : []
    })
    expect(unknown).toEqual([])
  })

  test('knows every part of what travels as an object', () => {
    const objects: Record<string, string> = {
      targeting: 'Targeting',
      targeting_spec: 'Targeting',
      object_story_spec: 'AdCreativeObjectStorySpec',
      asset_feed_spec: 'AdAssetFeedSpec',
      promoted_object: 'AdPromotedObject',
    }
    const unknown = asked.flatMap(({ params }) =>
      params.flatMap(([name, value]) => {
        const node = objects[name]
        if (!node) return []
        const known = new Set(specificationOf(node).fields.map((field) => field.name))
        return Object.keys(JSON.parse(value))
          .filter((key) => !known.has(key))
          .map((key) => `${node}.${key}`)
      }),
    )
    expect(unknown).toEqual([])
  })

  test('sees nothing begin by itself: whatever is made with a switch is made paused', () => {
    const made = asked.filter(
      ({ node, method, edge }) => node === 'AdAccount' && method === 'POST' && /^(?:campaigns|adsets|ads)$/.test(edge),
    )
    expect(made.length).toBeGreaterThan(4)
    for (const { params } of made) expect(params.filter(([name]) => name === 'status')).toEqual([['status', 'PAUSED']])
  })
})
