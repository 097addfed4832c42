import type { Spender } from './adLedger.ts'
import type { LiveAd } from './adLive.ts'
import type { Sums } from './adSums.ts'
import { addDays, livelinessOf, livelinessOfDay, localOf } from './adZones.ts'

/** A stretch of the ads' clock that lies within one hour, and where the account's zone has it. */
export interface Slice {
  from: Date
  to: Date
}

/** What one budget lets an ad set or a campaign cost: never more than `left`, and `wanted` in this slice for an even run. */
export interface Purse {
  left: number
  wanted: number
}

interface Holder {
  spender: Spender
  zone: string
  daily: number | null
  lifetime: number | null
  end: string | null
  /** Differs a little from day to day. */
  mood: number
}

/** Of the budget on the campaign, else of the ad set's own; the schedule is cut to by the caller. */
export function openPurse(sums: Sums, ad: LiveAd, slice: Slice, mood: number): Purse {
  const isShared = ad.campaignDaily !== null || ad.campaignLifetime !== null
  const holder: Holder = isShared
    ? {
        spender: { campaignId: ad.campaignId },
        zone: ad.zone,
        daily: ad.campaignDaily,
        lifetime: ad.campaignLifetime,
        end: ad.campaignEnd ?? ad.setEnd,
        mood,
      }
    : {
        spender: { adSetId: ad.adSetId },
        zone: ad.zone,
        daily: ad.setDaily,
        lifetime: ad.setLifetime,
        end: ad.setEnd,
        mood,
      }
  if (holder.lifetime !== null && holder.lifetime > 0) return lifetimePurse(sums, holder, holder.lifetime, slice)
  return holder.daily !== null && holder.daily > 0
    ? dailyPurse(sums, holder, holder.daily, slice)
    : { left: 0, wanted: 0 }
}

/** What the campaign may still cost before its own limit. */
export const capOf = (sums: Sums, { campaignId, spendCap }: LiveAd): number =>
  spendCap === null ? Number.POSITIVE_INFINITY : Math.max(0, spendCap - sums.spent({ campaignId }))

/**
 * A day may cost a quarter more than the daily budget, and seven days in a row no more than seven times of it (reference 1.12). Days on
 * which the budget was a larger one count as if it had been this one, or a lowered budget would stop the ad for days.
 */
function dailyPurse(sums: Sums, { spender, zone, mood }: Holder, daily: number, slice: Slice): Purse {
  const { day, hour } = localOf(zone, slice.from)
  const most = Math.floor(daily * 1.25)
  const days = sums.days(spender, addDays(day, -6))
  const today = days.find((one) => one.day === day)?.spend ?? 0
  const earlier = days.filter((one) => one.day < day).reduce((sum, { spend }) => sum + Math.min(spend, most), 0)
  const allowance = Math.max(0, Math.min(most, 7 * daily - earlier))
  const share = (livelinessOf(hour) * hoursIn(slice)) / livelinessOfDay(zone, day)
  return { left: Math.max(0, allowance - today), wanted: Math.min(allowance, daily * mood) * share }
}

/** What is left is spread over the hours that are left, more where more people are about. Without an end it lasts for thirty days. */
function lifetimePurse(sums: Sums, { spender, zone, end, mood }: Holder, lifetime: number, slice: Slice): Purse {
  const left = Math.max(0, lifetime - sums.spent(spender))
  const over = end ? Date.parse(end) : slice.from.getTime() + 30 * 86_400_000
  const hoursLeft = (over - slice.from.getTime()) / 3_600_000
  if (hoursLeft <= 0) return { left: 0, wanted: 0 }
  if (hoursLeft <= 1) return { left, wanted: (left * hoursIn(slice)) / hoursLeft }
  let ahead = 0
  for (let hour = 0; hour < Math.min(24, hoursLeft); hour += 1) {
    const at = new Date(slice.from.getTime() + hour * 3_600_000)
    ahead += livelinessOf(localOf(zone, at).hour) * Math.min(1, hoursLeft - hour)
  }
  const weight = (livelinessOf(localOf(zone, slice.from).hour) * hoursIn(slice)) / (ahead * Math.max(1, hoursLeft / 24))
  return { left, wanted: left * Math.min(1, weight) * mood }
}

const hoursIn = ({ from, to }: Slice) => (to.getTime() - from.getTime()) / 3_600_000

/** The part of a slice in which the ad may be shown; undefined when there is none. */
export function withinSchedule(ad: LiveAd, { from, to }: Slice): Slice | undefined {
  const begin = Math.max(
    from.getTime(),
    ...[ad.setStart, ad.campaignStart, ad.since].map((time) => Date.parse(time ?? '') || 0),
  )
  const end = Math.min(
    to.getTime(),
    ...[ad.setEnd, ad.campaignEnd].map((time) => Date.parse(time ?? '') || Number.POSITIVE_INFINITY),
  )
  return begin < end ? { from: new Date(begin), to: new Date(end) } : undefined
}
