import { shareOf } from './adChance.ts'
import type { LiveAd } from './adLive.ts'
import { offsetOf } from './adMoney.ts'
import type { Position } from './adPositions.ts'
import type { Local } from './adZones.ts'

/** What one position has to offer to an ad at one time. */
export interface Offer {
  position: Position
  /** What a thousand impressions cost, in the account's smallest amounts. */
  price: number
  /** How much of what there is the ad gets, from 0 to 1: a bid below what others pay gets little. */
  won: number
  /** Of a thousand, how many follow the link, and how many do something else. */
  clicks: number
  reactions: number
}

/** What a unit of money is worth, in euros' terms; roughly, since only the order of prices hangs on it. */
const perEuro: Record<string, number> = {
  GBP: 0.86,
  CHF: 0.95,
  PLN: 4.3,
  SEK: 11.2,
  DKK: 7.5,
  NOK: 11.6,
  CZK: 25,
  INR: 92,
  BRL: 6,
  MXN: 20,
  JPY: 165,
  HUF: 395,
  KRW: 1500,
  ISK: 148,
  CLP: 1020,
  COP: 4400,
  CRC: 560,
  IDR: 17_600,
  PYG: 8200,
  TWD: 35,
  VND: 27_500,
}

interface Moment {
  local: Local
  /** How many people the ad set can reach. */
  audience: number
  /** How often each of them has seen it in the last seven days, on average. */
  frequency: number
}

/**
 * What the ad pays for a thousand impressions there, as other advertisers' wishes have it: dearer in the evening, at weekends, for few
 * people and for people who have seen it too often. A bid cap is the most that is paid; under what is usual it buys less, or nothing.
 */
export function offerOf(ad: LiveAd, position: Position, { local, audience, frequency }: Moment): Offer {
  const weekday = new Date(`${local.day}T12:00:00Z`).getUTCDay()
  const tired = Math.max(0, frequency - 1.5)
  const quality = 0.75 + 0.6 * shareOf(`quality/${ad.creativeId}`)
  const goal = goals[ad.goal] ?? { price: 1, clicks: 1, reactions: 1 }
  const competition =
    (0.88 + 0.24 * shareOf(`competition/${local.day}/${position.network}/${position.name}`)) *
    (weekday === 0 || weekday === 6 ? 1.08 : 1) *
    (local.hour >= 18 && local.hour <= 22 ? 1.12 : 1) *
    (1 + 0.5 * Math.exp(-audience / 6000)) *
    (1 + 0.12 * tired)
  const usual =
    position.price * goal.price * competition * ((perEuro[ad.currency] ?? 1) * (offsetOf(ad.currency) / 100))
  // What people do seldom gets more seldom the more often they are asked.
  const clicks = (position.clicks * goal.clicks * quality) / (1 + 0.12 * tired)
  const reactions = (position.reactions * goal.reactions * quality) / (1 + 0.2 * tired)
  const bid = bidPerThousand(ad, clicks, reactions)
  if (bid === undefined) return { position, price: usual / (0.8 + 0.2 * quality), won: 1, clicks, reactions }
  const won = Math.min(1, Math.max(0, (bid / usual - 0.55) / 0.65))
  return { position, price: Math.min(bid, usual), won, clicks, reactions }
}

const goals: Record<string, { price: number; clicks: number; reactions: number }> = {
  REACH: { price: 0.75, clicks: 0.6, reactions: 0.7 },
  IMPRESSIONS: { price: 0.7, clicks: 0.5, reactions: 0.6 },
  LINK_CLICKS: { price: 1.1, clicks: 1.5, reactions: 0.7 },
  LANDING_PAGE_VIEWS: { price: 1.2, clicks: 1.45, reactions: 0.7 },
  POST_ENGAGEMENT: { price: 1, clicks: 0.7, reactions: 2.2 },
}

/** Bids on showing are per thousand, others per thing that happens (reference 7.3). Undefined without a cap. */
function bidPerThousand(ad: LiveAd, clicks: number, reactions: number): number | undefined {
  const isCapped = ad.bidStrategy === 'LOWEST_COST_WITH_BID_CAP' || ad.bidStrategy === 'COST_CAP'
  if (!isCapped || ad.bidAmount === null) return undefined
  if (ad.goal === 'LINK_CLICKS' || ad.goal === 'LANDING_PAGE_VIEWS') return ad.bidAmount * clicks
  if (ad.goal === 'POST_ENGAGEMENT') return ad.bidAmount * (clicks + reactions)
  return ad.bidAmount
}
