import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ask } from './asks.ts'
import type { Desk } from './desk.ts'
import { fileOf } from './desks.ts'
import { type Started, startProcess, untilReady } from './processes.ts'

export interface FloorAsk extends Ask {
  kind: 'list' | 'search' | 'rows'
  limit: number
}

/** A bare Express over the desk's own file that answers these asks by their place: `/asks/0`. */
export async function startFloor(desk: Desk, asks: FloorAsk[]): Promise<Started> {
  const file = join(desk.dataDir, `asks-${asks[0]?.kind}.json`)
  writeFileSync(file, JSON.stringify(asks))
  const floor = await startProcess('tests/bench/floorReads.ts', { DATABASE_FILE: fileOf(desk), ASKS_FILE: file })
  await untilReady(floor)
  return floor
}
