import type { Alert, CampaignState, Drift } from '../contract/campaignStates.ts'
import { moneyWords } from '../contract/money.ts'
import { beginningOfDay, daysAfter } from './days.ts'

/** What is known of a campaign that may be the matter with it. */
export interface Standing {
  state: CampaignState
  currency: string
  zone: string
  activeSince: string | null
  startsAt: string | null
  endsAt: string | null
  ads: { creative: 'a' | 'b'; state: string; feedback: string[] }[]
  drift: Drift[]
  /** What the ad account lacks. */
  obstacle: 'disabled' | 'no_payment' | null
  /** Since when all spending of the team is stopped; null while it is not. */
  stoppedAt: string | null
  /** The next month as `2026-12`, where a limit does not allow what the campaign can spend in it. */
  refusedMonth: string | null
  spent: number
  planned: number
  /** The budget of an average day. */
  daily: number
  /** The newest day on which it was shown to anybody. */
  lastShown: string | null
  /** Up to when the numbers are known; null before the first reading. */
  knownUntil: string | null
}

/**
 * What needs somebody's eye, worst first. What was the matter `before` keeps its beginning. A campaign that is not out there, is
 * over or is archived has none.
 */
export function alertsOf(standing: Standing, before: Alert[], now: Date): Alert[] {
  if (quiet.has(standing.state)) return []
  return kinds.flatMap((kind) => {
    const what = words[kind](standing)
    if (what === null) return []
    const since = before.find((alert) => alert.kind === kind)?.since ?? now.toISOString()
    return [{ kind, what, since }]
  })
}

const quiet = new Set<CampaignState>(['draft', 'ended', 'archived'])
const kinds: Alert['kind'][] = ['rejected', 'no_payment', 'stopped', 'limit', 'no_delivery', 'over_plan', 'drift']

const dayMs = 24 * 3600_000
const tolerated = 1.2

const words: Record<Alert['kind'], (standing: Standing) => string | null> = {
  rejected: ({ ads }) => {
    const rejected = ads.filter(({ state }) => state === 'rejected')
    if (rejected.length === 0) return null
    const which = ads.length > 1 && rejected.length === 1 ? `Ad ${rejected[0]?.creative.toUpperCase()}` : 'The ad'
    const says = rejected.find(({ feedback }) => feedback.length > 0)?.feedback[0]
    return `${rejected.length > 1 ? 'Both ads were' : `${which} was`} rejected${says ? `: ${says}` : '.'}`
  },
  no_payment: ({ obstacle }) => {
    if (obstacle === 'no_payment') return 'The ad account has no payment method, so nothing is shown.'
    return obstacle === 'disabled' ? 'The ad account is disabled, so nothing is shown.' : null
  },
  stopped: ({ stoppedAt }) => (stoppedAt === null ? null : 'All spending of the team is stopped.'),
  limit: ({ refusedMonth }) =>
    refusedMonth === null
      ? null
      : `A limit does not allow its budget in ${monthName(refusedMonth)}: unless that changes, it is paused before the month begins.`,
  no_delivery: (standing) =>
    isUnseen(standing) ? 'It is switched on, but for more than 24 hours nobody has been shown it.' : null,
  over_plan: ({ spent, planned, daily, currency }) => {
    if (spent <= planned * tolerated || spent - planned <= daily) return null
    return `It has spent ${moneyWords(spent, currency)}, where ${moneyWords(planned, currency)} was planned by now.`
  },
  drift: ({ drift }) => {
    const [first] = drift
    if (!first) return null
    if (first.what === 'gone') return 'It was deleted elsewhere.'
    return `It was changed elsewhere: ${drift.map(({ what }) => what).join(', ')}.`
  },
}

const monthName = (month: string) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))

/** Whether a whole day, of which the numbers are known, went by in which it could be shown and was not. */
function isUnseen({ state, zone, activeSince, startsAt, endsAt, lastShown, knownUntil }: Standing) {
  if (state !== 'active' || activeSince === null || knownUntil === null) return false
  if (endsAt !== null && endsAt <= knownUntil) return false
  const shownUntil = lastShown === null ? '' : beginningOfDay(zone, daysAfter(lastShown, 1)).toISOString()
  const since = [activeSince, startsAt ?? '', shownUntil].sort().at(-1) ?? activeSince
  return Date.parse(knownUntil) - Date.parse(since) > dayMs
}
