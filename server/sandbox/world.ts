import Database from 'better-sqlite3'
import { deliverySchema } from './deliveryTables.ts'
import { schema } from './tables.ts'

/** The pretend platform's state and everything undetermined about it, so that tests own time and chance. */
export interface World {
  db: Database.Database
  /** Where a browser reaches the sandbox, without a slash at the end: `http://localhost:3000/sandbox`. */
  baseUrl: string
  app: { id: string; secret: string; verifyToken: string }
  now: () => Date
  /** A number in [0, 1), as `Math.random` gives; seeded in tests. */
  random: () => number
  /** Tells the feeds' pages, the console and the webhook sender that something happened. */
  happened: (event: WorldEvent) => void
  /** Returns the way to stop listening. */
  listen: (listener: (event: WorldEvent) => void) => () => void
}

export interface WorldEvent {
  /** `ads`: the ads' clock went on or delivered; `choice`: a person decided about ads. */
  kind: 'comment' | 'like' | 'post' | 'reset' | 'delivery' | 'fault' | 'ads' | 'choice'
  /** The Page or Profile it happened on; absent for what concerns everyone. */
  accountId?: string
  postId?: string
}

export interface WorldOptions {
  /** A file, or `:memory:`. */
  file: string
  baseUrl: string
  app: World['app']
  now?: () => Date
  random?: () => number
}

/** Opens the sandbox's own database, which it shares with nobody. */
export function openWorld(options: WorldOptions): World {
  const db = new Database(options.file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('foreign_keys = ON')
  db.exec(schema + deliverySchema)

  const listeners = new Set<(event: WorldEvent) => void>()
  return {
    db,
    baseUrl: options.baseUrl,
    app: options.app,
    now: options.now ?? (() => new Date()),
    random: options.random ?? Math.random,
    happened: (event) => {
      for (const listener of [...listeners]) listener(event)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
