import { adsOf, type CampaignsRow, campaignToChange, contentOf } from '../advertising/campaignRows.ts'
import { releaseReservation } from '../advertising/ledger.ts'
import { reserveAll } from '../advertising/reserving.ts'
import { keepState } from '../advertising/states.ts'
import type { CampaignContent } from '../contract/campaignContent.ts'
import { wallTime } from '../contract/wallTime.ts'
import type { Transaction } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import { checkApproval } from '../planning/approvalStates.ts'
import { canonical, markIn } from '../planning/hashing.ts'
import { keyOf, type Part, type Standing, type Step } from '../planning/parts.ts'
import { planOf } from '../planning/plans.ts'
import { promiseLaunch } from '../planning/promising.ts'
import { standingsOf } from '../planning/standings.ts'
import type { AdSetSpec, RemoteCampaign, RemoteTargeting } from '../platform/advertising.ts'
import { switchOn } from './activity.ts'
import { audienceOutThere } from './audiences.ts'
import { keepContent } from './budgets.ts'
import type { Whats } from './settling.ts'

interface Theirs {
  tree: RemoteCampaign | null
  whats: Whats
}

const contents = ['name', 'budget', 'schedule', 'bid', 'audience', 'most'] as const

/** Writes down here what stands out there. */
export async function takeOver(trx: Transaction, context: Context, row: CampaignsRow, { tree, whats }: Theirs) {
  const now = context.now.toISOString()
  if (!tree || tree.status === 'deleted' || tree.status === 'archived') {
    await releaseReservation(trx, context, row.id)
    return void (await keepState(trx, context, row, { activeSince: null, archivedAt: now }))
  }
  const standings = await standingsOf(trx, row)
  const targeting = whats.has('audience') ? audienceOutThere(standings, tree) : null
  if (whats.has('audience')) await takeHashes(trx, row, tree)
  if (contents.some((what) => whats.has(what))) await takeContent(trx, context, row, { tree, standings, targeting })
  if (whats.has('running')) await takeSwitch(trx, context, await campaignToChange(trx, context, row.id), tree)
}

/** What stands there counts as launched from here on, also as far as there are no words for it. */
async function takeHashes(trx: Transaction, row: CampaignsRow, tree: RemoteCampaign) {
  for (const { id, targetingHash } of tree.adSets)
    await trx
      .updateTable('campaignAds')
      .set({ targetingHash })
      .where('teamId', '=', row.teamId)
      .where('campaignId', '=', row.id)
      .where('adSetId', '=', id)
      .execute()
}

async function takeSwitch(trx: Transaction, context: Context, row: CampaignsRow, tree: RemoteCampaign) {
  if (tree.status === 'active' && row.activeSince === null) return void (await switchOn(trx, context, row))
  if (tree.status === 'paused') {
    await releaseReservation(trx, context, row.id)
    return void (await keepState(trx, context, row, { activeSince: null }))
  }
  for (const ad of await adsOf(trx, row)) {
    const adSet = tree.adSets.find(({ id }) => id === ad.adSetId)
    const isOff =
      adSet?.status !== 'active' || adSet.ads.some(({ id, status }) => id === ad.adId && status !== 'active')
    if (isOff && ad.pausedAt === null)
      await trx
        .updateTable('campaignAds')
        .set({ pausedAt: context.now.toISOString() })
        .where('teamId', '=', row.teamId)
        .where('campaignId', '=', row.id)
        .where('creative', '=', ad.creative)
        .execute()
  }
}

/** A new version of the content, and a launch that is done already: from here on that is what was asked for. */
async function takeContent(
  trx: Transaction,
  context: Context,
  row: CampaignsRow,
  { tree, standings, targeting }: Taken & { standings: Map<string, Standing> },
) {
  const steps = [...standings.values()].map((standing) => asTheirs(standing, { tree, targeting }))
  const content = withTheirs(contentOf(row), steps, { zone: row.zone ?? 'UTC', targeting })
  const next = await keepContent(trx, context, row, content)
  const { plan, span, target } = await planOf(context, trx, next)
  if (row.activeSince && span && row.adAccountId && row.currency && row.zone) {
    const { amount, most } = contentOf(row).budget
    const isMore = (content.budget.amount ?? 0) > (amount ?? 0)
    // Where there was a limit, none is more than any.
    const isFurther = most !== null && (content.budget.most ?? Number.POSITIVE_INFINITY) > most
    if (isMore || isFurther) await checkApproval(context, trx, next, plan)
    const { currency, zone } = row
    await reserveAll(trx, context, { ...next, currency, zone }, span)
  }
  const isWhole = row.launchedVersion === row.version && isSo(target, steps)
  const version = isWhole ? next.version : (row.launchedVersion ?? next.version)
  await promiseLaunch(trx, context, next, { version, hash: plan.hash, steps })
}

interface Taken {
  tree: RemoteCampaign
  /** Null leaves the audience alone. */
  targeting: RemoteTargeting | null
}

/** Whether the ads fit what was taken over: shown in other places they need other pictures, and a launch is due. */
function isSo(target: Part[], steps: Step[]) {
  const said = (part: Part) => {
    if (part.what === 'campaign') return canonical(part.spec.spendCap)
    return part.what === 'creative' ? canonical({ ...part.spec, name: '' }) : ''
  }
  const there = new Map(steps.map(({ part }) => [keyOf(part), said(part)]))
  return target.every((part) => part.what === 'image' || there.get(keyOf(part)) === said(part))
}

/** A thing as it stands out there, as if it had been asked for like that. */
function asTheirs(before: Standing, { tree, targeting }: Taken): Step {
  const same = { ...before, does: 'none' as const, before }
  const { part } = before
  if (part.what === 'campaign') {
    const mark = markIn(tree.name)
    const name = tree.name.replace(mark ?? '', '').trim()
    const spec = { ...part.spec, name, spendCap: tree.spendCap }
    return { ...same, name: tree.name, part: { ...part, spec } }
  }
  const remote = part.what === 'ad_set' ? tree.adSets.find(({ id }) => id === before.remoteId) : undefined
  if (part.what !== 'ad_set' || !remote) return same
  const { strategy, amount } = remote.bid
  const spec = {
    ...withTargeting(part.spec, targeting),
    budget: remote.budget ?? part.spec.budget,
    bid: { strategy: strategy ?? ('lowest_cost' as const), amount: strategy === 'lowest_cost' ? null : amount },
    startsAt: part.spec.startsAt && remote.startsAt,
    endsAt: remote.endsAt,
  }
  return { ...same, part: { ...part, spec } }
}

function withTargeting<T extends Pick<AdSetSpec, 'audience' | 'placements' | 'rest'>>(
  spec: T,
  targeting: RemoteTargeting | null,
) {
  if (!targeting) return spec
  const { audience, placements, rest } = targeting
  return { ...spec, audience, placements, rest: rest ?? undefined }
}

/** The content with what the steps say of it. Two ad sets have their budget together. */
function withTheirs(
  content: CampaignContent,
  steps: Step[],
  { zone, targeting }: { zone: string; targeting: RemoteTargeting | null },
): CampaignContent {
  const wall = (at: string | null) => at && wallTime(new Date(at), zone)
  const theirs = { ...content, budget: { ...content.budget }, schedule: { ...content.schedule } }
  if (targeting) Object.assign(theirs, { audience: targeting.audience, placements: targeting.placements })
  const adSets = steps.flatMap(({ part }) => (part.what === 'ad_set' ? [part.spec] : []))
  const [first] = adSets
  if (first) {
    theirs.budget.kind = first.budget.kind
    theirs.budget.amount = adSets.reduce((sum, { budget }) => sum + budget.amount, 0)
    theirs.bid = first.bid
    theirs.schedule = { startsAt: wall(first.startsAt), endsAt: wall(first.endsAt) }
  }
  for (const { part } of steps)
    if (part.what === 'campaign') {
      theirs.name = part.spec.name
      // Where an end bounds it, the limit that somebody noted here says nothing.
      if (part.spec.spendCap !== null || (first && first.endsAt === null)) theirs.budget.most = part.spec.spendCap
    }
  return theirs
}
