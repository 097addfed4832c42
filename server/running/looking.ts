import { keepAlerts } from '../advertising/alertKeeping.ts'
import { adsOf, type CampaignsRow, campaignToChange, foundCampaign } from '../advertising/campaignRows.ts'
import { releaseReservation } from '../advertising/ledger.ts'
import { promiseReading } from '../advertising/resultReadings.ts'
import { promiseLook } from '../advertising/rounds.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import { keepState } from '../advertising/states.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { saveAd } from '../keeping/ads.ts'
import { pairRow } from '../linking/pairRows.ts'
import { unfinishedLaunch } from '../planning/launchRows.ts'
import type { RemoteCampaign } from '../platform/advertising.ts'
import { keepAds } from './adStates.ts'
import { keepDrift } from './drifting.ts'
import { renewReservations } from './renewing.ts'

/** So many looks at one campaign, two seconds apart and then ever further, until the round looks after it alone. */
const mostLooks = 90

/** How all campaigns of a pair stand out there that are not over for good; comes round by itself. */
export const roundKind: WorkKind<{ pairId: string }> = {
  lane: 'reread',
  everySeconds: ({ settings }) => settings.sweepSeconds,
  work: async (context, { pairId }) => {
    const pair = await pairRow(context, pairId)
    if (!pair || pair.unlinkedAt) return
    await renewReservations(context, pairId)
    const rows = await context.db
      .selectFrom('campaigns')
      .where('teamId', '=', context.teamId)
      .where('pairId', '=', pairId)
      .where('remoteId', 'is not', null)
      .where('archivedAt', 'is', null)
      // What is over is looked at once a day, and what that found once more.
      .where(({ eb, or }) =>
        or([
          eb('state', '<>', 'ended'),
          eb('suspected', 'is not', null),
          eb('lookedAt', '<', dayBefore(context.clock())),
        ]),
      )
      .orderBy('id')
      .select('id')
      .execute()
    for (const { id } of rows) {
      await lookSafely(context, id)
      await context.progress({})
    }
  },
}

/** A look soon after something was changed, and again as long as the platform has not made up its mind. */
export const lookKind: WorkKind<{ campaignId: string; looks: number }> = {
  lane: 'publish',
  work: async (context, { campaignId, looks }) => {
    const row = await lookSafely(context, campaignId)
    if (row && looks < mostLooks && (await isOpen(context, row)))
      await write(context.db, (trx) => promiseLook(trx, { ...context, now: context.clock() }, row, looks + 1))
  },
}

const dayBefore = (now: Date) => new Date(now.getTime() - 86_400_000).toISOString()

async function isOpen(context: TeamContext, row: CampaignsRow) {
  if (row.suspected !== null) return true
  return (await adsOf(context.db, row)).some(({ state }) => state === 'in_review' || state === 'waiting')
}

/** What cannot be read now is read the next time; the others are looked at all the same. A dead token ends the round. */
async function lookSafely(context: WorkContext, campaignId: string): Promise<CampaignsRow | null> {
  try {
    return await lookAt(context, campaignId)
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'reconnect_required' || error.code === 'rate_limited') throw error
    context.log.info({ campaign: campaignId, problem: error.message }, 'a campaign could not be looked at')
    return null
  }
}

async function lookAt(given: WorkContext, campaignId: string): Promise<CampaignsRow | null> {
  const before = await foundCampaign(given.db, given, campaignId)
  const { remoteId, adAccountId } = before ?? {}
  if (!before || !remoteId || !adAccountId || before.launchedVersion === null) return null
  const tree = await speakingForAds(given, before.pairId, adAccountId, (speaker) =>
    given.platform.ads.readTree(speaker, remoteId),
  )
  const context = { ...given, now: given.clock() }
  return write(context.db, async (trx) => {
    const row = await campaignToChange(trx, context, campaignId).catch(() => null)
    return row && keepLook(trx, context, { before, row, tree })
  })
}

/** `before` is the campaign as it was when the platform was asked: what was promised since is not held against what it said. */
async function keepLook(
  trx: Transaction,
  context: TeamContext,
  { before, row, tree }: { before: CampaignsRow; row: CampaignsRow; tree: RemoteCampaign | null },
): Promise<CampaignsRow> {
  await keepAds(trx, row, tree)
  await nameAds(trx, context, row, tree)
  const isQuiet =
    row.archivedAt === null &&
    row.switching === null &&
    before.switching === null &&
    row.activeSince === before.activeSince &&
    row.launchedVersion === before.launchedVersion &&
    !(await unfinishedLaunch(trx, row))
  const found = isQuiet ? await keepDrift(trx, context, row, tree) : {}
  const looked = await keepState(trx, context, row, { lookedAt: context.now.toISOString(), ...found })
  // What is over spends no more; what it spent stays counted.
  if (looked.state === 'ended') await releaseReservation(trx, context, row.id)
  await keepAlerts(trx, context, looked)
  if (looked.activeSince !== null)
    await promiseReading(trx, context, row.id, new Date(context.now.getTime() + readsWithinMs))
  return looked
}

/** What runs is read within a quarter of an hour, also where a reading was given up. */
const readsWithinMs = 15 * 60_000

/** Comments on what shows an ad are in the inbox with the campaign's name, from when there has been the ad. */
async function nameAds(
  trx: Transaction,
  { now }: TeamContext,
  { teamId, name }: CampaignsRow,
  tree: RemoteCampaign | null,
) {
  // Of an ad that somebody put into the campaign elsewhere we hear only now.
  const since = now.toISOString()
  const ads = tree?.adSets.flatMap((adSet) => adSet.ads) ?? []
  for (const { id, postId, mediaId } of ads)
    for (const shown of [postId, mediaId]) if (shown) await saveAd(trx, teamId, shown, { id, title: name, since })
}
