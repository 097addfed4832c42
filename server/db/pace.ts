import { type Database, isSqlite } from './database.ts'

/** Milliseconds that one step of a long work may take on Postgres, which lets everybody else work meanwhile. */
const postgresMs = 100

const fewest = 2
const first = 10

/**
 * How many to take on in one step, by how long the last ones took. On SQLite a step may take `stepMs` milliseconds, in which
 * nobody else has the event loop: shorter steps hold up people less, longer ones write the same pages less often.
 */
export function createPace(db: Database, { most, stepMs }: { most: number; stepMs: number }) {
  const target = isSqlite(db) ? stepMs : postgresMs
  let size = Math.min(first, most)
  let began = 0
  return {
    /** A step begins: with so many, at most. */
    begin: () => {
      began = performance.now()
      return size
    },
    /** It has ended with `count`. */
    end: (count: number) => {
      if (count === 0) return
      const fitting = (count * target) / Math.max(performance.now() - began, 0.01)
      // No step is more than twice the last: the first of a kind says little.
      size = Math.round(Math.min(Math.max(fitting, fewest), size * 2, most))
    },
  }
}

export type Pace = ReturnType<typeof createPace>
