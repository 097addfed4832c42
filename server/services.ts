import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import { v7 as newId } from 'uuid'
import { migrateAuth } from './accounts/schema.ts'
import { blaming, type Config } from './config.ts'
import { type OpenDatabase, openDatabase, reach } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import type { Services, Settings } from './http/context.ts'
import { noteUsage } from './jobs/usages.ts'
import { createLocalHub } from './live/localHub.ts'
import { createOutbound } from './net/outbound.ts'
import { createPlatform, graphVersion, liveDialogUrl, liveGraphUrl } from './platform/create.ts'
import type { Platform } from './platform/platform.ts'
import { createVault } from './vault/vault.ts'

/** What a test may take in hand instead of the world. */
export interface Injected {
  /** The master key: what is kept is sealed and signed with keys derived from it. */
  key: Buffer
  log: Logger
  clock?: () => Date
  fault?: Services['fault']
  fetch?: typeof globalThis.fetch
  settings?: Partial<Settings>
  timeoutMs?: number
}

export interface ServicesWithDatabase extends Services {
  database: OpenDatabase
}

/** Opens the database, brings it up to date and joins everything that the process shares. `url` is where it listens. */
export async function createServices(config: Config, url: string, injected: Injected): Promise<ServicesWithDatabase> {
  const { key, log, clock = () => new Date(), fault = () => {} } = injected
  const database = await openUsable(config)
  const { db, dialect, address } = database
  await migrateAuth(db)
  await migrate(database, clock())
  return {
    db,
    database,
    platform: platformOf(config, url, injected, (usage) => {
      const id = usage.id === (config.meta?.appId ?? sandboxApp.id) ? 'app' : usage.id
      noteUsage({ db, clock }, { ...usage, id }).catch(noted(log))
    }),
    vault: createVault(key),
    hub: dialect === 'postgres' ? await postgresHub(address) : createLocalHub(),
    outbound: createOutbound({
      loopback: injected.settings?.loopback,
      // What the sandbox shows stands at this server's own address.
      own: config.meta
        ? undefined
        : { from: `${settingsOf(config, url).publicUrl}/sandbox/media/`, to: `${url}/sandbox/media/` },
    }),
    // Fetched only where there is mail to send: a start is quick and small without it.
    mailer: config.mail && (await import('./net/mailer.ts')).createMailer(config.mail),
    log,
    clock,
    newId: () => newId(),
    fault,
    settings: { ...settingsOf(config, url), ...injected.settings },
    cookieKey: derived(key, 'session cookies'),
  }
}

async function openUsable({ database }: Config): Promise<OpenDatabase> {
  return blaming(database.startsWith('postgres') ? 'DATABASE_URL' : 'DATA_DIR', async () => {
    const opened = openDatabase(database)
    await reach(opened.db)
    return opened
  })
}

const postgresHub = async (address: string) => (await import('./live/postgresHub.ts')).createPostgresHub(address)

const noted = (log: Logger) => (error: unknown) => log.warn({ err: error }, 'the platform budget could not be noted')

function settingsOf(config: Config, url: string): Settings {
  const publicUrl = config.port === 0 ? url : config.publicUrl
  return {
    publicUrl,
    sandboxUrl: config.meta ? null : `${publicUrl}/sandbox`,
    practice: config.meta ? null : { person: 'first', approve: 'yes' },
    settleSeconds: config.settleSeconds,
    sweepSeconds: config.meta ? 300 : 60,
    sendWindowSeconds: config.sendWindowSeconds,
  }
}

function platformOf(
  config: Config,
  url: string,
  { log, clock = () => new Date(), fetch, timeoutMs }: Injected,
  onUsage: NonNullable<Parameters<typeof createPlatform>[0]['onUsage']>,
): Platform {
  const { publicUrl } = settingsOf(config, url)
  const far = config.meta
    ? { mode: 'live' as const, graphUrl: liveGraphUrl, dialogUrl: liveDialogUrl, ...config.meta }
    : {
        mode: 'sandbox' as const,
        graphUrl: `${url}/sandbox/graph`,
        profilesUrl: `${publicUrl}/sandbox/instagram`,
        dialogUrl: `${publicUrl}/sandbox/${graphVersion}/dialog/oauth`,
        appId: sandboxApp.id,
        appSecret: sandboxApp.secret,
        verifyToken: sandboxApp.verifyToken,
      }
  return createPlatform({ ...far, version: graphVersion, clock, log, onUsage, fetch, timeoutMs })
}

/** The app as the sandbox knows it. No secret at all: whoever can reach the sandbox can read it in its console. */
export const sandboxApp = {
  id: '1000000000000001',
  secret: 'practice-makes-perfect-0123456789',
  verifyToken: 'practice-verify-token',
}

const derived = (key: Buffer, purpose: string) => createHmac('sha256', key).update(purpose).digest('hex')
