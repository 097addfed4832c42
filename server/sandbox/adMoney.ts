import { invalidAd } from './adErrors.ts'
import type { AdAccount } from './adRows.ts'
import { type Params, textOf } from './params.ts'

/** Currencies whose smallest amount is one (reference 7.3); of all others it is a hundredth. */
const undivided = new Set(['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND'])

export const offsetOf = (currency: string) => (undivided.has(currency) ? 1 : 100)

/** `12.50 EUR`, `1500 JPY`. */
export const spoken = ({ currency }: Pick<AdAccount, 'currency'>, amount: number) =>
  `${(amount / offsetOf(currency)).toFixed(offsetOf(currency) === 1 ? 0 : 2)} ${currency}`

/** Recollection: what happens rarely needs more money for there to be any of it on a day; the factors are Meta's, the base differs. */
export const leastDaily = ({ minDaily }: AdAccount) => ({
  imp: minDaily,
  high_freq: minDaily * 5,
  video_views: minDaily * 5,
  low_freq: minDaily * 40,
})

const frequent = ['LINK_CLICKS', 'CLICKS', 'POST_ENGAGEMENT', 'PAGE_LIKES']
const rare = ['APP_INSTALLS', 'OFFER_CLAIMS', 'PURCHASE', 'LISTING_INTERACTION']

/** The least that a day may cost, by what is paid for. */
export function leastFor(account: AdAccount, billingEvent: string): number {
  const least = leastDaily(account)
  if (frequent.includes(billingEvent)) return least.high_freq
  if (rare.includes(billingEvent)) return least.low_freq
  return billingEvent === 'THRUPLAY' ? least.video_views : least.imp
}

/** A sum in the smallest amounts; undefined when it was not given. Zero takes a budget away. */
export function amountOf(params: Params, name: string): number | undefined {
  const text = textOf(params, name)
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) {
    throw invalidAd({
      title: 'Invalid amount',
      says: `${name} must be a whole number of the smallest unit of the currency, such as 1250 for 12.50.`,
      blame: name,
    })
  }
  return Number(text)
}

/** Sums are read back as text (reference 1.6). */
export const readSum = (amount: number | null) => (amount === null ? undefined : String(amount))
