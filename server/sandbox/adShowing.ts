import type { Network } from './actors.ts'
import { type Offer, offerOf } from './adAuction.ts'
import type { Cells } from './adCells.ts'
import { roughly, shareOf } from './adChance.ts'
import type { Audience, Crowd } from './adCrowd.ts'
import { dealOut } from './adDeal.ts'
import type { LiveAd } from './adLive.ts'
import { positionsOf } from './adPositions.ts'
import type { Purse, Slice } from './adPurse.ts'
import { type Local, livelinessOf } from './adZones.ts'

/** What came of one ad in one position. */
export interface Showing {
  network: Network
  position: string
  cells: Cells
  impressions: number
  spend: number
  /** How many of a thousand do something with it there. */
  reactions: number
}

interface Situation {
  slice: Slice
  local: Local
  audience: Audience
  /** How often each person has seen the ad set in the last seven days, on average. */
  frequency: number
  /** What this ad is to cost in this slice, and of what there is to see it may have what part. */
  wanted: number
  part: number
  /** Whose money it is, each of which must not go below nothing. */
  purses: Purse[]
  random: () => number
}

/** How many of all the ads that somebody sees can be ours. */
const reachableShare = 0.16
/** Impressions come in lots of so many to a position, or of a quarter of all where that is less. */
const lot = 50

/**
 * Shows one ad for one slice: the money goes where most of what it is after can be had for it, as far as there are people about; what
 * cannot be had anywhere is not spent.
 */
export function showAd(ad: LiveAd, situation: Situation): Showing[] {
  const { slice, local, audience, frequency, wanted, part, random } = situation
  const hours = (slice.to.getTime() - slice.from.getTime()) / 3_600_000
  const about = (livelinessOf(local.hour) / 100) * hours * reachableShare * part
  const offers = placesOf(ad, audience)
    .map(({ crowd, position }) => ({
      crowd,
      offer: offerOf(ad, position, { local, audience: audience.size, frequency }),
    }))
    .filter(({ offer }) => offer.won > 0 && offer.price > 0)
    .map(({ crowd, offer }) => ({ crowd, offer, supply: crowd.size * offer.position.views * about * offer.won }))
  const allotted = allot(offers, wanted, ad.goal)
  const all = allotted.reduce((sum, { impressions }) => sum + impressions, 0)
  const fewest = Math.min(lot, Math.max(2, all / 4))
  return allotted.flatMap(({ crowd, offer, impressions }) => {
    const few = impressions / fewest
    // A handful is not spread thin: it comes now and then instead, as many in the long run.
    if (few < 1 && random() > few) return []
    const showing = buy(crowd, offer, few < 1 ? fewest : impressions, situation.purses, random)
    return showing ? [showing] : []
  })
}

/** An ad without a post on a network cannot be shown there. */
function placesOf(ad: LiveAd, { targeting, crowds }: Audience) {
  const isNowhere = ad.postId === null && ad.mediaId === null
  const networks: Network[] = ['facebook', 'instagram']
  return networks
    .filter((network) => isNowhere || (network === 'facebook' ? ad.postId : ad.mediaId) !== null)
    .filter((network) => crowds[network].people.length > 0)
    .flatMap((network) => positionsOf(targeting, network).map((position) => ({ crowd: crowds[network], position })))
}

interface Chosen {
  crowd: Crowd
  offer: Offer
  supply: number
}

/** Twice, so that what one position cannot take goes to the others. */
function allot(offers: Chosen[], wanted: number, goal: string): (Chosen & { impressions: number })[] {
  const allotted = offers.map((one) => ({ ...one, impressions: 0 }))
  let money = wanted
  for (let round = 0; round < 2 && money > 0; round += 1) {
    const open = allotted.filter(({ supply, impressions }) => impressions < supply)
    const worth = open.map(({ offer, supply }) => (supply * worthOf(offer, goal)) / offer.price)
    const total = worth.reduce((sum, one) => sum + one, 0)
    if (total <= 0) break
    let spent = 0
    for (const [place, one] of open.entries()) {
      const share = (money * (worth[place] ?? 0)) / total
      const bought = Math.min((share / one.offer.price) * 1000, one.supply - one.impressions)
      one.impressions += bought
      spent += (bought * one.offer.price) / 1000
    }
    money -= spent
  }
  return allotted
}

function worthOf({ clicks, reactions }: Offer, goal: string): number {
  if (goal === 'LINK_CLICKS' || goal === 'LANDING_PAGE_VIEWS') return 1 + clicks
  return goal === 'POST_ENGAGEMENT' ? 1 + clicks + reactions : 10
}

function buy(crowd: Crowd, offer: Offer, exact: number, purses: Purse[], random: () => number): Showing | undefined {
  const left = Math.min(...purses.map((purse) => purse.left))
  if (left <= 0) return undefined
  let impressions = roughly(random, exact)
  if (impressions === 0) return undefined
  let spend = roughly(random, (impressions * offer.price) / 1000)
  if (spend > left) {
    impressions = Math.max(1, Math.floor((impressions * left) / spend))
    spend = left
  }
  for (const purse of purses) purse.left -= spend
  const { network, name } = offer.position
  const { clicks, reactions } = offer
  const cells = dealOut(crowd, { impressions, spend, clicks, reactions, isFacebook: network === 'facebook' }, random)
  return { network, position: name, cells, impressions, spend, reactions }
}

/** How much of its ad set's money an ad gets: what does better gets more. */
export const strengthOf = (ad: LiveAd): number => 0.5 + shareOf(`quality/${ad.creativeId}`)
