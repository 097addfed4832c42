import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createClient } from '../../client/api.ts'
import { api } from '../../server/contract/index.ts'
import { type StartOptions, startTandem } from '../../server/start.ts'
import { createBrowser } from './browser.ts'
import { eventually } from './journey.ts'

const key = Buffer.from('a key of the tests that is long enough to be one')

export interface ServerOptions extends Partial<StartOptions> {
  /** `:memory:`, a file, or the address of a Postgres database. */
  database?: string
  /** Real life rests for two minutes; a test has no such patience. */
  settleSeconds?: number
  /** `api` leaves promised work and notices to the test. */
  role?: 'all' | 'api'
}

/** The whole product on an ephemeral port, with the sandbox's small cast at the other end of the wire. */
export async function startServer({
  database = ':memory:',
  settleSeconds = 1,
  role = 'all',
  ...options
}: ServerOptions = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-'))
  const tandem = await startTandem(
    {
      port: 0,
      dataDir,
      database,
      publicUrl: '',
      meta: null,
      secretKey: undefined,
      role,
      settleSeconds,
      sendWindowSeconds: 0,
      logLevel: 'silent',
    },
    {
      key,
      log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
      timeoutMs: 2000,
      ...options,
      sandbox: { file: ':memory:', seed: 'small', webhookRetryMs: 50, ...options.sandbox },
    },
  )
  const { url, services } = tandem
  if (!tandem.sandbox) throw new Error('Tests run against the sandbox.')

  return {
    ...tandem,
    sandbox: tandem.sandbox,
    /** A browser of its own: cookies, origin and a typed client. */
    browser: () => newBrowser(services.settings.publicUrl, url),
    /** Maya at her practice desk, with her pair read to the end. */
    practise: () => practise(newBrowser(services.settings.publicUrl, url)),
    stop: async () => {
      await tandem.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Server = Awaited<ReturnType<typeof startServer>>

function newBrowser(publicUrl: string, url: string) {
  const browser = createBrowser(publicUrl, url)
  return { ...browser, client: createClient(api, `${url}/api`, browser.send) }
}
export type ServerBrowser = ReturnType<typeof newBrowser>

async function practise(browser: ServerBrowser) {
  const { client } = browser
  const { url } = await client.accounts.openPractice()
  await browser.visit(url)
  const connection = await client.linking.keepConnection()
  const { items } = await client.linking.listPages({ params: { connectionId: connection.id } })
  const page = items.find(({ linkable, profile }) => linkable && profile)
  if (!page) throw new Error('The sandbox offers no pair to practise with.')
  const body = { connectionId: connection.id, pageId: page.page.id, zone: 'Europe/Berlin' }
  const { id } = await client.linking.linkPair({ body })
  const pair = await eventually(
    () => client.linking.getPair({ params: { pairId: id } }),
    ({ sync }) => sync?.state === 'done',
  )
  return { ...browser, pair, connection }
}
