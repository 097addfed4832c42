import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { createClient } from '../../client/api.ts'
import { api } from '../../server/contract/index.ts'
import { createBrowser } from './browser.ts'
import { eventually } from './journey.ts'

/** As `npm start` runs it where the whole test run has built it (`tests/run.ts`); its sources where one test is run by hand. */
const main = resolve(import.meta.dirname, '../..', process.env.TANDEM_BUILT ? 'dist/server/main.js' : 'server/main.ts')

/** The server, or another entry, as a process of its own, as somebody starts it; everything it says is kept. */
export function startProcess(environment: Record<string, string>, entry: { main?: string; args?: string[] } = {}) {
  const child = spawn(process.execPath, [entry.main ?? main, ...(entry.args ?? [])], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', SETTLE_SECONDS: '1', SEND_WINDOW_SECONDS: '0', ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => (said.out += text))
  child.stderr.on('data', (text) => (said.err += text))
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  )
  return {
    said,
    ended,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    /** Takes it away in the middle of whatever it does, with everything it started. */
    kill: async () => {
      killGroup(child)
      await ended
    },
  }
}

function killGroup({ pid, exitCode }: ChildProcess) {
  if (pid === undefined || exitCode !== null) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It went by itself meanwhile.
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}

/** Waits until the process at this port is ready, at most 30 s. */
export const ready = (port: number) =>
  eventually(
    async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status,
    (status) => status === 200,
  )

/** A browser in front of a process, which keeps its cookies while the process comes and goes. */
export function browserAt(port: number) {
  const server = `http://127.0.0.1:${port}`
  const browser = createBrowser(`http://localhost:${port}`, server)
  return { ...browser, server, client: createClient(api, `${server}/api`, browser.send) }
}
