import type { Campaign } from '../server/contract/campaigns.ts'
import { plainMoney } from '../server/contract/money.ts'
import type { DayResult, Pacing, Results, results } from '../server/contract/results.ts'
import { networks } from '../server/contract/values.ts'
import { creativesIn, daysOf, placementsIn, together } from './adNumbers.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { campaignIn, campaignView } from './campaignViews.ts'
import { campaignsOf } from './commitments.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, instant, later, type State } from './memory.ts'

export const resultsMocks: MockHandlers<typeof results> = {
  getResults: ({ params, query }, context) =>
    resultsOf(context, campaignView(context, campaignIn(context, params.campaignId)), query),
  readResults: ({ params }, context) => {
    const { state } = context
    const campaign = campaignIn(context, params.campaignId)
    const { teamId, pairId, id } = campaign
    later(state, () => {
      state.readings[id] = instant(state)
      count(context, campaign)
      for (const topic of ['results', 'campaigns'] as const) changed(state, teamId, { topic, pairId, ids: [id] })
    })
    return { readAt: readAtOf(state, campaign) }
  },
  downloadResults: ({ params }, context) => {
    const campaign = campaignView(context, campaignIn(context, params.campaignId))
    const head = 'day,network,reach,impressions,clicks,engagements,spend,currency\r\n'
    const rows = daysOf(campaign, context.state.now()).map(
      ({ day, network, reach, impressions, clicks, engagements, spend }) =>
        `${[day, network, reach, impressions, clicks, engagements, plainMoney(spend, currencyOf(campaign)), currencyOf(campaign)].join(',')}\r\n`,
    )
    const text = head + rows.join('')
    const pieces = async function* () {
      yield text
    }
    return { name: `${campaign.name}.csv`, type: 'text/csv' as const, size: text.length, body: pieces() }
  },
  listPairDays: ({ params, query }, context) => {
    const { state } = context
    const ours = campaignsOf(context, pairIn(context, params.pairId).id)
    const days = ours.flatMap((one) => within(daysOf(one, state.now()), query))
    const groups = [...Map.groupBy(days, ({ day, network }) => `${day} ${network}`).values()]
    const sums = groups.flatMap((group) => (group[0] ? [{ ...group[0], ...together(group) }] : []))
    return {
      currency: ours.find(({ currency }) => currency)?.currency ?? null,
      days: sums.sort((a, b) => `${a.day}${a.network}`.localeCompare(`${b.day}${b.network}`)),
    }
  },
}

const currencyOf = ({ currency }: Campaign) => currency ?? 'EUR'

const within = (days: DayResult[], { from = '', to = '9' }: { from?: string | undefined; to?: string | undefined }) =>
  days.filter(({ day }) => day >= from && day <= to)

const readAtOf = (state: State, { id, launchedVersion }: Pick<Campaign, 'id' | 'launchedVersion'>) =>
  state.readings[id] ?? (launchedVersion === null ? null : instant(state, 12))

function resultsOf(
  { state }: Pick<MockContext, 'state'>,
  campaign: Campaign,
  span: { from?: string | undefined; to?: string | undefined },
): Results {
  const all = daysOf(campaign, state.now())
  const days = within(all, span)
  const creatives = creativesIn(campaign, days)
  return {
    currency: currencyOf(campaign),
    zone: 'Europe/Berlin',
    readAt: readAtOf(state, campaign),
    peopleAre: span.from || span.to ? 'at_most' : 'counted',
    total: together(
      networks.map((network) => together(days.filter((day) => day.network === network))),
      0.87,
    ),
    networks: networks.flatMap((network) => {
      const ours = days.filter((day) => day.network === network)
      return ours.length > 0 ? [{ network, ...together(ours) }] : []
    }),
    placements: placementsIn(campaign, days),
    creatives,
    days,
    pacing: campaign.launchedVersion === null ? null : pacingOf(state, campaign, all),
    winner: creatives.length > 1 && days.length >= 6 ? { creative: 'b', confidence: 0.93 } : null,
  }
}

function pacingOf(state: State, { content, startsAt, endsAt }: Campaign, days: DayResult[]): Pacing {
  const spent = together(days).spend
  const { amount, kind } = content.budget
  const now = state.now().getTime()
  const began = startsAt ? Date.parse(startsAt) : now
  const daysSoFar = Math.max(0, (now - began) / 86_400_000)
  const length = endsAt ? (Date.parse(endsAt) - began) / 86_400_000 : null
  const whole = amount === null ? 0 : kind === 'daily' ? amount * (length ?? daysSoFar) : amount
  const planned = Math.round(length ? whole * Math.min(1, daysSoFar / length) : whole)
  const forecast =
    length && daysSoFar > 0 ? Math.round(spent + (spent / daysSoFar) * Math.max(0, length - daysSoFar)) : null
  const reach = together(days).reach
  return {
    planned,
    spent,
    forecast,
    forecastReach: forecast && Math.round(reach * (1 + 0.5 * (forecast / Math.max(1, spent) - 1))),
    endsAt,
    exhaustedAt: null,
  }
}

/** Puts the numbers of all days into the campaign itself, as the list shows them. */
export function count(context: MockContext, campaign: MockCampaign) {
  const { reach, impressions, clicks, spend } = resultsOf(context, campaignView(context, campaign), {}).total
  Object.assign(campaign, { reach, impressions, clicks, spend })
}
