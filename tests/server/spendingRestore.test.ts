import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { originOf } from '../../server/db/origin.ts'
import { insertCampaign } from '../support/adsDouble.ts'
import { databases } from '../support/databases.ts'
import { startServer } from '../support/server.ts'

describe('a SQLite database', () => {
  let folder: string
  let file: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-restore-'))
    file = join(folder, 'tandem.db')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Starts, looks at the stop, and ends, with everything written into the file. */
  async function run<T>(
    database: string,
    work: (server: Awaited<ReturnType<typeof startServer>>) => Promise<T>,
    role: 'all' | 'api' = 'api',
  ) {
    const server = await startServer({ database, role })
    try {
      return await work(server)
    } finally {
      await server.stop()
    }
  }
  const stopIn = (database: string) =>
    run(database, ({ services: { db } }) =>
      db.selectFrom('spendStops').where('releasedAt', 'is', null).selectAll().executeTakeFirst(),
    )

  test('that was restored starts with all spending stopped, and says why; one that only starts again does not', async () => {
    await run(
      file,
      async (server) => {
        const maya = await server.practise()
        const { teamId } = await server.services.db.selectFrom('pairs').select('teamId').executeTakeFirstOrThrow()
        await insertCampaign(
          server.services.db,
          { teamId, pairId: maya.pair.id },
          { id: 'cakes', activeSince: new Date().toISOString() },
        )
      },
      'all',
    )
    expect(await stopIn(file)).toBeUndefined()
    const backup = readFileSync(file)
    const starts = readFileSync(`${file}.starts`, 'utf8')
    expect(await stopIn(file)).toBeUndefined()

    const elsewhere = join(folder, 'elsewhere.db')
    copyFileSync(file, elsewhere)
    copyFileSync(`${file}.starts`, `${elsewhere}.starts`)
    expect(await stopIn(elsewhere)).toMatchObject({
      by: 'the server, because its database was restored from a backup or moved here',
    })

    // Where a file system numbers its files anew at each mount, it is known by when it was made.
    await run(file, async ({ services: { db } }) => {
      const { place } = await db.selectFrom('origins').select('place').executeTakeFirstOrThrow()
      await db
        .updateTable('origins')
        .set({ place: place.replace(/ \d+ /, ' 1 ') })
        .execute()
    })
    expect(await stopIn(file)).toBeUndefined()

    // Written over the same file, which keeps its number: it has seen one start fewer.
    expect(starts).not.toBe(readFileSync(`${file}.starts`, 'utf8'))
    writeFileSync(file, backup)
    expect(await stopIn(file)).toBeDefined()
    await run(file, async ({ services: { db } }) => {
      await db.updateTable('spendStops').set({ releasedAt: new Date().toISOString() }).execute()
    })
    expect(await stopIn(file)).toBeUndefined()
  }, 60_000)
})

test('a PostgreSQL database that was read into another one is told from one that starts again', async () => {
  const open = databases.find(([name]) => name === 'PostgreSQL')?.[1]
  const server = await startServer({ database: (await open?.()) ?? '', role: 'api' })
  const { db, database } = server.services
  expect(await originOf(database)).toMatchObject({ isCopy: false, place: expect.stringMatching(/^cluster \d+ \d+$/) })
  await db.updateTable('origins').set({ place: 'cluster 1 1' }).execute()
  expect(await originOf(database)).toMatchObject({ isCopy: true })
  await server.stop()
}, 60_000)
