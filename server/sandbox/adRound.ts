import { about, chanceFor, saltOf, shareOf } from './adChance.ts'
import { type Audience, audienceOf } from './adCrowd.ts'
import { recordDelivery } from './adLedger.ts'
import type { LiveAd } from './adLive.ts'
import { capOf, openPurse, type Purse, type Slice, withinSchedule } from './adPurse.ts'
import { type Showing, showAd, strengthOf } from './adShowing.ts'
import type { Sums } from './adSums.ts'
import { addDays, type Local, livelinessOf, localOf } from './adZones.ts'
import type { World } from './world.ts'

/** An ad that was shown in a slice, and how many people feel like saying something about it. */
export interface Shown {
  ad: LiveAd
  local: Local
  /** ISO-8601 UTC: when the slice's hour began. */
  hour: string
  showings: Showing[]
  remarks: number
  likes: number
}

/** What is worked out once and holds for a whole run of delivery. */
export interface Round {
  world: World
  audiences: Map<string, Audience>
  sums: Sums
}

interface Part {
  slice: Slice
  local: Local
  /** What this part is to cost in the slice. */
  wanted: number
  purses: Purse[]
}

const remarksPerDay = 3
const likesPerDay = 4

/** All ads of one campaign for one slice; the caller holds a transaction. */
export function deliverCampaign(round: Round, ads: LiveAd[], slice: Slice): Shown[] {
  const [first] = ads
  if (!first) return []
  const local = localOf(first.zone, slice.from)
  const cap: Purse = { left: capOf(round.sums, first), wanted: Number.POSITIVE_INFINITY }
  const isShared = first.campaignDaily !== null || first.campaignLifetime !== null
  const sets = [...Map.groupBy(ads, ({ adSetId }) => adSetId).values()].map((inSet) => {
    const audience = audienceFor(round, inSet[0] ?? first)
    return { ads: inSet, audience, worth: Math.sqrt(audience.size) }
  })
  const worth = sets.reduce((sum, set) => sum + set.worth, 0)
  const shared = isShared ? purseFor(round.sums, first, slice, local, first.campaignId) : undefined
  return sets.flatMap((set) => {
    const [one = first] = set.ads
    const purse = shared ?? purseFor(round.sums, one, slice, local, one.adSetId)
    const share = shared ? set.worth / (worth || 1) : 1
    const wanted = Math.min(purse.wanted * share, purse.left, cap.left)
    return deliverSet(round, set.ads, set.audience, { slice, local, wanted, purses: [purse, cap] })
  })
}

function audienceFor({ world, audiences }: Round, { pageId, targeting }: LiveAd): Audience {
  const key = `${pageId} ${targeting}`
  const audience = audiences.get(key) ?? audienceOf(world, targeting, pageId)
  audiences.set(key, audience)
  return audience
}

/** Some days cost a little more than others. */
const purseFor = (sums: Sums, ad: LiveAd, slice: Slice, { day }: Local, holder: string) =>
  openPurse(sums, ad, slice, 0.9 + 0.2 * shareOf(`mood/${holder}/${day}`))

function deliverSet({ world, sums }: Round, ads: LiveAd[], audience: Audience, part: Part): Shown[] {
  const { slice, local } = part
  const [first] = ads
  if (!first || audience.size === 0 || part.wanted <= 0) return []
  const week = sums.days({ adSetId: first.adSetId }, addDays(local.day, -6))
  const frequency = week.reduce((sum, { impressions }) => sum + impressions, 0) / audience.size
  const strength = ads.reduce((sum, ad) => sum + strengthOf(ad), 0)
  return ads.flatMap((ad) => {
    const within = withinSchedule(ad, slice)
    if (!within) return []
    const random = chanceFor(saltOf(world), `${ad.id}/${slice.from.getTime()}`)
    const share = strengthOf(ad) / strength
    const wanted = part.wanted * share * (lengthOf(within) / lengthOf(slice))
    const showings = showAd(ad, { ...part, slice: within, audience, frequency, wanted, part: share, random })
    if (showings.length === 0) return []
    const hour = `${slice.from.toISOString().slice(0, 13)}:00:00.000Z`
    for (const { network, position, cells, impressions, spend } of showings) {
      recordDelivery(world, ad, { network, position, day: local.day, hour }, cells)
      sums.add(ad, { day: local.day, spend, impressions })
    }
    const lively = (livelinessOf(local.hour) / 100) * (lengthOf(within) / 3_600_000)
    const remarks = about(random, remarksPerDay * lively)
    return [{ ad, local, hour, showings, remarks, likes: about(random, likesPerDay * lively) }]
  })
}

const lengthOf = ({ from, to }: Slice) => to.getTime() - from.getTime()
