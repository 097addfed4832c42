import { type Request as Incoming, type NextFunction, type Response as Outgoing, Router } from 'express'
import type { z } from 'zod'
import type { Api, Endpoint, Request } from '../contract/endpoint.ts'
import { fieldProblems, Problem } from '../contract/problem.ts'
import { answerOnce } from './answers.ts'
import type { Context, Handlers } from './context.ts'
import { sendDownload } from './downloads.ts'
import { sendEvents } from './events.ts'
import { checkAccess } from './rights.ts'
import { readUpload } from './uploads.ts'
import { versionOf } from './versions.ts'

type AnyHandler = (request: Request<Endpoint>, context: Context) => unknown

/** Serves every endpoint of the contract with its handler. An endpoint that says nothing of access stops the start. */
export function mount<A extends Api>(
  api: A,
  handlers: { [F in keyof A]: Handlers<A[F]> },
  contextFor: (req: Incoming, res: Outgoing) => Promise<Context>,
) {
  const routers = new Map<string, Router>()
  for (const [feature, endpoints] of Object.entries(api))
    for (const [name, endpoint] of Object.entries(endpoints)) {
      if (!endpoint.access) throw new Error(`${feature}.${name} does not say who may call it.`)
      const handle = handlers[feature]?.[name] as AnyHandler
      const method = endpoint.method.toLowerCase() as 'get'
      const shape = shapeOf(endpoint)
      const router = routers.get(shape) ?? Router()
      routers.set(shape, router)
      router[method](endpoint.path, async (req, res) => {
        const context = await contextFor(req, res)
        checkAccess(endpoint, context.visitor)
        await answer(endpoint, handle, context, req, res)
      })
    }
  return (req: Incoming, res: Outgoing, next: NextFunction) => {
    const method = req.method === 'HEAD' ? 'GET' : req.method
    const router = routers.get(shapeOf({ method, path: req.path.replace(/(?<=.)\/$/, '') }))
    return router ? router(req, res, next) : next()
  }
}

/** Express tries one address after the other; among those of a shape are few, and two hundred took as long as a query. */
const shapeOf = ({ method, path }: { method: string; path: string }) => `${method} ${path.split('/').length}`

async function answer(endpoint: Endpoint, handle: AnyHandler, context: Context, req: Incoming, res: Outgoing) {
  // No id of ours or of the platform has the character, and Postgres refuses to compare with it.
  if (Object.values(req.params).some((id) => id.includes('\0')))
    throw new Problem('not_found', 'There is no such thing.')
  const request = {
    params: req.params,
    query: check(endpoint.query, queryOf(endpoint, req)),
    body: check(endpoint.body, req.body),
    file: endpoint.upload ? await readUpload(req, endpoint) : undefined,
    version: endpoint.versioned ? versionOf(req.get('if-match')) : undefined,
  } as Request<Endpoint>

  if (endpoint.stream) return sendEvents(res, handle(request, context) as never)
  if (endpoint.download) return sendDownload(res, (await handle(request, context)) as never)
  const status = endpoint.response ? (endpoint.status ?? 200) : 204
  const run = async () => {
    const reply = await handle(request, context)
    return { status, body: endpoint.response ? JSON.stringify(endpoint.response.parse(reply)) : '' }
  }
  const key = endpoint.idempotent ? req.get('idempotency-key') : undefined
  const sent = key ? await answerOnce(context, { key, endpoint, request }, run) : await run()
  res.status(sent.status).type('json').send(sent.body)
}

/** A reconnecting event source says in a header what it has seen; the contract calls that `after`. */
function queryOf(endpoint: Endpoint, req: Incoming) {
  const seen = endpoint.stream && req.get('last-event-id')
  return seen ? { ...req.query, after: seen } : req.query
}

function check(schema: z.ZodType | undefined, value: unknown) {
  const result = schema?.safeParse(value ?? {})
  if (result && !result.success) throw invalid(fieldProblems(result.error))
  const nul = nulIn(result?.data)
  if (nul !== null) throw invalid({ [nul]: 'Take out the invisible NUL character.' })
  return result?.data
}

const invalid = (fields: Record<string, string>) => new Problem('invalid', 'Some fields need another look.', { fields })

/** The path of the first text with the character NUL, which Postgres can neither keep nor compare; null without one. */
function nulIn(value: unknown, path: string[] = []): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path.join('.') : null
  if (typeof value !== 'object' || value === null) return null
  for (const [name, inner] of Object.entries(value)) {
    const found = nulIn(inner, [...path, name])
    if (found !== null) return found
  }
  return null
}
