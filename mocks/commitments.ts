import type { CampaignContent } from '../server/contract/campaignContent.ts'
import type { Campaign } from '../server/contract/campaigns.ts'
import type { Commitment } from '../server/contract/spending.ts'
import { campaignView } from './campaignViews.ts'
import type { MockContext } from './context.ts'
import type { State } from './memory.ts'
import type { MockLimits } from './runningMemory.ts'

const dayMs = 86_400_000

export const limitsOf = (state: State, pairId: string): MockLimits =>
  state.spendLimits[pairId] ?? { version: 1, approvalAbove: null, perMonth: null }

/** Those of the pair, or all of the team's. */
export function campaignsOf(context: MockContext, pairId?: string): Campaign[] {
  const teamId = context.member?.teamId
  return context.state.campaigns
    .filter((one) => one.teamId === teamId && !one.removedAt && (pairId === undefined || one.pairId === pairId))
    .map((one) => campaignView(context, one))
}

/** The usual daily budget: the median of what was launched. */
export function usualOf(context: MockContext, pairId: string): number | null {
  const amounts = campaignsOf(context, pairId)
    .filter((one) => one.launchedVersion !== null && one.budget.kind === 'daily')
    .flatMap(({ budget }) => budget.amount ?? [])
    .sort((a, b) => a - b)
  return amounts[Math.floor(amounts.length / 2)] ?? null
}

/** What it costs from now on, in the smallest amounts. */
export function costOf({ budget, schedule }: CampaignContent, now: Date) {
  const { amount } = budget
  if (amount === null) return { perDay: null, most: null, mostInMonth: null }
  if (budget.kind === 'lifetime') return { perDay: null, most: amount, mostInMonth: amount }
  const days = daysLeft(schedule, now)
  const most = days === null ? budget.most : Math.min(amount * days, budget.most ?? Number.POSITIVE_INFINITY)
  const month = amount * Math.min(31, days ?? 31)
  return { perDay: amount, most, mostInMonth: most === null ? month : Math.min(month, most) }
}

function daysLeft({ startsAt, endsAt }: CampaignContent['schedule'], now: Date): number | null {
  if (!endsAt) return null
  const from = Math.max(now.getTime(), startsAt ? Date.parse(`${startsAt}:00Z`) : 0)
  return Math.max(1, Math.ceil((Date.parse(`${endsAt}:00Z`) - from) / dayMs))
}

/** This month and the next, of these campaigns. */
export function commitmentsOf(
  state: State,
  campaigns: Campaign[],
  limit: (currency: string) => number | null,
): Commitment[] {
  const currencies = [...new Set(campaigns.flatMap(({ currency }) => currency ?? []))]
  return currencies.flatMap((currency) => {
    const ours = campaigns.filter((one) => one.currency === currency)
    return [0, 1].map((ahead) => {
      const now = state.now()
      const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
      const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1))
      return {
        month: first.toISOString().slice(0, 7),
        currency,
        limit: limit(currency),
        spent: ahead === 0 ? sum(ours.map((one) => spentIn(one, first, now))) : 0,
        committed: sum(
          ours.filter(isOn).map((one) => inMonth(one, Math.max(first.getTime(), now.getTime()), end.getTime())),
        ),
      }
    })
  })
}

/** Whether it is switched on: it spends, or will by itself. */
export const isOn = ({ state, ads }: Campaign) =>
  state === 'active' ||
  state === 'scheduled' ||
  ((state === 'in_review' || state === 'rejected') && ads.some(({ running }) => running))

/** The most that a campaign can still spend between two moments. */
function inMonth({ content, startsAt, endsAt, spend }: Campaign, begins: number, to: number) {
  const from = Math.max(begins, startsAt ? Date.parse(startsAt) : begins)
  const { budget } = content
  if (budget.amount === null) return 0
  const until = Math.min(to, endsAt ? Date.parse(endsAt) : to)
  if (until <= from) return 0
  // What is for all of its time may go in any month, so its rest counts in each.
  if (budget.kind === 'lifetime') return Math.max(0, budget.amount - spend)
  const most = budget.most === null || endsAt ? Number.POSITIVE_INFINITY : Math.max(0, budget.most - spend)
  return Math.min(most, budget.amount * Math.ceil((until - from) / dayMs))
}

/** Spread evenly over the days since it began. */
function spentIn({ spend, startsAt, createdAt }: Campaign, first: Date, now: Date) {
  const began = Date.parse(startsAt ?? createdAt)
  const share = (now.getTime() - Math.max(began, first.getTime())) / Math.max(1, now.getTime() - began)
  return Math.round(spend * Math.max(0, Math.min(1, share)))
}

const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0)
