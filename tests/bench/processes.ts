import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface Started {
  port: number
  pid: number
  stop: () => Promise<void>
}

/** Starts a script of this repository that listens at `PORT`, in a process of its own, so that load and server share no event loop. */
export async function startProcess(
  script: string,
  environment: Record<string, string> = {},
  flags: string[] = [],
): Promise<Started> {
  const port = await freePort()
  const child = spawn(process.execPath, [...flags, resolve(root, script)], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ...environment },
    // Logged as when it serves people, to nowhere in particular.
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // A bench that fails halfway leaves nothing running.
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return { port, pid: child.pid ?? 0, stop: () => stop(child) }
}

/** Resolves once it answers `/readyz` with 200, asked again every `gapMs`. */
export async function untilReady({ port }: Started, gapMs = 20): Promise<void> {
  await untilOk(`http://127.0.0.1:${port}/readyz`, gapMs)
}

/** Asks again until the answer is 200, for at most a minute. */
export async function untilOk(url: string, gapMs: number, init: RequestInit = {}): Promise<void> {
  const giveUp = performance.now() + 60_000
  for (;;) {
    const response = await fetch(url, init).catch(() => null)
    await response?.arrayBuffer()
    if (response?.ok) return
    if (performance.now() > giveUp) throw new Error(`${url} did not answer within a minute.`)
    await new Promise((next) => setTimeout(next, gapMs))
  }
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))))
    })
  })
}
