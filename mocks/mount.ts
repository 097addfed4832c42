import { type HttpHandler, HttpResponse, http } from 'msw'
import type { z } from 'zod'
import type { Api, Download, Endpoint, Request as Received, Streamed, Upload } from '../server/contract/endpoint.ts'
import { fieldProblems, Problem } from '../server/contract/problem.ts'
import { checkAccess, contextOf, type MockContext, type MockHandlers } from './context.ts'
import { eventStream } from './events.ts'
import { newId, type State } from './memory.ts'

type Answered = { status: number; json: unknown }

/** Mocks every endpoint of the contract; who may call it and what goes in and out is checked against it. */
export function mount<A extends Api>(
  api: A,
  handlers: { [F in keyof A]: MockHandlers<A[F]> },
  state: State,
): HttpHandler[] {
  return Object.entries(api).flatMap(([feature, endpoints]) =>
    Object.entries(endpoints).map(([name, endpoint]) => {
      const handle = handlers[feature]?.[name]
      if (!handle) throw new Error(`The mocks do not answer ${feature}.${name}.`)

      const method = endpoint.method.toLowerCase() as 'get'
      return http[method](`*/api${endpoint.path}`, async ({ request, params }) => {
        try {
          const context = contextOf(state)
          checkAccess(endpoint, context)
          if (endpoint.stream) return streamed(endpoint.stream, await handle(await received(), context))
          if (endpoint.download) return file((await handle(await received(), context)) as never)

          const { status, json } = await once(endpoint, request, context, async () => answer(await received()))
          return json === undefined ? new HttpResponse(null, { status }) : HttpResponse.json(json as object, { status })

          async function received() {
            return readRequest(endpoint, request, params)
          }
          async function answer(read: Received<Endpoint>): Promise<Answered> {
            const reply = await handle?.(read, context)
            if (!endpoint.response) return { status: 204, json: undefined }
            return { status: endpoint.status ?? 200, json: endpoint.response.parse(reply) }
          }
        } catch (error) {
          return problemResponse(error)
        }
      })
    }),
  )
}

async function readRequest(endpoint: Endpoint, request: Request, params: unknown): Promise<Received<Endpoint>> {
  const search = Object.fromEntries(new URL(request.url).searchParams)
  // A reconnecting EventSource repeats the address it began with, so what it has heard since counts more.
  const heard = request.headers.get('last-event-id')
  const query = check(endpoint.query, heard && endpoint.stream ? { ...search, after: heard } : search)
  const body = endpoint.body && check(endpoint.body, await readJson(request))
  const file = endpoint.upload && (await readFile(endpoint, request))
  const version = endpoint.versioned && readVersion(request.headers.get('if-match'))
  return { params, query, body, file, version } as Received<Endpoint>
}

async function readFile({ upload = [], largest = 0 }: Endpoint, request: Request): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  const sentence = 'Choose a file of another type.'
  if (!(upload as readonly string[]).includes(type))
    throw new Problem('invalid', sentence, { fields: { file: sentence } })
  const bytes = new Uint8Array(await request.clone().arrayBuffer())
  if (bytes.byteLength > largest) throw new Problem('too_large', 'The file is too large. Choose another.')
  return { type, bytes }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.clone().json()
  } catch {
    throw new Problem('invalid', 'The request could not be read.')
  }
}

function check(schema: z.ZodType | undefined, value: unknown) {
  const result = schema?.safeParse(value)
  if (!result || result.success) return result?.data
  throw new Problem('invalid', 'Some fields need another look.', { fields: fieldProblems(result.error) })
}

function readVersion(header: string | null) {
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header ?? '')?.[1]
  if (!version) throw new Problem('version_required', 'Say in If-Match which version the change was made from.')
  return Number(version)
}

/** Answers a repeated `Idempotency-Key` with what it answered first; a failed request leaves its key free. */
async function once(endpoint: Endpoint, request: Request, context: MockContext, answer: () => Promise<Answered>) {
  const key = endpoint.idempotent && request.headers.get('idempotency-key')
  if (!key) return answer()

  const { answers } = context.state
  const place = `${context.person?.id} ${key}`
  const { pathname, search } = new URL(request.url)
  const asked = [endpoint.method, pathname, search, await request.clone().text()].join(' ')
  const before = answers[place]
  if (!before) {
    const answered = await answer()
    answers[place] = { asked, ...answered }
    return answered
  }
  if (before.asked !== asked) {
    throw new Problem('invalid', 'This Idempotency-Key belongs to another request. Make a new one.')
  }
  return before
}

function streamed(schema: z.ZodType, reply: unknown) {
  const messages = reply as AsyncIterable<Streamed<unknown>>
  return new HttpResponse(eventStream(schema, messages), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}

async function file({ name, type, body }: Download) {
  const pieces = (await Array.fromAsync(body)) as BlobPart[]
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
  return new HttpResponse(new Blob(pieces), { headers })
}

function problemResponse(error: unknown) {
  if (!(error instanceof Problem)) throw error
  const body = { ...error.toJSON(), requestId: newId() }
  return HttpResponse.json(body, { status: error.status, headers: { 'content-type': 'application/problem+json' } })
}
