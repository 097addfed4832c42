import { adNow } from './adClock.ts'
import { isAnythingLive, type LiveAd, liveAdsAfter, liveZones } from './adLive.ts'
import { remarkOn } from './adRemarks.ts'
import { deliverCampaign, type Round } from './adRound.ts'
import { settleReviews } from './adStatus.ts'
import { createSums } from './adSums.ts'
import { knownOf } from './adTastes.ts'
import { minutesPerSlice } from './adZones.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

const minute = 60_000
/** So many ads are dealt with before others get their turn on this thread. */
const adsAtOnce = 12

const runs = new WeakMap<World, Promise<void>>()
const closed = new WeakSet<World>()

/**
 * Delivers from where it stopped up to what the ads' clock shows, in slices of at most an hour, and lets go of the thread between them.
 * Whoever calls while it runs waits for that run and, if the clock has been moved since, for the next.
 */
export async function deliverUntilNow(world: World): Promise<void> {
  if (runs.has(world)) {
    await runs.get(world)
    return deliverUntilNow(world)
  }
  if (isUpToDate(world)) return
  const run = runToNow(world).finally(() => runs.delete(world))
  runs.set(world, run)
  await run
}

/** By itself once a minute, until it is stopped. */
export function startDelivery(world: World): { stop: () => Promise<void> } {
  // What was before the world began was not delivered, and never will be.
  const begin = () => {
    if (!deliveredUntil(world)) setDelivered(world, wholeMinute(adNow(world)), '')
  }
  begin()
  const forget = world.listen(({ kind }) => kind === 'reset' && begin())
  const timer = setInterval(() => void deliverUntilNow(world), minute).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      forget()
      closed.add(world)
      await runs.get(world)
    },
  }
}

const isUpToDate = (world: World) =>
  closed.has(world) || adNow(world).getTime() - (deliveredUntil(world)?.getTime() ?? Number.NEGATIVE_INFINITY) < minute

async function runToNow(world: World): Promise<void> {
  settleReviews(world)
  knownOf(world)
  const round: Round = { world, audiences: new Map(), sums: createSums(world) }
  const forget = world.listen(({ kind }) => {
    // What people decide holds from the next slice on.
    if (kind === 'choice' || kind === 'reset') round.audiences.clear()
  })
  try {
    while (!isUpToDate(world)) {
      await new Promise(setImmediate)
      if (closed.has(world)) return
      step(round)
    }
  } finally {
    forget()
  }
  settleReviews(world)
  world.happened({ kind: 'ads' })
}

/** One batch of campaigns of one slice. Where a batch ends is kept with what it did, so that nothing is ever delivered twice. */
function step(round: Round): void {
  const { world } = round
  const from = deliveredUntil(world)
  if (!(from && isAnythingLive(world))) {
    setDelivered(world, wholeMinute(adNow(world)), '')
    return
  }
  const slice = { from, to: sliceEnd(world, from) }
  const after = readSetting(world, 'adsDeliveredAfter') ?? ''
  const batch = batchOf(liveAdsAfter(world, after))
  const last = batch.at(-1)?.at(-1)?.campaignId
  const shown = world.db.transaction(() => {
    if (last === undefined) setDelivered(world, slice.to, '')
    else setDelivered(world, from, last)
    return batch.flatMap((ads) => deliverCampaign(round, ads, slice))
  })()
  for (const one of shown) remarkOn(world, one)
}

/** Whole campaigns, of so many ads together. */
function batchOf(ads: LiveAd[]): LiveAd[][] {
  let count = 0
  return [...Map.groupBy(ads, ({ campaignId }) => campaignId).values()].filter((inCampaign) => {
    const isOpen = count < adsAtOnce
    count += inCampaign.length
    return isOpen
  })
}

/** The end of the hour, or of the part of it that no zone's day begins in; never later than now. */
function sliceEnd(world: World, from: Date): Date {
  const length = Math.min(60, ...liveZones(world).map((zone) => minutesPerSlice(zone, from))) * minute
  const end = (Math.floor(from.getTime() / length) + 1) * length
  return new Date(Math.min(end, wholeMinute(adNow(world)).getTime()))
}

const wholeMinute = (at: Date) => new Date(Math.floor(at.getTime() / minute) * minute)

/** Undefined before the first time. */
function deliveredUntil(world: World): Date | undefined {
  const value = readSetting(world, 'adsDeliveredUntil')
  return value === undefined ? undefined : new Date(value)
}

function setDelivered(world: World, until: Date, after: string): void {
  const set = statement<[string, string], unknown>(world, 'insert or replace into settings (name, value) values (?, ?)')
  set.run('adsDeliveredUntil', until.toISOString())
  set.run('adsDeliveredAfter', after)
}

const readSetting = (world: World, name: string): string | undefined =>
  statement<[string], { value: string }>(world, 'select value from settings where name = ?').get(name)?.value
