import type { Statement } from 'better-sqlite3'
import type { World } from './world.ts'

const prepared = new WeakMap<World, Map<string, Statement<unknown[], unknown>>>()

/** Prepared once per world: compiling SQL anew for each comment of a page would take most of the answer's time. */
export function statement<Given extends unknown[], Row>(world: World, sql: string): Statement<Given, Row> {
  const known = prepared.get(world) ?? new Map<string, Statement<unknown[], unknown>>()
  prepared.set(world, known)
  const found = known.get(sql) ?? world.db.prepare(sql)
  known.set(sql, found)
  return found as Statement<Given, Row>
}
