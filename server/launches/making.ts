import { promiseAfterStop, waitsForRelease } from '../advertising/afterStop.ts'
import { type CampaignsRow, campaignToChange } from '../advertising/campaignRows.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import { keepState } from '../advertising/states.ts'
import { spendingCall, wasStopped } from '../advertising/stop.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind, Verdict } from '../jobs/kinds.ts'
import { changed } from '../live/changes.ts'
import type { LaunchStepRow } from '../planning/launchRows.ts'
import { goOn, keepStep, type StepRef } from '../planning/moving.ts'
import { payloadOf } from '../planning/standings.ts'
import type { AdSpeaker } from '../platform/advertising.ts'
import { refused } from '../platform/failure.ts'
import { changesOf, isAimed } from './changing.ts'
import { filled, type Ids, idsOf } from './ids.ts'
import { pictureOf } from './pictures.ts'

/** A campaign, an ad set or an ad: made once, and looked up by its mark before it is ever made again. */
export const createKind: EffectKind<StepRef> = {
  lane: 'publish',
  perform: async (context, ref) => {
    const { step, row, ids } = await setOut(context, ref)
    if (step.remoteId) return { remoteId: null }
    return speaking(context, row, async (speaker) => {
      const known = ref.again ? await findMade(context, speaker, step) : null
      return { remoteId: known ?? (await create(context, speaker, step, ids)) }
    })
  },
  confirm: async (context, ref) => {
    const { step, row } = await setOut(context, ref)
    if (step.remoteId) return { found: step.remoteId }
    const found = await speaking(context, row, (speaker) => findMade(context, speaker, step))
    return found === null ? 'absent' : { found }
  },
  settle,
}

/** A picture or a creative: the same again is the one there is, and its id is kept as soon as it is known. */
export const prepareKind: EffectKind<StepRef> = {
  lane: 'publish',
  perform: async (context, ref) => {
    const { step, row, ids } = await setOut(context, ref)
    const { part } = payloadOf(step)
    const remoteId = await speaking(context, row, async (speaker) => {
      const { ads } = context.platform
      if (part.what === 'image') return (await ads.addImage(speaker, await pictureOf(context, part.spec))).hash
      if (part.what !== 'creative') throw refused('This step is of a kind that nobody knows.')
      return (await ads.createCreative(speaker, { ...filled(part.spec, ids), name: step.name })).id
    })
    await write(context.db, (trx) => keepStep(trx, step, { remoteId }))
    return { remoteId: null }
  },
  settle,
}

/** A change of what stands out there: absolute, so harmless to repeat, and it may spend more. */
export const carryKind: EffectKind<StepRef> = {
  lane: 'publish',
  perform: async (context, ref) => {
    const { step, row, ids } = await setOut(context, ref)
    await speaking(context, row, async (speaker) => {
      for (const call of changesOf(context, speaker, step, ids)) await spendingCall(context, call)
    })
    return { remoteId: null }
  },
  settle: async (trx, context, ref, verdict) => {
    if (!wasStopped(verdict)) return settle(trx, context, ref, verdict)
    // Nobody has to send it again by hand: what is said of it is what it waits for.
    await settle(trx, context, ref, { state: 'sending', problem: waitsForRelease })
    const job = { kind: 'launches.carry', lane: 'publish', subject: ref.campaignId, payload: ref } as const
    await promiseAfterStop(trx, context, job)
  },
}

async function create({ platform: { ads } }: TeamContext, speaker: AdSpeaker, step: LaunchStepRow, ids: Ids) {
  const { part } = payloadOf(step)
  const { name } = step
  if (part.what === 'campaign') return (await ads.createCampaign(speaker, { ...part.spec, name })).id
  if (part.what === 'ad_set' && ids.campaignId)
    return (await ads.createAdSet(speaker, { ...part.spec, name, campaignId: ids.campaignId })).id
  const { adSetId, creativeId } = part.what === 'ad' ? ids.ofCreative(part.creative) : {}
  if (adSetId && creativeId) return (await ads.createAd(speaker, { name, adSetId, creativeId })).id
  throw refused('What this hangs on does not exist.')
}

/** What an earlier try made; of several, which nobody should ever see, the first. */
async function findMade({ platform: { ads } }: TeamContext, speaker: AdSpeaker, { what, mark }: LaunchStepRow) {
  if (what === 'image' || what === 'creative') return null
  const found = await ads.findMarked(speaker, what, mark)
  return found.at(-1)?.id ?? null
}

/** What a job has to know of its step as it is now. */
async function setOut(context: TeamContext, { campaignId, launchId, position }: StepRef) {
  const { db, teamId } = context
  const row = await db
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('id', '=', campaignId)
    .selectAll()
    .executeTakeFirstOrThrow()
  const step = await db
    .selectFrom('launchSteps')
    .where('teamId', '=', teamId)
    .where('launchId', '=', launchId)
    .where('position', '=', position)
    .selectAll()
    .executeTakeFirstOrThrow()
  return { row, step, ids: await idsOf(db, row, launchId) }
}

function speaking<T>(context: TeamContext, row: CampaignsRow, call: (speaker: AdSpeaker) => Promise<T>) {
  return speakingForAds(context, row.pairId, row.adAccountId ?? '', call)
}

/** Writes what became of the step, and promises the next one, or says that the launch is stuck. */
async function settle(trx: Transaction, context: TeamContext, ref: StepRef, verdict: Verdict) {
  const row = await campaignToChange(trx, context, ref.campaignId).catch(() => null)
  if (!row) return
  const at = { teamId: row.teamId, launchId: ref.launchId, position: ref.position }
  if (verdict.state === 'applied') {
    await keepStep(trx, at, { state: 'done', problem: null, ...(verdict.remoteId && { remoteId: verdict.remoteId }) })
    const next = await keepIds(trx, context, row, at)
    return goOn(trx, context, next, ref.launchId)
  }
  await keepStep(trx, at, { state: verdict.state, problem: verdict.problem })
  if (verdict.state === 'refused' || verdict.state === 'needs_you')
    await trx
      .updateTable('launches')
      .set({ state: 'stuck' })
      .where('teamId', '=', row.teamId)
      .where('id', '=', ref.launchId)
      .execute()
  await changed(trx, context, 'launches', row.pairId, [row.id])
  await keepState(trx, context, row, {})
}

/** Where the lists and the next steps look for what was made. */
async function keepIds(
  trx: Transaction,
  { now }: TeamContext,
  row: CampaignsRow,
  at: Pick<LaunchStepRow, 'teamId' | 'launchId' | 'position'>,
) {
  const step = await trx
    .selectFrom('launchSteps')
    .where('teamId', '=', at.teamId)
    .where('launchId', '=', at.launchId)
    .where('position', '=', at.position)
    .selectAll()
    .executeTakeFirstOrThrow()
  const { what, creative, remoteId } = step
  if (what === 'campaign') {
    await trx
      .updateTable('campaigns')
      .set({ remoteId })
      .where('teamId', '=', row.teamId)
      .where('id', '=', row.id)
      .execute()
    return { ...row, remoteId }
  }
  if (what === 'image' || creative === null) return row
  const payload = payloadOf(step)
  const { part } = payload
  const retired = part.what === 'ad_set' && part.retired
  await trx
    .updateTable('campaignAds')
    .set({
      // What was not sent is still compared with what stood there before.
      ...(isAimed(payload) && { targetingHash: null }),
      ...(what === 'ad_set' && { adSetId: remoteId, ...(retired && { state: 'gone' as const }) }),
      ...(what === 'creative' && { creativeId: remoteId, madeAt: null }),
      ...(what === 'ad' && { adId: remoteId, name: step.name, state: 'in_review' as const, feedback: '[]' }),
    })
    .$if(what === 'ad', (ads) => ads.set(({ fn, val }) => ({ madeAt: fn.coalesce('madeAt', val(now.toISOString())) })))
    .where('teamId', '=', row.teamId)
    .where('campaignId', '=', row.id)
    .where('creative', '=', creative)
    .execute()
  return row
}
