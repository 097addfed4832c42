import { z } from 'zod'
import { offsetOf } from '../contract/money.ts'
import { Network } from '../contract/values.ts'
import type { AdSpeaker, Ads, InsightRow, InsightsAsk } from './advertising.ts'
import { PlatformFailure } from './failure.ts'
import { Count, Id, MaybeWords } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

const fields = 'account_currency,reach,impressions,inline_link_clicks,inline_post_engagement,spend'
const breakdowns = { all: undefined, network: 'publisher_platform', placement: 'publisher_platform,platform_position' }

const Row = z.object({
  date_start: z.iso.date(),
  account_currency: MaybeWords.catch(null),
  ad_id: MaybeWords.catch(null),
  publisher_platform: MaybeWords.catch(null),
  platform_position: MaybeWords.catch(null),
  reach: Count,
  impressions: Count,
  inline_link_clicks: Count,
  inline_post_engagement: Count,
  spend: z.coerce.number().nonnegative().catch(0),
})
const Started = z.object({ report_run_id: Id })
const Report = z.object({ async_status: z.string().catch('') })
const Currency = z.object({ currency: z.string() })

const mostDaysAtOnce = 90
/** Between two looks at a report, each wait as long as the one before and a second more; three minutes in all. */
const mostLooks = 18

/** What campaigns have brought, as the platform counts it (reference 7.7). */
export function createInsights(transport: Transport): Pick<Ads, 'readInsights'> {
  const rowsAt = (speaker: AdSpeaker, path: string, params: Record<string, string | undefined>) =>
    readToEnd((after) =>
      transport.get(`${path}/insights`, sliceOf(Row), {
        as: speaker,
        params: { ...params, limit: 500, after: after ?? undefined },
      }),
    )

  async function reported(speaker: AdSpeaker, campaignId: string, params: Record<string, string | undefined>) {
    const asked = { as: speaker, params }
    const { report_run_id } = await transport.post(`${campaignId}/insights`, Started, asked)
    for (let look = 1; look <= mostLooks; look += 1) {
      await transport.wait(look * 1000)
      const { async_status } = await transport.get(report_run_id, Report, {
        as: speaker,
        params: { fields: 'async_status,async_percent_completion' },
      })
      // Recollection: the words of the states (reference 7.7).
      if (/completed/i.test(async_status)) return rowsAt(speaker, report_run_id, {})
      if (/failed|skipped/i.test(async_status)) throw unmade('The platform could not make the report.')
    }
    throw unmade('The platform takes too long to make the report.')
  }

  return {
    readInsights: async (speaker, campaignId, ask) => {
      const params = paramsOf(ask)
      const rows = isLong(ask) ? await reported(speaker, campaignId, params) : await rowsAt(speaker, campaignId, params)
      const [first] = rows
      if (!first) return []
      const currency =
        first.account_currency ??
        (await transport.get(speaker.id, Currency, { as: speaker, params: { fields: 'currency' } })).currency
      return rows.flatMap((row) => viewOf(row, ask, currency) ?? [])
    },
  }
}

const paramsOf = ({ since, until, level, by, perDay }: InsightsAsk) => ({
  fields: level === 'ad' ? `ad_id,${fields}` : fields,
  level,
  breakdowns: breakdowns[by],
  time_increment: perDay ? '1' : 'all_days',
  ...(since && until ? { time_range: JSON.stringify({ since, until }) } : { date_preset: 'maximum' }),
})

function isLong({ since, until, perDay }: InsightsAsk): boolean {
  if (!perDay) return false
  return since === null || until === null || Date.parse(until) - Date.parse(since) >= mostDaysAtOnce * 86_400_000
}

/** Undefined for a row of neither network: our ads are shown on these two, and whatever else is said is not about them. */
function viewOf(row: z.infer<typeof Row>, { by, level }: InsightsAsk, currency: string): InsightRow | undefined {
  const network = Network.safeParse(row.publisher_platform).data ?? null
  if (by !== 'all' && network === null) return undefined
  return {
    day: row.date_start,
    adId: level === 'ad' ? row.ad_id : null,
    network: by === 'all' ? null : network,
    position: by === 'placement' ? row.platform_position : null,
    reach: row.reach,
    impressions: row.impressions,
    clicks: row.inline_link_clicks,
    engagements: row.inline_post_engagement,
    spend: Math.round(row.spend * offsetOf(currency)),
  }
}

const unmade = (sentence: string) => new PlatformFailure('platform_unavailable', sentence, { outcome: 'unknown' })
