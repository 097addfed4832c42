import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface Product {
  url: string
  /** Where the pretend platform shows itself. */
  sandbox: string
  dataDir: string
  /** What it logged so far, for whoever has to find out why a test failed. */
  log: () => string
  start: () => Promise<void>
  /** Ctrl-C, and the exit code it answers with. */
  stop: () => Promise<number | null>
}

const house = resolve(import.meta.dirname, '../..')
const patienceMs = 30_000

/** The built product as a person would start it, as a process of its own; `start` resolves when it is ready. */
export function createProduct(port: number, dataDir: string): Product {
  const url = `http://localhost:${port}`
  let child: ChildProcess | undefined
  let log = ''

  const start = async () => {
    child = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: house,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        DATA_DIR: dataDir,
        SETTLE_SECONDS: '1',
        SEND_WINDOW_SECONDS: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (log += text))
    await ready(child, `${url}/readyz`, () => log)
  }
  const stop = async () => {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null) return running?.exitCode ?? null
    const gone = once(running, 'exit')
    running.kill('SIGINT')
    const [code] = await gone
    return code
  }
  return { url, sandbox: `${url}/sandbox`, dataDir, log: () => log, start, stop }
}

async function ready(child: ChildProcess, url: string, log: () => string) {
  const until = Date.now() + patienceMs
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await pause(50)
  }
  throw new Error(`The product did not start:\n${log()}`)
}
