import type { GraphAnswer, GraphRequest } from './answer.ts'
import { badParameter } from './graphError.ts'
import type { Json } from './node.ts'
import { flagOf, jsonOf, type Params, textOf } from './params.ts'

interface Operation {
  method: string
  url: string
  body: string
  name: string | undefined
  dependsOn: string | undefined
  omit: boolean | undefined
}

type Answer = (request: GraphRequest) => Promise<GraphAnswer>

/**
 * Up to 50 calls in one, in order (reference 2). A later one may use what an earlier, named one answered, as
 * `{result=name:$.data.*.id}`; the answer of one that others use is left out (null) unless it asks not to be.
 */
export async function answerBatch(request: GraphRequest, answerOne: Answer): Promise<Json> {
  const operations = readOperations(request.params)
  const names = new Set(operations.flatMap((operation) => dependencies(operation)))
  const results = new Map<string, GraphAnswer>()
  const answers: Json[] = []
  for (const operation of operations) {
    const failed = dependencies(operation).some((name) => (results.get(name)?.status ?? 500) >= 400)
    if (failed) {
      answers.push(null)
      continue
    }
    const result = await answerOne(requestOf(request, operation, results))
    if (operation.name) results.set(operation.name, result)
    const isOmitted = result.status === 200 && (operation.omit ?? names.has(operation.name ?? ''))
    answers.push(isOmitted ? null : packed(result))
  }
  return answers
}

function readOperations(params: Params): Operation[] {
  const given = jsonOf(params, 'batch')
  if (!Array.isArray(given)) throw badParameter('Param batch must be an array.')
  if (given.length > 50) throw badParameter('Too many requests in batch message. Maximum batch size is 50')
  return given.map((one: unknown, index): Operation => {
    if (typeof one !== 'object' || one === null) throw badParameter(`Param batch[${index}] must be an object`)
    const operation: Params = { ...one }
    return {
      method: textOf(operation, 'method') ?? 'GET',
      url: textOf(operation, 'relative_url') ?? '',
      body: textOf(operation, 'body') ?? '',
      name: textOf(operation, 'name'),
      dependsOn: textOf(operation, 'depends_on'),
      omit: flagOf(operation, 'omit_response_on_success'),
    }
  })
}

function requestOf(outer: GraphRequest, operation: Operation, results: Map<string, GraphAnswer>): GraphRequest {
  const filled = (text: string) =>
    text.replace(reference, (_, name: string, path: string) => pick(results.get(name)?.body, path))
  const [path = '', query = ''] = filled(operation.url).split('?')
  const [first = '', ...rest] = path.replace(/^\/+|\/+$/g, '').split('/')
  const isVersion = /^v\d+\.\d+$/.test(first)
  const { batch: _batch, include_headers: _headers, method: _method, ...shared } = outer.params
  return {
    method: operation.method.toUpperCase(),
    version: isVersion ? first : outer.version,
    path: (isVersion ? rest : [first, ...rest]).join('/'),
    params: {
      access_token: shared.access_token,
      appsecret_proof: shared.appsecret_proof,
      ...Object.fromEntries(new URLSearchParams(query)),
      ...Object.fromEntries(new URLSearchParams(filled(operation.body))),
    },
    authorization: outer.authorization,
  }
}

const reference = /\{result=([\w-]+):(\$[^}]*)\}/g

const dependencies = ({ dependsOn, url, body }: Operation) => [
  ...(dependsOn ? [dependsOn] : []),
  ...[...`${url} ${body}`.matchAll(reference)].map(([, name = '']) => name),
]

/** The JSONPath that batches use: keys, indices and stars; several hits are joined with commas. */
function pick(body: Json | undefined, path: string): string {
  const steps = path.match(/[\w-]+|\*/g) ?? []
  let found: (Json | undefined)[] = [body]
  for (const step of steps) {
    found = found.flatMap((value) => {
      if (typeof value !== 'object' || value === null) return []
      if (step === '*') return Object.values(value)
      return Array.isArray(value) ? [value[Number(step)]] : [value[step]]
    })
  }
  return found.filter((value) => value !== undefined && typeof value !== 'object').join(',')
}

const packed = ({ status, headers, body }: GraphAnswer): Json => ({
  code: status,
  headers: Object.entries({ 'content-type': 'application/json; charset=UTF-8', ...headers }).map(([name, value]) => ({
    name,
    value,
  })),
  body: JSON.stringify(body),
})

/** Whether a call to the root is a batch at all. */
export const isBatch = ({ method, path, params }: GraphRequest) =>
  method === 'POST' && path === '' && textOf(params, 'batch') !== undefined
