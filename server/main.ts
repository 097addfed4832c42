import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import type { Tandem } from './start.ts'

// Compiling is half of a start and a sixth of its memory; kept, it is paid once. What is to be kept has to be imported after this.
enableCompileCache()
const { pino } = await import('pino')
const { blaming, ConfigError, readConfig } = await import('./config.ts')
const { startTandem } = await import('./start.ts')
const { readOrMakeKey } = await import('./vault/key.ts')

const longestGoodbyeMs = 10_000

try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, redact: ['req.headers', '*.token', '*.password'] })
  const keptIn = config.secretKey ? 'SECRET_KEY' : 'DATA_DIR'
  const key = await blaming(keptIn, () => readOrMakeKey(config.dataDir, config.secretKey))
  const built = resolve(import.meta.dirname, '../dist/client')
  const client = existsSync(built) ? built : undefined
  const tandem = await startTandem(config, { key, log, client })
  log.info({ mode: tandem.services.platform.mode, url: tandem.services.settings.publicUrl }, 'ready')
  greet(tandem.services.settings)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => leave(tandem, log))
} catch (error) {
  fail(error)
}

function greet({ publicUrl, sandboxUrl }: { publicUrl: string; sandboxUrl: string | null }) {
  const practice = sandboxUrl ? `\n  The sandbox it practises on: ${sandboxUrl}\n` : ''
  if (process.stdout.isTTY) process.stdout.write(`\n  Tandem is open at ${publicUrl}\n${practice}\n`)
}

async function leave(tandem: Tandem, log: Logger) {
  setTimeout(() => process.exit(1), longestGoodbyeMs).unref()
  try {
    await tandem.stop()
    process.exit(0)
  } catch (error) {
    log.error({ err: error }, 'the goodbye failed; what was promised is kept')
    process.exit(1)
  }
}

/** A setting that cannot be used, or a port that is taken, is one sentence and not a stack. */
function fail(error: unknown): never {
  const { code, syscall } = error as { code?: string; syscall?: string }
  const port = process.env.PORT || 3000
  if (code === 'EADDRINUSE') process.stderr.write(`PORT ${port} is taken by another program.\n`)
  else if (syscall === 'listen') process.stderr.write(`PORT ${port} may not be used here (${code}).\n`)
  else if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else pino().fatal({ err: error }, 'the start failed')
  process.exit(1)
}
