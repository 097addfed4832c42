import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database, OpenDatabase } from './database.ts'

/** Where the database stands, and the number of this start; nothing is written down before `keepOrigin`. */
interface Origin {
  /** Whether it stood elsewhere when a server last ran on it, or is older than what one has written here since. */
  isCopy: boolean
  place: string
  starts: number
}

/**
 * Looks whether the database was put here from a backup. A SQLite file knows which file it was when it was opened last, and one
 * beside it how often that was: a copy is another file, and an older one that was written over it has seen fewer starts. A Postgres database knows the cluster and its own number there, which every dump that is read in changes. What puts back a
 * whole machine, or a whole cluster, puts the traces back as well, and is not seen. Null where nothing can be said.
 */
export async function originOf({ db, dialect, address }: OpenDatabase): Promise<Origin | null> {
  const place = dialect === 'postgres' ? await placeInCluster(db) : placeInFolder(address)
  if (place === null) return null
  const known = await db.selectFrom('origins').where('id', '=', row).select(['place', 'starts']).executeTakeFirst()
  if (!known) return { isCopy: false, place, starts: 1 }
  const seen = dialect === 'postgres' ? known.starts : startsBeside(address)
  const isOlder = seen === null || seen > known.starts
  const isElsewhere = dialect === 'postgres' ? place !== known.place : isAnotherFile(place, known.place)
  return { isCopy: isElsewhere || isOlder, place, starts: Math.max(seen ?? 0, known.starts) + 1 }
}

/** From here on the database is at home where it stands. The row comes first: a file that is behind it is no sign of anything. */
export async function keepOrigin({ db, dialect, address }: OpenDatabase, { place, starts }: Origin) {
  await db
    .insertInto('origins')
    .values({ id: row, place, starts })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ place, starts }))
    .execute()
  if (dialect === 'sqlite') writeFileSync(besideIt(address), `${starts}\n`)
}

const row = 'this'
const besideIt = (file: string) => `${file}.starts`

function placeInFolder(file: string) {
  if (file === ':memory:') return null
  const { ino, birthtimeNs } = statSync(file, { bigint: true })
  return `file ${ino} ${birthtimeNs}`
}

/** Some file systems number their files anew each time they are mounted, and some do not know when one was made. */
function isAnotherFile(place: string, known: string) {
  const [, number, madeAt] = place.split(' ')
  const [, knownNumber, knownMadeAt] = known.split(' ')
  return number !== knownNumber && madeAt !== knownMadeAt
}

function startsBeside(file: string): number | null {
  try {
    const starts = Number(readFileSync(besideIt(file), 'utf8'))
    return Number.isInteger(starts) ? starts : null
  } catch {
    return null
  }
}

/** A provider may keep the number of the cluster to itself. */
async function placeInCluster(db: Database): Promise<string | null> {
  try {
    const { rows } = await sql<{ place: string }>`
      select concat('cluster ', (select system_identifier from pg_control_system()), ' ', oid) as place
      from pg_database where datname = current_database()`.execute(db)
    return rows[0]?.place ?? null
  } catch {
    return null
  }
}
