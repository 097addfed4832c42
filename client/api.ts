import { queryOptions } from '@tanstack/react-query'
import type { Answer, Api, Call, Endpoint } from '../server/contract/endpoint.ts'
import { Problem, type ProblemBody, problems } from '../server/contract/problem.ts'
import { outline } from './outline.ts'

/** The call may be left out when nothing in it is required. */
type Args<E extends Endpoint> =
  {} extends Call<E> ? [call?: Call<E>, signal?: AbortSignal] : [call: Call<E>, signal?: AbortSignal]

export interface Operation<E extends Endpoint = Endpoint> {
  (...args: Args<E>): Promise<Answer<E>>
  key: readonly [feature: string, name: string]
  /** Where it is asked for, for a link. */
  addressOf(call: Call<E>): string
}

export type Client<A extends Api> = { [F in keyof A]: { [K in keyof A[F]]: Operation<A[F][K]> } }

/** A call as it can be written down: by name, with whatever the endpoint takes. */
export interface AnyCall {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  file?: Blob
  key?: string
  version?: number
}

type Outline = Pick<Endpoint, 'method' | 'path' | 'idempotent' | 'versioned' | 'download'>

/**
 * A typed client of the contract. Every call resolves with what the server parsed on its way out, or rejects with
 * the server's own `Problem`; `send` lets a test bring its cookies.
 */
export function createClient<A extends Api>(api: A, baseUrl = '/api', send: typeof fetch = browserFetch): Client<A> {
  const operation = (endpoint: Outline, key: [string, string]) =>
    Object.assign(
      async (call: AnyCall = {}, signal?: AbortSignal) => {
        const response = await reach(() => send(urlOf(baseUrl, endpoint, call), requestOf(endpoint, call, signal)))
        if (!response.ok) throw await problemFrom(response)
        if (endpoint.download) return response.text()
        return response.status === 204 ? undefined : response.json()
      },
      { key, addressOf: (call: AnyCall) => urlOf(baseUrl, endpoint, call) },
    )
  return mapApi(api, operation) as Client<A>
}

// Looked up at each call, so that mocks which replace it later are heard.
const browserFetch: typeof fetch = (input, init) => fetch(input, init)

function urlOf(baseUrl: string, { path }: Outline, { params = {}, query = {} }: AnyCall) {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return `${baseUrl}${filled}${search.size ? `?${search}` : ''}`
}

function requestOf({ method, idempotent, versioned }: Outline, call: AnyCall, signal?: AbortSignal): RequestInit {
  const headers = new Headers({ accept: 'application/json' })
  if (call.body !== undefined) headers.set('content-type', 'application/json')
  if (call.file) headers.set('content-type', call.file.type)
  if (idempotent) headers.set('idempotency-key', call.key ?? crypto.randomUUID())
  if (versioned) headers.set('if-match', `"${call.version}"`)
  return {
    method,
    headers,
    body: call.file ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
    credentials: 'same-origin',
    signal,
  }
}

async function reach(send: () => Promise<Response>) {
  try {
    return await send()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem('not_ready', 'The server cannot be reached. What you wrote is kept.')
  }
}

async function problemFrom(response: Response) {
  const body = (await response.json().catch(() => null)) as Partial<ProblemBody> | null
  const requestId = body?.requestId ?? response.headers.get('x-request-id') ?? undefined
  if (!body?.code || !(body.code in problems)) {
    const code = [502, 503, 504].includes(response.status) ? 'not_ready' : 'internal'
    return new Problem(code, `The server answered ${response.status}. What you wrote is kept.`, { requestId })
  }
  return new Problem(body.code, body.title ?? 'That did not work.', { ...body, requestId })
}

function mapApi(api: Api, make: (endpoint: Endpoint, key: [string, string]) => unknown) {
  const features = Object.entries(api).map(([feature, endpoints]) => {
    const made = Object.entries(endpoints).map(([name, endpoint]) => [name, make(endpoint, [feature, name])])
    return [feature, Object.fromEntries(made)]
  })
  return Object.fromEntries(features)
}

export const api = createClient(outline)

type AnyOperation = (call: AnyCall, signal: AbortSignal) => Promise<unknown>

/** Makes a call that was written down earlier; after `patienceMs` without an answer the server counts as away. */
export function callNamed([feature, name]: Operation['key'], call: AnyCall, patienceMs: number): Promise<unknown> {
  const operations = api as unknown as Record<string, Record<string, AnyOperation>>
  const operation = operations[feature]?.[name]
  if (!operation) throw new Problem('not_found', 'This version of Tandem knows no such change any more.')
  return operation(call, AbortSignal.timeout(patienceMs))
}

/** `useQuery(query(api.linking.getPair, { params: { pairId } }))`: keyed by feature, name and call. */
export const query = <E extends Endpoint>(operation: Operation<E>, ...[call]: Args<E>) =>
  queryOptions({
    queryKey: [...operation.key, call ?? {}],
    queryFn: ({ signal }) => operation(...([call, signal] as Args<E>)),
  })
