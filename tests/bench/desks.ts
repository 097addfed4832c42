import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { copyInstallation } from '../support/copies.ts'
import { type Desk, openDesk } from './desk.ts'
import { fillPair } from './fill.ts'

const filled = new Map<number, Desk>()

/**
 * A desk of its own with so many comments more than the practice has. It is filled once in a run and copied for each
 * bench; with `BENCH_DESKS`, a folder, it is kept there for the runs that follow.
 */
export async function filledDesk(count: number): Promise<Desk> {
  const model = filled.get(count) ?? kept(count) ?? (await fill(count))
  filled.set(count, model)
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
  copyInstallation(model.dataDir, dataDir)
  const desk = { ...model, dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
  leaveAlone(desk)
  return desk
}

/** The sandbox has none of what was filled in: reading again from there would take it all away. */
function leaveAlone(desk: Desk) {
  const db = new SQLite(fileOf(desk))
  db.exec("update jobs set runAt = '2099-01-01T00:00:00.000Z' where kind in ('intake.sweep', 'linking.check')")
  db.close()
}

async function fill(count: number): Promise<Desk> {
  const desk = await openDesk()
  const began = performance.now()
  fillPair(desk.dataDir, desk.pair.id, count)
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(`(${count.toLocaleString('en')} comments filled in ${seconds.toFixed(0)} s) `)
  process.once('exit', desk.remove)
  const folder = folderOf(count)
  if (folder) {
    mkdirSync(folder, { recursive: true })
    cpSync(desk.dataDir, join(folder, 'data'), { recursive: true })
    writeFileSync(join(folder, 'desk.json'), JSON.stringify({ cookie: desk.cookie, pair: desk.pair }))
  }
  return desk
}

const folderOf = (count: number) => process.env.BENCH_DESKS && join(process.env.BENCH_DESKS, String(count))

function kept(count: number): Desk | undefined {
  const folder = folderOf(count)
  if (!folder || !existsSync(join(folder, 'desk.json'))) return undefined
  const { cookie, pair } = JSON.parse(readFileSync(join(folder, 'desk.json'), 'utf8')) as Pick<Desk, 'cookie' | 'pair'>
  return { cookie, pair, dataDir: join(folder, 'data'), remove: () => {} }
}

export const fileOf = ({ dataDir }: Desk) => join(dataDir, 'tandem.db')

export function readFrom<T>(desk: Desk, sql: string, ...values: (string | number)[]): T[] {
  const db = new SQLite(fileOf(desk), { readonly: true })
  const rows = db.prepare<(string | number)[], T>(sql).all(...values)
  db.close()
  return rows
}

/** Whose desk it is. */
export function whoseIs(desk: Desk): { teamId: string; personId: string } {
  const sql = `select pairs.teamId, members.userId as personId from pairs join members on members.organizationId = pairs.teamId
    where pairs.id = ?`
  const [row] = readFrom<{ teamId: string; personId: string }>(desk, sql, desk.pair.id)
  if (!row) throw new Error('The desk has no pair.')
  return row
}
