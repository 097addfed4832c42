import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { ConfigError, readConfig } from './config.ts'
import { startTandem } from './start.ts'
import { readOrMakeKey } from './vault/key.ts'

const longestGoodbyeMs = 10_000
const log = pino({ level: process.env.LOG_LEVEL ?? 'info', redact: ['req.headers', '*.token', '*.password'] })

try {
  const config = readConfig(process.env)
  const key = readOrMakeKey(config.dataDir, config.secretKey)
  const built = resolve(import.meta.dirname, '../dist')
  const client = existsSync(built) ? built : undefined
  const tandem = await startTandem(config, { key, log, client })
  log.info({ mode: tandem.services.platform.mode, url: tandem.services.settings.publicUrl }, 'ready')
  greet(tandem.services.settings)

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, async () => {
      setTimeout(() => process.exit(1), longestGoodbyeMs).unref()
      await tandem.stop()
      process.exit(0)
    })
} catch (error) {
  fail(error)
}

function greet({ publicUrl, sandboxUrl }: { publicUrl: string; sandboxUrl: string | null }) {
  const practice = sandboxUrl ? `\n  The sandbox it practises on: ${sandboxUrl}\n` : ''
  if (process.stdout.isTTY) process.stdout.write(`\n  Tandem is open at ${publicUrl}\n${practice}\n`)
}

/** A setting that cannot be used, or a port that is taken, is one sentence and not a stack. */
function fail(error: unknown): never {
  const taken = (error as { code?: string }).code === 'EADDRINUSE'
  const sentence = taken ? `PORT ${process.env.PORT ?? 3000} is taken by another program.` : (error as Error).message
  if (taken || error instanceof ConfigError) process.stderr.write(`${sentence}\n`)
  else log.fatal({ err: error }, 'the start failed')
  process.exit(1)
}
