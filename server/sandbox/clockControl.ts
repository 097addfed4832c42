import { adClockHours, adNow, windAdClock } from './adClock.ts'
import { deliverUntilNow } from './adDelivery.ts'
import { badParameter } from './graphError.ts'
import type { World } from './world.ts'

/** Ninety days at once. */
const mostHours = 2160

export const clockFacts = (world: World) => ({
  adNow: adNow(world).toISOString(),
  now: world.now().toISOString(),
  hoursAhead: adClockHours(world),
})

/** Winds the ads' clock forward by whole hours, and answers when everything until then has been delivered. */
export async function advanceAdClock(world: World, given: unknown) {
  const hours = given === '' || given === null || given === undefined ? Number.NaN : Number(given)
  if (!Number.isInteger(hours) || hours < 1 || hours > mostHours) {
    throw badParameter(`advanceHours is a whole number between 1 and ${mostHours}`)
  }
  await deliverUntilNow(world)
  windAdClock(world, hours)
  await deliverUntilNow(world)
  world.happened({ kind: 'ads' })
  return clockFacts(world)
}
