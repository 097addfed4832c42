import SQLite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { ThreadFilter } from '../../server/contract/inbox.ts'
import type { Tables } from '../../server/db/tables.ts'
import { cursorOf } from '../../server/http/cursors.ts'
import { threadsOf } from '../../server/threads/ranges.ts'
import type { Desk } from './desk.ts'
import { fileOf, whoseIs } from './desks.ts'

export interface Statement {
  sql: string
  parameters: (string | number)[]
}

/** A page that is asked for of the floor and of ours: what ours is asked, and what SQL the floor runs for the same. */
export interface Ask {
  name: string
  query: string
  statements: Statement[]
}

const views = [
  'open',
  'unread',
  'mine',
  'unassigned',
  'ads',
  'mentions',
  'snoozed',
  'hidden',
  'needs_you',
  'done',
  'all',
]
const filters = [
  'network=facebook',
  'view=all&network=instagram',
  'view=done&network=instagram',
  'view=unread&network=facebook',
  'view=hidden&network=instagram',
  'view=needs_you&network=facebook',
  'label=label-1',
  'view=all&label=label-0&network=facebook',
  'language=de',
  'view=unread&language=en&network=instagram',
  'asks=yes',
  'asks=yes&network=facebook&assignee=none',
  'priority=high',
  'view=all&priority=urgent&network=facebook',
  'assignee=me&network=instagram',
  'view=unread&asks=yes&label=label-0',
  'order=oldest',
  'view=done&from=2025-03-01T00:00:00.000Z&to=2025-11-01T00:00:00.000Z',
]
const depths = [0, 0.05, 0.3, 0.6, 0.9]
export const pageSize = 50

/** Every view and a number of filters: the first page of each, and pages from its top to its end. */
export async function listAsks(desk: Desk, limit = pageSize): Promise<Ask[]> {
  const sqlite = new SQLite(fileOf(desk), { readonly: true })
  const told: Statement[] = []
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query: { sql, parameters } }) => {
      told.push({ sql, parameters: [...parameters] as Statement['parameters'] })
    },
  })
  const { teamId, personId } = whoseIs(desk)
  const reader = { db, teamId, person: { id: personId } }
  const asks: Ask[] = []
  for (const words of [...views.map((view) => `view=${view}`), ...filters]) {
    const { order = 'newest', ...rest } = Object.fromEntries(new URLSearchParams(words))
    const filter = ThreadFilter.parse(rest)
    const direction = order === 'oldest' ? ('asc' as const) : ('desc' as const)
    const page = async (at?: Place) => {
      const position: [string, string] | null = at ? [at.activeAt, at.id] : null
      told.splice(0)
      await threadsOf(reader, desk.pair.id, filter, { position, direction, limit: limit + 1 })
      return [...told]
    }
    const all = placesIn(sqlite, await page(), direction)
    for (const depth of depths) {
      const at = depth > 0 ? all[Math.floor((all.length - limit - 2) * depth)] : undefined
      if (all.length < limit || (depth > 0 && !at)) continue
      const statements = await page(at)
      const cursor = at ? `&cursor=${cursorOf(at.activeAt, at.id)}` : ''
      asks.push({ name: `${words}, ${depth}`, query: `${words}&limit=${limit}${cursor}`, statements })
    }
  }
  await db.destroy()
  return asks
}

interface Place {
  activeAt: string
  id: string
}

/** Where all the threads of a list stand, by the statements of its first page. */
function placesIn(db: SQLite.Database, statements: Statement[], direction: 'asc' | 'desc'): Place[] {
  const all = statements.flatMap(({ sql, parameters }) =>
    db.prepare<(string | number)[], Place>(`select "activeAt", "id" from (${sql})`).all(...parameters.slice(0, -1), -1),
  )
  const sign = direction === 'desc' ? -1 : 1
  return all.sort((one, other) => sign * (keyOf(one) < keyOf(other) ? -1 : 1))
}

const keyOf = ({ activeAt, id }: Place) => activeAt + id
