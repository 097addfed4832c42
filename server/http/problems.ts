import type { Duplex } from 'node:stream'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { Problem } from '../contract/problem.ts'
import type { Services } from './context.ts'

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

/** Answers, in place of Node, what is not even a request: a line or headers that are too long, or are no HTTP at all. */
export const answerUnreadable =
  ({ newId }: Pick<Services, 'newId'>) =>
  (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const problem =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? new Problem('too_large', 'The address and the headers of the request are longer than this server takes.')
        : new Problem('invalid', 'The request could not be read.')
    const body = JSON.stringify({ ...problem.toJSON(), requestId: newId() })
    const head = [
      `HTTP/1.1 ${problem.status}`,
      'connection: close',
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
