import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { migrateAuth } from '../../server/accounts/schema.ts'
import { startCheckpoints } from '../../server/db/checkpoints.ts'
import { type OpenDatabase, openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createPace } from '../../server/db/pace.ts'
import { statement } from '../../server/db/statement.ts'
import { loosely, write } from '../../server/db/write.ts'
import { databases } from '../support/databases.ts'

const insertTeam = statement((db, team: { id: string; name: string; createdAt: string }) =>
  db.insertInto('teams').values(team),
)
const selectTeam = statement((db, { id }: { id: string }) => db.selectFrom('teams').where('id', '=', id).selectAll())
const renameTeam = statement((db, { id, ...change }: { id: string; name?: string; createdAt?: string }) =>
  db.updateTable('teams').set(change).where('id', '=', id),
)

describe.each(databases)('a statement that is compiled once, on %s', (_name, open) => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = openDatabase(await open())
    await migrateAuth(database.db)
    await migrate(database, new Date())
  })
  afterAll(() => database.close())

  const createdAt = '2026-11-25T10:00:00.000Z'
  const teamOf = async (id: string) => (await selectTeam(database.db, { id })).rows[0]

  test('takes each time the values it is given, wherever they stand', async () => {
    for (const [id, name] of [
      ['1', "Maya's"],
      ['2', 'Velo Norte'],
    ] as const)
      await insertTeam(database.db, { createdAt, name, id })
    expect(await teamOf('2')).toEqual({ id: '2', name: 'Velo Norte', createdAt })
    expect(await teamOf('1')).toEqual({ id: '1', name: "Maya's", createdAt })
    expect(await teamOf('3')).toBeUndefined()
  })

  test('is another one where other values are named', async () => {
    await insertTeam(database.db, { id: '4', name: 'Before', createdAt })
    expect((await renameTeam(database.db, { id: '4', name: 'After' })).numAffectedRows).toBe(1n)
    await renameTeam(database.db, { id: '4', createdAt: 'later' })
    await renameTeam(database.db, { id: '4', name: 'At last' })
    expect(await teamOf('4')).toEqual({ id: '4', name: 'At last', createdAt: 'later' })
  })

  test('belongs to the transaction it is run in', async () => {
    const failing = write(database.db, async (trx) => {
      await insertTeam(trx, { id: '5', name: 'Never', createdAt })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await teamOf('5')).toBeUndefined()
  })
})

describe('what need not wait for the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-loosely-'))
  const { db, close } = openDatabase(join(folder, 'tandem.db'))
  afterAll(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  })
  const synchronous = async (reach: typeof db) =>
    (await sql<{ synchronous: number }>`pragma synchronous`.execute(reach)).rows[0]?.synchronous

  test('is written without waiting, again and again, and everything else waits as before', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect(await loosely(db, synchronous)).toBe(1)
      expect(await synchronous(db)).toBe(2)
    }
  })

  test('lets the next one wait even when it fails', async () => {
    await expect(loosely(db, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await synchronous(db)).toBe(2)
  })

  test('keeps everybody else out, who would not wait either', async () => {
    const during = await Promise.all([loosely(db, synchronous), synchronous(db), loosely(db, synchronous)])
    expect(during).toEqual([1, 2, 1])
  })
})

describe('a full log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-checkpoints-'))
  const database = openDatabase(join(folder, 'tandem.db'))
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const waiting = async () => {
    const state = sql<{ log: number; checkpointed: number }>`pragma wal_checkpoint(noop)`
    const { log = 0, checkpointed = 0 } = (await state.execute(database.db)).rows[0] ?? {}
    return log - checkpointed
  }
  const fill = () =>
    sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 2000)
      insert into pages select zeroblob(4000) from numbers`.execute(database.db)

  test('is brought into the database beside everybody, and only while somebody asks for it', async () => {
    await sql`create table pages (page blob)`.execute(database.db)
    const stop = startCheckpoints(database, pino({ level: 'silent' }))
    await fill()
    expect(await waiting()).toBeGreaterThan(1000)
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 10_000)
    await stop()
    await fill()
    expect(await waiting()).toBeGreaterThan(1000)
  })
})

describe('the pace of a long work', () => {
  const { db, close } = openDatabase(':memory:')
  afterAll(close)
  const busy = (ms: number) => {
    const until = performance.now() + ms
    while (performance.now() < until);
  }

  test('grows while steps are short, never to more than is allowed, and falls when they take long', () => {
    const pace = createPace(db, { most: 40, stepMs: 10 })
    const sizes = [1, 2, 3, 4].map(() => {
      const size = pace.begin()
      pace.end(size)
      return size
    })
    expect(sizes).toEqual([10, 20, 40, 40])
    pace.begin()
    busy(80)
    pace.end(40)
    expect(pace.begin()).toBeLessThan(10)
    expect(pace.begin()).toBeGreaterThanOrEqual(1)
  })
})
