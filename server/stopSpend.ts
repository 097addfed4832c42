import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { blaming, type Config, ConfigError, readConfig } from './config.ts'
import type { Database } from './db/database.ts'
import { lockFile, Occupied } from './db/lock.ts'
import { createServices, type ServicesWithDatabase } from './services.ts'
import { howFar, isAtWork, type StoppedTeam, stopTeams } from './spending/everyTeam.ts'
import { startTandem } from './start.ts'
import { readOrMakeKey } from './vault/key.ts'

const help = `Stops all spending: no call that spends leaves any more, and everything that is switched on is paused.

  npm run stop-spend                   of every team
  npm run stop-spend -- --team <id>    of one team
  npm run stop-spend -- --wait <s>     how long it goes on without any progress; 120 s unless said

It works beside a running server and without one. It ends with 0 once the platform has confirmed every pause; otherwise with 1
and a list of what is open, and the server goes on with that as long as it runs.
`

const lookEveryMs = 500
/** Where no lock says whether a server runs, one that does has begun within this time. */
const beginsWithinMs = 6000

try {
  process.exit(await main())
} catch (error) {
  const isPlain = error instanceof ConfigError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${isPlain ? (error as Error).message : ((error as Error).stack ?? error)}\n`)
  process.exit(1)
}

async function main(): Promise<number> {
  const options = { team: { type: 'string' }, wait: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ options })
  if (values.help) {
    say(help)
    return 0
  }
  const wait = Number(values.wait ?? 120)
  if (!(wait > 0)) throw new ConfigError('--wait has to be a number of seconds.')
  const config = readConfig(process.env)
  const isFile = !config.database.startsWith('postgres')
  if (isFile && !existsSync(config.database))
    throw new ConfigError(`DATA_DIR is "${config.dataDir}", and there is no Tandem in it.`)

  const injected = await injectedOf(config)
  const since = new Date()
  const services = await createServices(config, config.publicUrl, injected)
  try {
    const stopped = await stopTeams(services, values.team)
    if (!stopped) throw new ConfigError(`There is no team ${values.team}.`)
    say(`Spending is stopped for ${stopped.map(({ name }) => name).join(', ') || 'nobody: there is no team'}.\n`)
    if (stopped.length === 0) return 0
    if (await isServed(config, services, stopped)) return await follow(services.db, stopped, { since, wait })
  } finally {
    await close(services)
  }
  return alone(config, injected, { team: values.team, since, wait })
}

/** Nobody else does it: what is urgent is done here, at a port that nobody knows. */
async function alone(
  config: Config,
  injected: Awaited<ReturnType<typeof injectedOf>>,
  { team, since, wait }: { team: string | undefined; since: Date; wait: number },
) {
  say('No server is at work, so this does it.\n')
  const tandem = await startTandem({ ...config, port: 0 }, { ...injected, only: 'urgent' })
  try {
    return await follow(tandem.services.db, (await stopTeams(tandem.services, team)) ?? [], { since, wait })
  } finally {
    await tandem.stop()
  }
}

async function injectedOf(config: Config) {
  const keptIn = config.secretKey ? 'SECRET_KEY' : 'DATA_DIR'
  const key = await blaming(keptIn, () => readOrMakeKey(config.dataDir, config.secretKey))
  return { key, log: pino({ level: config.logLevel === 'info' ? 'error' : config.logLevel }, pino.destination(2)) }
}

async function isServed(config: Config, { db }: ServicesWithDatabase, stopped: StoppedTeam[]) {
  if (!config.database.startsWith('postgres')) return isLocked(config.database)
  for (let waited = 0; waited < beginsWithinMs; waited += 50) {
    if (await isAtWork(db, stopped)) return true
    await sleep(50)
  }
  return false
}

function isLocked(file: string) {
  try {
    lockFile(file)()
    return false
  } catch (error) {
    if (error instanceof Occupied) return true
    throw error
  }
}

/** Says how far it is until everything is confirmed, or until nothing has moved for `wait` seconds. */
async function follow(db: Database, stopped: StoppedTeam[], { since, wait }: { since: Date; wait: number }) {
  let moved = performance.now()
  let said = ''
  for (;;) {
    const far = await howFar(db, stopped, since)
    const line = `${far.paused} of ${far.total} campaigns are paused.\n`
    if (line !== said) say(line)
    if (line !== said) moved = performance.now()
    said = line
    if (far.isLooked && far.paused === far.total) {
      say('Nothing is switched on any more.\n')
      return 0
    }
    if (performance.now() - moved > wait * 1000) return give(far)
    await sleep(lookEveryMs)
  }
}

function give({ open, total, paused }: Awaited<ReturnType<typeof howFar>>) {
  say(
    total > paused ? 'Not confirmed:\n' : 'Everything is paused, but the platform could not be looked through again.\n',
  )
  for (const { name, campaignId, team, problem } of open)
    say(`  ${name} (${campaignId}, ${team}): ${problem ?? 'The platform has not answered yet.'}\n`)
  if (total - paused > open.length) say(`  and ${total - paused - open.length} more\n`)
  return 1
}

async function close({ hub, database, mailer }: ServicesWithDatabase) {
  mailer?.close()
  await hub.close()
  await database.close()
}

function say(text: string) {
  process.stdout.write(text)
}
