import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Express, Request, Response } from 'express'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { tidy } from './db/tidy.ts'
import { startFolder } from './inbox/folder.ts'
import { inboxKinds } from './inbox/kinds.ts'
import { startWorker } from './jobs/worker.ts'
import { checkKind } from './linking/checks.ts'
import { createSandbox, type Sandbox } from './sandbox/sandbox.ts'
import { createServices, type Injected, type ServicesWithDatabase, sandboxApp } from './services.ts'

export interface StartOptions extends Injected {
  log: Logger
  /** The folder with the built client. */
  client?: string | undefined
  sandbox?: { file?: string; seed?: 'full' | 'small' | 'none'; webhookRetryMs?: number }
}

export interface Tandem {
  /** Where it listens on this machine. */
  url: string
  services: ServicesWithDatabase
  sandbox: Sandbox | null
  /** Unready, streams ended, work in hand finished or put back, everything closed. */
  stop(): Promise<void>
}

const kinds = { ...inboxKinds, 'linking.check': checkKind }

/** Starts the product: it listens at once, answers 503 until it is ready, and is ready when this resolves. */
export async function startTandem(config: Config, options: StartOptions): Promise<Tandem> {
  let app: Express | null = null
  let ready = false
  const server = createServer((req, res) =>
    app ? app(req as Request, res as Response) : void res.writeHead(503).end(),
  )
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, resolve))
  const url = `http://127.0.0.1:${portOf(server)}`

  const services = await createServices(config, url, options)
  const sandbox = config.meta ? null : await startSandbox(config, services, options)
  const open = new Set<AbortController>()
  app = createApp(services, { sandbox: sandbox?.router, client: options.client, isReady: () => ready, open })

  const tidying = startTidying(services)
  const working = config.role === 'api' ? [] : [startWorker(services, kinds), startFolder(services)]
  await askForNotices(services, sandbox ? url : services.settings.publicUrl)
  ready = true

  return {
    url,
    services,
    sandbox,
    stop: async () => {
      ready = false
      clearInterval(tidying)
      for (const request of open) request.abort()
      const closed = new Promise((resolve) => server.close(resolve))
      await Promise.all(working.map((each) => each.stop()))
      await sandbox?.close()
      server.closeAllConnections()
      await closed
      await services.hub.close()
      await services.database.close()
    },
  }
}

/** With port 0 the system chooses one. */
function portOf(server: Server) {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Once an hour, as long as nothing else keeps the process alive. */
function startTidying({ db, clock, log }: ServicesWithDatabase) {
  const round = () => void tidy(db, clock()).catch((error) => log.warn({ err: error }, 'tidying has to wait'))
  return setInterval(round, 3600_000).unref()
}

function startSandbox(config: Config, { settings, clock }: ServicesWithDatabase, { sandbox = {} }: StartOptions) {
  return createSandbox({
    file: join(config.dataDir, 'sandbox.db'),
    baseUrl: `${settings.publicUrl}/sandbox`,
    app: sandboxApp,
    now: clock,
    ...sandbox,
  })
}

/** The platform answers by calling back, so the server has to listen already. Without it the sweep still brings everything. */
async function askForNotices({ platform, log }: ServicesWithDatabase, reachedAt: string) {
  try {
    await platform.webhooks.subscribeApp(`${reachedAt}/webhooks/meta`)
  } catch (error) {
    log.warn({ err: error }, 'the platform sends no notices; new comments arrive with the sweep only')
  }
}
