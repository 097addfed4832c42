import type { CampaignAdsRow, CampaignsRow } from '../advertising/campaignRows.ts'
import type { Drift } from '../contract/campaignStates.ts'
import { moneyWords } from '../contract/money.ts'
import { canonical } from '../planning/hashing.ts'
import type { Standing } from '../planning/parts.ts'
import { bidWords, budgetWords, scheduleWords, type Tongue } from '../planning/words.ts'
import type { AdSetSpec, RemoteAdSet, RemoteCampaign, Switch } from '../platform/advertising.ts'
import { audienceDrift } from './audiences.ts'

type Found = Omit<Drift, 'seenAt'>

/** What stands out there otherwise than it was asked for, one entry for each thing that can differ. Pure, so that it can be tried out. */
export function driftsOf(
  row: Pick<CampaignsRow, 'activeSince'>,
  ads: CampaignAdsRow[],
  { standings, tree, tongue }: { standings: Map<string, Standing>; tree: RemoteCampaign | null; tongue: Tongue },
): Found[] {
  if (!tree || tree.status === 'deleted') return [{ what: 'gone', ours: 'Made here', theirs: 'Deleted elsewhere' }]
  const found = [
    ...nameDrift(tree, standings),
    ...mostDrift(tree, standings, tongue),
    ...runningDrift(row, tree.status),
    ...ads.flatMap((ad) => adDrift(row, ad, { standings, tree, tongue })),
  ]
  // Two ad sets that were changed alike are one thing to decide.
  return [...new Map(found.map((drift) => [drift.what, drift])).values()]
}

function nameDrift(tree: RemoteCampaign, standings: Map<string, Standing>): Found[] {
  const name = standings.get('campaign ')?.name
  return !name || name === tree.name ? [] : [{ what: 'name', ours: name, theirs: tree.name }]
}

/** What all of it may cost, which nothing else shows. */
function mostDrift({ spendCap }: RemoteCampaign, standings: Map<string, Standing>, tongue: Tongue): Found[] {
  const part = standings.get('campaign ')?.part
  if (part?.what !== 'campaign' || part.spec.spendCap === spendCap) return []
  const said = (most: number | null) =>
    most === null ? 'No limit' : `${moneyWords(most, tongue.currency)} at the most`
  return [{ what: 'most', ours: said(part.spec.spendCap), theirs: said(spendCap) }]
}

const switchWords: Record<Switch | 'deleted', string> = {
  active: 'On',
  paused: 'Paused',
  archived: 'Archived',
  deleted: 'Deleted',
}

function runningDrift({ activeSince }: Pick<CampaignsRow, 'activeSince'>, status: Switch | 'deleted'): Found[] {
  const ours = activeSince ? 'active' : 'paused'
  return status === ours ? [] : [{ what: 'running', ours: switchWords[ours], theirs: switchWords[status] }]
}

function adDrift(
  { activeSince }: Pick<CampaignsRow, 'activeSince'>,
  ad: CampaignAdsRow,
  { standings, tree, tongue }: { standings: Map<string, Standing>; tree: RemoteCampaign; tongue: Tongue },
): Found[] {
  const standing = standings.get(`ad_set ${ad.creative}`)
  if (standing?.part.what !== 'ad_set') return []
  const remote = tree.adSets.find(({ id }) => id === ad.adSetId)
  if (!remote || remote.status === 'deleted')
    return [{ what: 'gone', ours: standing.name, theirs: 'Its ad set was deleted elsewhere' }]
  const theirAd = remote.ads.find(({ id }) => id === ad.adId)
  if (!theirAd || theirAd.status === 'deleted')
    return [{ what: 'gone', ours: ad.name, theirs: 'Its ad was deleted elsewhere' }]
  const isOff =
    activeSince !== null && ad.pausedAt === null && (remote.status !== 'active' || theirAd.status !== 'active')
  return [
    ...(isOff ? [{ what: 'running' as const, ours: 'On', theirs: 'An ad of it is paused' }] : []),
    ...adSetDrift(standing.part.spec, remote, ad.targetingHash, tongue),
  ]
}

function adSetDrift(
  spec: Omit<AdSetSpec, 'campaignId'>,
  remote: RemoteAdSet,
  targetingHash: string | null,
  tongue: Tongue,
): Found[] {
  const found: Found[] = []
  if (remote.budget && canonical(remote.budget) !== canonical(spec.budget))
    found.push({ what: 'budget', ours: budgetWords(spec.budget, tongue), theirs: budgetWords(remote.budget, tongue) })
  if (
    !isSameTime(spec.endsAt, remote.endsAt) ||
    (spec.startsAt !== null && !isSameTime(spec.startsAt, remote.startsAt))
  )
    found.push({
      what: 'schedule',
      ours: scheduleWords(spec, tongue),
      theirs: scheduleWords({ startsAt: spec.startsAt && remote.startsAt, endsAt: remote.endsAt }, tongue),
    })
  const bid = { strategy: remote.bid.strategy ?? 'lowest_cost', amount: remote.bid.amount }
  if (bid.strategy !== spec.bid.strategy || (spec.bid.amount !== null && bid.amount !== spec.bid.amount))
    found.push({ what: 'bid', ours: bidWords(spec.bid, tongue), theirs: bidWords(bid, tongue) })
  if (targetingHash !== null && targetingHash !== remote.targetingHash)
    found.push({ what: 'audience', ...audienceDrift(spec, remote.targeting) })
  return found
}

/** The platform counts in seconds. */
const isSameTime = (ours: string | null, theirs: string | null) =>
  ours === theirs || (ours !== null && theirs !== null && Math.abs(Date.parse(ours) - Date.parse(theirs)) < 1000)
