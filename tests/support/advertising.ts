import { type CampaignContent, emptyContent } from '../../server/contract/campaignContent.ts'
import type { ResultNumbers } from '../../server/contract/results.ts'
import type { Network } from '../../server/contract/values.ts'
import type { CampaignAdsTable, CampaignsTable } from '../../server/db/campaignTables.ts'
import type { InsightRow, InsightsAsk } from '../../server/platform/advertising.ts'
import { numbersOf, sumOf } from '../../server/results/parts.ts'
import type { Bakery } from './bakery.ts'

export interface Delivered extends ResultNumbers {
  adId: string
  day: string
  network: Network
  position: string
}

/** What an ad brought on a day in a placement: ten impressions a cent, one of fifty clicks. */
export const delivered = (
  adId: string,
  day: string,
  spend: number,
  { network = 'facebook', position = 'feed', ...numbers }: Partial<Delivered> = {},
): Delivered => ({
  adId,
  day,
  network,
  position,
  reach: spend * 8,
  impressions: spend * 10,
  clicks: Math.floor(spend / 5),
  engagements: Math.floor(spend / 4),
  spend,
  ...numbers,
})

/** What the platform counts, by campaign, answered as it is asked; every call that switches something is remembered. */
export function pretendAds({ services }: Bakery) {
  const counted = new Map<string, Delivered[]>()
  const asked: InsightsAsk[] = []
  const switched: { id: string; to: string }[] = []
  const failing: { readInsights?: Error; setSwitch?: Error } = {}
  services.platform.ads = {
    ...services.platform.ads,
    readInsights: async (_speaker, campaignId, ask) => {
      asked.push(ask)
      if (failing.readInsights) throw failing.readInsights
      return insightsOf(counted.get(campaignId) ?? [], ask)
    },
    setSwitch: async (_speaker, id, to) => {
      if (failing.setSwitch) throw failing.setSwitch
      switched.push({ id, to })
    },
  }
  return { counted, asked, switched, failing }
}

/** People are not to be added up: of a sum there are four in five. */
function insightsOf(rows: Delivered[], { since, until, level, by, perDay }: InsightsAsk): InsightRow[] {
  const within = rows.filter(({ day }) => (since === null || day >= since) && (until === null || day <= until))
  const placed = within.map((row) => ({
    ...row,
    day: perDay ? row.day : '2026-01-01',
    adId: level === 'ad' ? row.adId : null,
    network: by === 'all' ? null : row.network,
    position: by === 'placement' ? row.position : null,
  }))
  const groups = Map.groupBy(placed, ({ day, adId, network, position }) => [day, adId, network, position].join(' '))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const sum = sumOf(group)
    const reach = group.length === 1 ? sum.reach : Math.floor(sum.reach * 0.8)
    const { day, adId, network, position } = first
    return [{ day, adId, network, position, ...numbersOf(sum), reach }]
  })
}

export interface Launched extends Partial<CampaignsTable> {
  content?: never
  says?: Partial<CampaignContent>
  ads?: (Partial<CampaignAdsTable> & { adId: string })[]
}

/** A campaign that stands out there: 40 EUR a day, switched on now. */
export async function launchedCampaign({ services, pair }: Bakery, { ads, says, ...row }: Launched = {}) {
  const { db } = services
  const now = services.clock().toISOString()
  const { teamId } = await db.selectFrom('pairs').where('id', '=', pair.id).select('teamId').executeTakeFirstOrThrow()
  const id = services.newId()
  const content = { ...emptyContent(), name: 'Easter cakes', ...says }
  await db
    .insertInto('campaigns')
    .values({
      ...blank,
      teamId,
      id,
      pairId: pair.id,
      content: JSON.stringify(content),
      name: content.name,
      createdAt: now,
      changedAt: now,
      launchedAt: now,
      activeSince: now,
      remoteId: `remote-${id}`,
      ...row,
    })
    .execute()
  const all = ads ?? [{ adId: `ad-${id}` }]
  for (const [place, ad] of all.entries())
    await db
      .insertInto('campaignAds')
      .values({ ...blankAd, teamId, campaignId: id, creative: place === 0 ? 'a' : 'b', name: `Ad ${place}`, ...ad })
      .execute()
  return { id, teamId, remoteId: `remote-${id}`, adIds: all.map(({ adId }) => adId) }
}

const blank = {
  version: 1,
  networks: 'facebook instagram',
  imageId: null,
  pictureUrl: null,
  budgetKind: 'daily' as const,
  budgetAmount: 4000,
  startsAt: null,
  endsAt: null,
  state: 'active',
  why: null,
  createdBy: 'Maya Flanagan',
  changedBy: 'Maya Flanagan',
  adAccountId: 'act_1',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  launchedVersion: 1,
  lookedAt: null,
  drift: '[]',
  alerts: '[]',
  reach: 0,
  impressions: 0,
  clicks: 0,
  spend: 0,
  resultsAt: null,
  switching: null,
  switchProblem: null,
  suspected: null,
  archivedAt: null,
  removedAt: null,
}

const blankAd = {
  adSetId: null,
  creativeId: null,
  madeAt: null,
  postId: null,
  mediaId: null,
  state: 'approved',
  feedback: '[]',
  pausedAt: null,
  targetingHash: null,
}
