import { z } from 'zod'

/** Every way a request can fail, and the HTTP status that says so. */
export const problems = {
  invalid: 422,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  outdated: 412,
  too_large: 413,
  version_required: 428,
  reconnect_required: 409,
  rate_limited: 429,
  refused_by_platform: 409,
  platform_unavailable: 502,
  not_ready: 503,
  internal: 500,
} as const

export type ProblemCode = keyof typeof problems

/** The body of every failed response (RFC 9457, `application/problem+json`). */
export const ProblemBody = z
  .object({
    type: z.string().describe('A page of the reference that explains the code.'),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    title: z.string().describe('One sentence that a person can act on.'),
    status: z.int(),
    fields: z.record(z.string(), z.string()).optional().describe('What is wrong with each field, by its path.'),
    retryAfter: z.int().optional().describe('Seconds to wait before it makes sense to try again.'),
    requestId: z.string().optional().describe('The code to give to whoever looks after the server.'),
  })
  .meta({ id: 'Problem' })
export type ProblemBody = z.infer<typeof ProblemBody>

interface ProblemDetail {
  fields?: Record<string, string> | undefined
  retryAfter?: number | undefined
  requestId?: string | undefined
}

/** Thrown on the server to fail a request, and thrown again by the client that made it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly fields: Record<string, string> | undefined
  readonly retryAfter: number | undefined
  readonly requestId: string | undefined

  constructor(code: ProblemCode, message: string, { fields, retryAfter, requestId }: ProblemDetail = {}) {
    super(message)
    this.code = code
    this.fields = fields
    this.retryAfter = retryAfter
    this.requestId = requestId
  }

  get status() {
    return problems[this.code]
  }

  toJSON(): ProblemBody {
    return {
      type: `/api/docs#problem-${this.code}`,
      code: this.code,
      title: this.message,
      status: this.status,
      fields: this.fields,
      retryAfter: this.retryAfter,
      requestId: this.requestId,
    }
  }
}

/** What is wrong with each field, by its path: `{ 'budget.amount': 'At least €1.' }`. */
export function fieldProblems(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
}
