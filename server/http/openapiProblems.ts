import type { Api, Endpoint } from '../contract/endpoint.ts'
import { type ProblemCode, problems } from '../contract/problem.ts'

/** What each code means, in a sentence for whoever writes a program against the API. */
export const problemMeanings: Record<ProblemCode, string> = {
  invalid: 'Something that was sent cannot be taken; `fields` says what is wrong with each part, by its path.',
  signed_out: 'Nobody is signed in, or the session has ended. Sign in and send it again.',
  forbidden: "The person is signed in, but their role does not include the endpoint's task.",
  not_found: "There is no such thing, or it is another team's: the two cannot be told apart.",
  conflict: 'What is asked does not go together with how things stand; the title says what to change first.',
  outdated: 'The version in `If-Match` is not the newest: read it again, look at both, and decide.',
  too_large: 'The request is longer than the server takes.',
  version_required: 'The edit does not say, in `If-Match`, which version it was made from.',
  reconnect_required: 'The platform no longer takes our grant. Somebody has to continue with Facebook again.',
  rate_limited: 'Too much in too little time. Wait for `retryAfter` seconds.',
  refused_by_platform: 'The platform understood and said no; the title carries its reason.',
  platform_unavailable: 'The platform did not answer. What was promised is kept and goes on when it is back.',
  not_ready: 'The server is starting or stopping, or its database is away. Try again in a moment.',
  internal: 'Something broke on our side. `requestId` finds it in the log.',
}

const anyCanHave: ProblemCode[] = ['rate_limited', 'not_ready', 'internal']

/** The problems an endpoint can answer with, by status; `default` stands for those that any can have. */
export function problemResponses(endpoint: Endpoint) {
  const named = byStatus(endpoint).map(([status, codes]) => [
    status,
    { $ref: `#/components/responses/${nameOf(codes)}` },
  ])
  return { ...Object.fromEntries(named), default: { $ref: `#/components/responses/${nameOf(anyCanHave)}` } }
}

/** Every answer that `problemResponses` refers to, by its name. */
export function problemComponents(api: Api) {
  const endpoints = Object.values(api).flatMap((feature) => Object.values(feature))
  const groups = [anyCanHave, ...endpoints.flatMap((endpoint) => byStatus(endpoint).map(([, codes]) => codes))]
  return Object.fromEntries(groups.map((codes) => [nameOf(codes), response(codes)]))
}

const nameOf = (codes: ProblemCode[]) => codes.join('-or-')

function byStatus(endpoint: Endpoint): [status: number, codes: ProblemCode[]][] {
  const codes = codesOf(endpoint)
  const statuses = [...new Set(codes.map((code) => problems[code]))]
  return statuses.map((status) => [status, codes.filter((code) => problems[code] === status)])
}

function codesOf({ access, method, path, query, body, idempotent, versioned }: Endpoint): ProblemCode[] {
  const changes = method !== 'GET'
  const ofTeam = access !== 'anyone' && access !== 'person'
  const possible: [boolean, ProblemCode[]][] = [
    [access !== 'anyone', ['signed_out']],
    [ofTeam, ['forbidden']],
    [path.includes(':'), ['not_found']],
    [changes, ['conflict']],
    [changes && ofTeam, ['reconnect_required', 'refused_by_platform', 'platform_unavailable']],
    [Boolean(versioned), ['outdated', 'version_required']],
    [Boolean(body), ['too_large']],
    [Boolean(query ?? body ?? idempotent), ['invalid']],
  ]
  return possible.flatMap(([can, codes]) => (can ? codes : []))
}

function response(codes: ProblemCode[]) {
  const description = codes.map((code) => `\`${code}\`: ${problemMeanings[code]}`).join('\n\n')
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
}
