import { statement } from './statements.ts'
import type { World } from './world.ts'

const setting = 'adClockHours'

/** How far the ads' clock runs ahead, in whole hours. Kept over a restart, gone with a reset. */
export function adClockHours(world: World): number {
  const row = statement<[string], { value: string }>(world, 'select value from settings where name = ?').get(setting)
  return Number(row?.value ?? 0)
}

/**
 * What time it is for ads: delivery, review, schedules and insights go by it. It can be run forward from the console. Tokens, comments
 * and webhooks keep real time, since whoever is at the other end of those has a clock of their own.
 */
export const adNow = (world: World): Date => new Date(world.now().getTime() + adClockHours(world) * 3_600_000)

/** Only forward: what has been delivered cannot be taken back. */
export function windAdClock(world: World, hours: number): void {
  statement<[string, string], unknown>(world, 'insert or replace into settings (name, value) values (?, ?)').run(
    setting,
    String(adClockHours(world) + hours),
  )
}
