import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Express, Request, Response } from 'express'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { bulkKinds } from './bulk/kinds.ts'
import { blaming, type Config } from './config.ts'
import { coverageKinds } from './coverage/kinds.ts'
import { startCheckpoints } from './db/checkpoints.ts'
import { lockFile } from './db/lock.ts'
import { tidy } from './db/tidy.ts'
import { exportsKinds } from './exports/kinds.ts'
import { answerUnreadable } from './http/problems.ts'
import { startIndexer } from './indexing/indexer.ts'
import { startFolder } from './intake/folder.ts'
import { intakeKinds } from './intake/kinds.ts'
import { freeLeases } from './jobs/queue.ts'
import { startWorker } from './jobs/worker.ts'
import { labelsKinds } from './labels/kinds.ts'
import { launchesKinds } from './launches/kinds.ts'
import { checkKind } from './linking/checks.ts'
import { checkKey } from './linking/sealedTokens.ts'
import { moderationKinds } from './moderation/kinds.ts'
import { notificationsKinds } from './notifications/kinds.ts'
import { peopleKinds } from './people/kinds.ts'
import { resultsKinds } from './results/kinds.ts'
import { rulesKinds } from './rules/kinds.ts'
import { runningKinds } from './running/kinds.ts'
import type { Sandbox } from './sandbox/sandbox.ts'
import { createServices, type Injected, type ServicesWithDatabase, sandboxApp } from './services.ts'
import { stopAfterRestore } from './spending/afterRestore.ts'
import { spendingKinds } from './spending/kinds.ts'
import { targetsKinds } from './targets/kinds.ts'
import { triageKinds } from './triage/kinds.ts'

export interface StartOptions extends Injected {
  log: Logger
  /** The folder with the built client. */
  client?: string | undefined
  sandbox?: { file?: string; seed?: 'full' | 'small' | 'none'; webhookRetryMs?: number }
  /** Does what is urgent, and leaves everything else to the next start. */
  only?: 'urgent' | undefined
}

export interface Tandem {
  /** Where it listens on this machine. */
  url: string
  services: ServicesWithDatabase
  sandbox: Sandbox | null
  /** Unready, streams ended, work in hand finished or put back, everything closed, within 8 s. */
  stop(): Promise<void>
}

const kinds = {
  ...intakeKinds,
  ...moderationKinds,
  ...coverageKinds,
  ...notificationsKinds,
  ...targetsKinds,
  ...peopleKinds,
  ...bulkKinds,
  ...exportsKinds,
  ...triageKinds,
  ...labelsKinds,
  ...rulesKinds,
  ...resultsKinds,
  ...launchesKinds,
  ...runningKinds,
  ...spendingKinds,
  'linking.check': checkKind,
}

/** Starts the product: it listens at once, answers 503 until it is ready, and is ready when this resolves. */
export async function startTandem(config: Config, options: StartOptions): Promise<Tandem> {
  // Whatever was opened is closed in the opposite order, whether at the end or because the start failed.
  await using opened = new AsyncDisposableStack()
  const isFile = !/^(postgres|:memory:)/.test(config.database)
  if (isFile) opened.defer(await blaming('DATA_DIR', () => lockFile(config.database)))

  let app: Express | null = null
  let ready = false
  const server = createServer((req, res) =>
    app ? app(req as Request, res as Response) : void res.writeHead(503).end(),
  )
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, resolve))
  opened.defer(() => hangUp(server))
  const url = `http://127.0.0.1:${portOf(server)}`

  const services = await createServices(config, url, options)
  opened.defer(() => closeServices(services))
  server.on('clientError', answerUnreadable(services))
  await blaming('SECRET_KEY', () => checkKey(services))
  const sandbox = config.meta ? null : await blaming('DATA_DIR', () => startSandbox(config, services, options))
  opened.defer(() => sandbox?.close())
  const open = new Set<AbortController>()
  app = createApp(services, { sandbox: sandbox?.router, client: options.client, isReady: () => ready, open })
  opened.defer(() => {
    app = null
  })

  // Whoever only stops spending does that anyway.
  if (!options.only) await stopAfterRestore(services)
  opened.defer(startCheckpoints(services.database, services.log))
  if (isFile) await freeLeases(services.db)
  const working = begin(config, services, options)
  opened.defer(() => atMost(longestDrainMs, [...working.map((each) => each.stop()), untilEmpty(open)]))
  opened.defer(startTidying(services))
  if (!options.only) opened.defer(await askForNotices(services, sandbox ? url : services.settings.publicUrl))
  ready = true

  const all = opened.move()
  return {
    url,
    services,
    sandbox,
    stop: async () => {
      ready = false
      server.close()
      for (const request of open) request.abort()
      await all.disposeAsync()
    },
  }
}

function begin({ role }: Config, services: ServicesWithDatabase, { only }: StartOptions) {
  if (only) return [startWorker(services, kinds, only)]
  return role === 'api' ? [] : [startWorker(services, kinds), startFolder(services), startIndexer(services)]
}

/** What is in hand gets this long. A call that takes longer is left open, and looked up after the next start. */
const longestDrainMs = 7000

const atMost = (ms: number, work: Promise<unknown>[]) =>
  Promise.race([Promise.all(work), sleep(ms, null, { ref: false })]).then(() => {})

async function untilEmpty(open: Set<unknown>) {
  while (open.size > 0) await sleep(10, null, { ref: false })
}

async function hangUp(server: Server) {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}

async function closeServices({ hub, database, mailer }: ServicesWithDatabase) {
  mailer?.close()
  await hub.close()
  await database.close()
}

/** With port 0 the system chooses one. */
function portOf(server: Server) {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Once an hour, as long as something else keeps the process alive. Answers how to stop it. */
function startTidying({ db, clock, log }: ServicesWithDatabase) {
  const round = () => void tidy(db, clock()).catch((error) => log.warn({ err: error }, 'tidying has to wait'))
  const timer = setInterval(round, 3600_000).unref()
  return () => clearInterval(timer)
}

/** Fetched only where it stands in for the platform. */
async function startSandbox(config: Config, { settings, clock }: ServicesWithDatabase, { sandbox = {} }: StartOptions) {
  const { createSandbox } = await import('./sandbox/sandbox.ts')
  return createSandbox({
    file: join(config.dataDir, 'sandbox.db'),
    baseUrl: `${settings.publicUrl}/sandbox`,
    app: sandboxApp,
    now: clock,
    ...sandbox,
  })
}

const askAgainMs = 300_000

/**
 * The platform answers by calling back, so the server has to listen already. Until it agrees it is asked again every
 * five minutes, and the sweep still brings everything. Answers how to stop asking.
 */
async function askForNotices({ platform, log }: ServicesWithDatabase, reachedAt: string) {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const ask = async () => {
    try {
      await platform.webhooks.subscribeApp(`${reachedAt}/webhooks/meta`)
    } catch (error) {
      log.warn({ err: error }, 'the platform sends no notices yet; new comments arrive with the sweep only')
      if (!stopped) timer = setTimeout(ask, askAgainMs).unref()
    }
  }
  // The sandbox is in the house and answers at once; for the platform itself nobody has to wait.
  const asked = ask()
  if (platform.mode === 'sandbox') await asked
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
