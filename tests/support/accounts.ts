import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Request as Incoming, type Response as Outgoing } from 'express'
import { pino } from 'pino'
import { createClient } from '../../client/api.ts'
import { createAuth } from '../../server/accounts/auth.ts'
import { authRouter } from '../../server/accounts/callback.ts'
import { accountsRoutes } from '../../server/accounts/routes.ts'
import { migrateAuth } from '../../server/accounts/schema.ts'
import { accounts } from '../../server/contract/accounts.ts'
import { openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import type { Context, Services } from '../../server/http/context.ts'
import { mount } from '../../server/http/mount.ts'
import { problemHandler } from '../../server/http/problems.ts'
import { requestId, safeHeaders, sameOrigin } from '../../server/http/security.ts'
import { visitorOf } from '../../server/http/session.ts'
import { createLocalHub } from '../../server/live/localHub.ts'
import { createPlatform } from '../../server/platform/create.ts'
import { createSandbox } from '../../server/sandbox/sandbox.ts'
import { createVault } from '../../server/vault/vault.ts'
import { createBrowser } from './browser.ts'

const app = { id: '1029384756', secret: 'c0ffee5ec2e7', verifyToken: 'verify' }

interface DeskOptions {
  /** A database to use instead of SQLite in memory. */
  address?: string
  /** What the world believes the address of the desk to be. */
  publicUrl?: string
  practice?: Services['settings']['practice']
}

interface World {
  /** How far the clock of the desk is ahead of the real one. */
  aheadMs: number
  /** Nothing reaches the platform. */
  outage: boolean
  /** The address that the next requests come from. */
  caller: string
}

/** People, teams and sessions behind HTTP, with the sandbox at the other end of the wire and a clock that can be put forward. */
export async function startAccounts({ address = ':memory:', publicUrl, practice = null }: DeskOptions = {}) {
  const web = express()
  const server = createServer(web)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const database = openDatabase(address)
  await migrateAuth(database.db)
  await migrate(database, new Date())
  const sandbox = await createSandbox({ file: ':memory:', baseUrl: `${url}/sandbox`, app, seed: 'small' })
  const world: World = { aheadMs: 0, outage: false, caller: '127.0.0.1' }

  const services: Services = {
    db: database.db,
    platform: createPlatform({
      mode: 'sandbox',
      graphUrl: `${url}/sandbox/graph`,
      dialogUrl: `${url}/sandbox/v25.0/dialog/oauth`,
      profilesUrl: `${url}/sandbox/instagram`,
      version: 'v25.0',
      appId: app.id,
      appSecret: app.secret,
      verifyToken: app.verifyToken,
      clock: () => new Date(),
      fetch: (...call) => (world.outage ? Promise.reject(new TypeError('fetch failed')) : fetch(...call)),
      wait: async () => {},
    }),
    vault: createVault('a key of the vault that is long enough'),
    hub: createLocalHub(),
    log: pino({ level: 'silent' }),
    clock: () => new Date(Date.now() + world.aheadMs),
    newId: randomUUID,
    fault: () => {},
    settings: {
      publicUrl: publicUrl ?? url,
      sandboxUrl: `${url}/sandbox`,
      practice,
      settleSeconds: 0,
      sendWindowSeconds: 0,
      sweepSeconds: 60,
    },
    cookieKey: 'a key of the cookies that is long enough',
  }
  const auth = createAuth(services)

  const contextFor = async (req: Incoming, res: Outgoing): Promise<Context> => {
    const headers = new Headers(
      Object.entries(req.headers).map(([name, value]): [string, string] => [name, `${value}`]),
    )
    const visitor = await visitorOf(services, headers)
    return {
      ...services,
      now: services.clock(),
      visitor,
      person: visitor?.person as Context['person'],
      teamId: visitor?.team?.id ?? '',
      operationId: services.newId(),
      request: {
        headers,
        address: world.caller,
        setCookie: (cookie) => res.append('set-cookie', cookie),
        signal: new AbortController().signal,
      },
    }
  }
  web.use('/sandbox', sandbox.router)
  web.use(requestId(services), ...safeHeaders(services.settings))
  web.use('/api/auth', authRouter(auth, services.settings))
  web.use('/api', sameOrigin(services.settings), express.json())
  web.use('/api', mount({ accounts }, { accounts: accountsRoutes(auth) }, contextFor))
  web.use(problemHandler(services.log))

  return {
    url,
    world,
    sandbox,
    services,
    browser: () => newBrowser(services.settings.publicUrl, url),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await sandbox.close()
      await database.close()
    },
  }
}

export type Accounts = Awaited<ReturnType<typeof startAccounts>>

function newBrowser(publicUrl: string, url: string) {
  const browser = createBrowser(publicUrl, url)
  return { ...browser, api: createClient({ accounts }, `${url}/api`, browser.send).accounts }
}
export type AccountsBrowser = ReturnType<typeof newBrowser>
