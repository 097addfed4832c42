import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createSandbox, type SandboxOptions } from '../../server/sandbox/sandbox.ts'

export const app = { id: '900100200300400', secret: 'a-secret-for-tests', verifyToken: 'verify-me' }

export interface Hook {
  headers: Record<string, string | undefined>
  raw: string
  object: string
  changes: { accountId: string; field: string; value: Record<string, unknown> }[]
  /** Milliseconds on the test's clock. */
  at: number
}

/** A sandbox behind a real port, with a callback of our own that keeps what it is told. */
export async function startPracticePlatform({
  port = 0,
  ...options
}: Partial<SandboxOptions> & { port?: number } = {}) {
  const site = express()
  const server = createServer(site)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const baseUrl = `${origin}/sandbox`
  const sandbox = await createSandbox({ file: ':memory:', baseUrl, app, seed: 'small', webhookRetryMs: 40, ...options })
  const hooks: Hook[] = []
  /** Statuses that the callback answers next, before it is content again. */
  const answers: number[] = []

  site.use('/sandbox', sandbox.router)
  site.get('/hook', (request, response) => {
    const isUs = request.query['hub.verify_token'] === app.verifyToken
    response.status(isUs ? 200 : 403).send(isUs ? request.query['hub.challenge'] : 'no')
  })
  site.post('/hook', express.raw({ type: () => true, limit: '8mb' }), (request, response) => {
    const status = answers.shift() ?? 200
    hooks.push(readHook(String(request.body), request.headers as Hook['headers']))
    response.status(status).end()
  })

  /** A call as some plain client makes it: the token in a header, parameters in the query or as a form. */
  const graph = async (
    path: string,
    { token, form, ...init }: RequestInit & { token?: string; form?: object } = {},
  ) => {
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers }
    const body = form ? new URLSearchParams(Object.entries(form)) : init.body
    const method = init.method ?? (body ? 'POST' : 'GET')
    const answer = await fetch(`${baseUrl}/graph/v25.0/${path}`, { ...init, method, headers, body })
    const text = await answer.text()
    // biome-ignore lint/suspicious/noExplicitAny: what the platform answers is the thing under test, not a type of ours
    return { status: answer.status, headers: answer.headers, text, body: (text ? JSON.parse(text) : undefined) as any }
  }
  const console = async () => (await (await fetch(`${baseUrl}/console.json`)).json()) as ConsoleFacts
  const facts = await console()

  return {
    sandbox,
    world: sandbox.world,
    origin,
    baseUrl,
    hooks,
    answers,
    graph,
    console,
    maya: required(facts.people[0]),
    bakery: required(facts.pages[0]),
    bikes: required(facts.pages[1]),
    control: (path: string, body: object = {}) =>
      fetch(`${baseUrl}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    /** Webhooks of both networks, for the bakery. */
    subscribe: async () => {
      for (const [object, fields] of [
        ['page', 'feed'],
        ['instagram', 'comments,mentions'],
      ]) {
        const form = { object, fields, callback_url: `${origin}/hook`, verify_token: app.verifyToken }
        const { body } = await graph(`${app.id}/subscriptions`, { token: `${app.id}|${app.secret}`, form })
        if (!body.success) throw new Error(JSON.stringify(body))
      }
      const { token, id } = required(facts.pages[0])
      await graph(`${id}/subscribed_apps`, { token, form: { subscribed_fields: 'feed' } })
    },
    /** An id from the seeded world. */
    idOf: (sql: string, ...values: string[]) => {
      const row = sandbox.world.db.prepare<unknown[], { id: string }>(sql).get(...values)
      return required(row).id
    },
    close: async () => {
      await sandbox.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type PracticePlatform = Awaited<ReturnType<typeof startPracticePlatform>>

interface ConsoleFacts {
  graph: { baseUrl: string; version: string }
  app: typeof app
  people: { id: string; name: string; token: string }[]
  pages: { id: string; name: string; token: string; instagramId: string; instagramUsername: string }[]
}

/** The seed's Tom, as each network knows him. */
export const tomOn = (platform: PracticePlatform, network: 'facebook' | 'instagram') =>
  platform.idOf(
    `select ${network === 'facebook' ? 'id' : 'instagramId as id'} from people where instagramUsername = 'tom.becker'`,
  )

export function required<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('The practice platform lacks what the test needs')
  return value
}

function readHook(raw: string, headers: Hook['headers']): Hook {
  const { object, entry } = JSON.parse(raw) as {
    object: string
    entry: { id: string; changes: { field: string; value: Record<string, unknown> }[] }[]
  }
  const changes = entry.flatMap(({ id, changes }) => changes.map((change) => ({ accountId: id, ...change })))
  return { headers, raw, object, changes, at: performance.now() }
}
