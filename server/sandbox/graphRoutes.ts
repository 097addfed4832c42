import { type Response as Reply, type Request, type RequestHandler, raw } from 'express'
import { answer, type GraphAnswer, type GraphRequest, refused } from './answer.ts'
import { answerBatch, isBatch } from './batch.ts'
import type { Faults } from './faults.ts'
import { badParameter, GraphError } from './graphError.ts'
import { newText } from './ids.ts'
import type { Params } from './params.ts'
import type { Usage } from './usage.ts'
import type { World } from './world.ts'

/** Reads any body whole: even a GET may carry one, as Meta's own SDK sends it. A picture of an ad has 30 MB, half as much again in base64 in a form. */
export const readBody: RequestHandler = raw({ type: () => true, limit: '48mb' })

/** Every Graph call there is, mounted where the version follows. */
export function graphRoutes(world: World, usage: Usage, faults: Faults): RequestHandler {
  return async (request, response) => {
    const asked = await requestOf(request).catch((error: unknown) => error)
    if (asked instanceof GraphError) return send(world, response, '', refused(world, asked))
    if (!isRequest(asked)) throw asked
    const reply = await faults.around(asked, response, () => answerAny(world, usage, asked))
    if (reply) send(world, response, asked.version, reply)
  }
}

async function answerAny(world: World, usage: Usage, request: GraphRequest): Promise<GraphAnswer> {
  if (!isBatch(request)) return answer(world, usage, request)
  try {
    const body = await answerBatch(request, (one) => answer(world, usage, one))
    return { status: 200, headers: usage.headers(), body }
  } catch (error) {
    if (error instanceof GraphError) return refused(world, error)
    throw error
  }
}

function send(world: World, response: Reply, version: string, { status, headers, body }: GraphAnswer) {
  response.status(status).set({
    'facebook-api-version': version || 'v25.0',
    'x-fb-trace-id': newText(world, 11),
    'x-fb-rev': '1030000000',
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    ...headers,
  })
  if (body === null) response.end()
  else response.json(body)
}

async function requestOf(request: Request): Promise<GraphRequest> {
  const [, first = '', ...rest] = request.path.split('/')
  const isVersion = /^v\d+\.\d+$/.test(first)
  const path = (isVersion ? rest : [first, ...rest]).map(decoded).join('/')
  return {
    method: request.method,
    version: isVersion ? first : '',
    path: path.replace(/^\/+|\/+$/g, ''),
    params: { ...queryOf(request), ...(await bodyOf(request)) },
    authorization: request.headers.authorization,
  }
}

const isRequest = (value: unknown): value is GraphRequest =>
  typeof value === 'object' && value !== null && 'params' in value

const queryOf = (request: Request): Params =>
  Object.fromEntries(new URL(request.originalUrl, 'http://sandbox').searchParams)

/** Forms, JSON and multipart mean the same; files stand under their field's name. */
async function bodyOf(request: Request): Promise<Params> {
  const body: unknown = request.body
  if (!Buffer.isBuffer(body) || body.length === 0) return {}
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return multipart(body, type)
  if (type.includes('json')) return json(body)
  return Object.fromEntries(new URLSearchParams(body.toString()))
}

async function multipart(body: Buffer<ArrayBufferLike>, type: string): Promise<Params> {
  try {
    const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData()
    return Object.fromEntries(form)
  } catch {
    throw badParameter('The multipart body could not be read')
  }
}

function json(body: Buffer): Params {
  let value: unknown
  try {
    value = JSON.parse(body.toString())
  } catch {
    throw badParameter('The JSON body could not be read')
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
