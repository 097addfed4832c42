import { authenticate } from './authenticate.ts'
import type { Call } from './call.ts'
import { debugToken } from './debugToken.ts'
import { exchangeForToken } from './exchange.ts'
import { answerGraph, findNode, unknownPath } from './graph.ts'
import { errorBody, GraphError } from './graphError.ts'
import { newText } from './ids.ts'
import type { Json } from './node.ts'
import { flagOf, type Params, textOf } from './params.ts'
import type { Usage } from './usage.ts'
import type { World } from './world.ts'

export interface GraphRequest {
  method: string
  version: string
  /** Without the version and without slashes at its ends. */
  path: string
  params: Params
  authorization?: string
}

export interface GraphAnswer {
  status: number
  headers: Record<string, string>
  body: Json
}

/** One call answered as the platform would, refusals included: this never throws. */
export async function answer(world: World, usage: Usage, request: GraphRequest): Promise<GraphAnswer> {
  let accountId: string | undefined
  try {
    checkVersion(request)
    usage.chargeApp()
    const { path } = request
    if (path === 'oauth/access_token') return succeeded(exchangeForToken(world, request.params), usage.headers())
    const call = callFor(world, request)
    const body =
      path === 'debug_token'
        ? debugToken(call)
        : await answerGraph(call, (node) => {
            accountId = node.accountId
            usage.chargeAccount(node, call.token)
          })
    return pictureRedirect(call, body) ?? succeeded(body, usage.headers(accountId))
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return refused(world, error, usage.headers(accountId))
  }
}

/** Graph's shape of a refusal, with the headers that go with its code. */
export function refused(world: World, error: GraphError, headers: Record<string, string> = {}): GraphAnswer {
  const { code, status = 400 } = error.details
  return {
    status,
    headers: {
      ...headers,
      ...(code === 190 ? { 'www-authenticate': 'OAuth "Facebook Platform" "invalid_token"' } : {}),
      ...regainHeader(world, error),
    },
    body: errorBody(error, `A${newText(world, 22)}`),
  }
}

function callFor(world: World, { method, version, path, params, authorization }: GraphRequest): Call {
  const token = authenticate(world, params, authorization)
  // A call may name its verb itself, for clients that can only GET and POST.
  const verb = (textOf(params, 'method') ?? method).toUpperCase()
  const call: Call = { world, token, version, path, params, method: verb, find: (id) => findNode(call, id) }
  return call
}

/** Version 24 is let in since Meta's own SDK still asks for it. */
function checkVersion({ version, path }: GraphRequest) {
  const [, major] = /^v(\d+)\.0$/.exec(version) ?? []
  if (!major || Number(major) > 25) throw unknownPath({ path: `/${version}/${path}` })
  if (Number(major) >= 24) return
  throw new GraphError({
    code: 2635,
    message: '(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: v25.0.',
  })
}

const succeeded = (body: Json, headers: Record<string, string>): GraphAnswer => ({ status: 200, headers, body })

/** `/{node}/picture` sends browsers to the picture itself unless told not to. */
function pictureRedirect({ method, path, params }: Call, body: Json): GraphAnswer | undefined {
  if (method !== 'GET' || !path.endsWith('/picture') || flagOf(params, 'redirect') === false) return undefined
  const data = typeof body === 'object' && body !== null && !Array.isArray(body) ? body.data : undefined
  const url = typeof data === 'object' && data !== null && !Array.isArray(data) ? data.url : undefined
  return typeof url === 'string' ? { status: 302, headers: { location: url }, body: null } : undefined
}

function regainHeader(world: World, { details }: GraphError): Record<string, string> {
  if (details.regainMinutes === undefined) return {}
  const full = { call_count: 100, total_cputime: 80, total_time: 90 }
  if (details.code < 80000) return { 'x-app-usage': JSON.stringify(full) }
  const useCase = {
    type: details.code === 80004 ? 'ads_management' : details.code === 80002 ? 'instagram' : 'pages',
    ...full,
    estimated_time_to_regain_access: details.regainMinutes,
  }
  return { 'x-business-use-case-usage': JSON.stringify({ [world.app.id]: [useCase] }) }
}
