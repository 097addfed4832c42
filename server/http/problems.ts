import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { Problem } from '../contract/problem.ts'

/** The last middleware: whatever was thrown becomes a problem document; what nobody foresaw is logged with its stack. */
export const problemHandler =
  (log: Logger): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error)
    const problem = asProblem(error)
    const requestId = String(res.getHeader('x-request-id') ?? '')
    if (problem.code === 'internal') log.error({ err: error, requestId, path: req.path }, 'a request broke')
    if (problem.retryAfter) res.setHeader('retry-after', problem.retryAfter)
    res
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem.toJSON(), requestId: requestId || undefined }))
  }

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  // Express and body-parser mark what the caller did wrong with a 4xx status.
  const blame = Number((error as { status?: number } | null)?.status)
  if (blame === 413) return new Problem('too_large', 'The request is larger than this server takes.')
  if (blame >= 400 && blame < 500) return new Problem('invalid', 'The request could not be read.')
  return new Problem('internal', 'Something broke on our side. Nothing was lost; try again.')
}
