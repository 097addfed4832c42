import { adsOf, type CampaignsRow, campaignToChange, foundCampaign } from '../advertising/campaignRows.ts'
import { releaseReservation } from '../advertising/ledger.ts'
import { promiseLooks } from '../advertising/rounds.ts'
import { asPerson, speakingForAds } from '../advertising/speaking.ts'
import { keepState } from '../advertising/states.ts'
import { spendingCall, standingStop } from '../advertising/stop.ts'
import { promisePause, promiseTurn, type Turn } from '../advertising/switching.ts'
import type { CreativeKey } from '../contract/campaignContent.ts'
import type { Database } from '../db/database.ts'
import type { EffectKind } from '../jobs/kinds.ts'

/** The campaign comes last: before it is on, nothing of it is shown. */
const order: { what: 'ad' | 'ad_set' | 'campaign'; creative: CreativeKey | null }[] = [
  { what: 'ad', creative: 'a' },
  { what: 'ad', creative: 'b' },
  { what: 'ad_set', creative: 'a' },
  { what: 'ad_set', creative: 'b' },
  { what: 'campaign', creative: null },
]

/** Switches one thing on. Only this makes anything spend, so it looks at the stop right before it leaves. */
export const activateKind: EffectKind<Turn> = {
  lane: 'publish',
  perform: async (context, { campaignId, since, place }) => {
    const row = await foundCampaign(context.db, context, campaignId)
    const id = row?.activeSince === since ? await thingAt(context.db, row, place) : null
    if (!row || id === null) return { remoteId: null }
    await speakingForAds(context, row.pairId, row.adAccountId ?? '', (speaker) =>
      spendingCall(context, () => context.platform.ads.setSwitch(speaker, id, 'active')),
    )
    return { remoteId: null }
  },
  settle: async (trx, context, turn, verdict) => {
    const row = await campaignToChange(trx, context, turn.campaignId).catch(() => null)
    if (!row) return
    // It was paused while this was on its way, and nobody knows which of the two came first.
    if (row.activeSince !== turn.since)
      return row.activeSince ? undefined : void (await promisePause(trx, context, row))
    if (verdict.state === 'applied') {
      if (turn.place + 1 < order.length)
        return void (await promiseTurn(trx, context, { ...turn, place: turn.place + 1 }))
      await keepState(trx, context, row, { switching: null, switchProblem: null })
      return promiseLooks(trx, context, row)
    }
    if (verdict.state === 'sending' || verdict.state === 'confirming') return
    // Whoever stopped all spending pauses it as well, and says so.
    if (await standingStop(trx, context.teamId))
      return void (await keepState(trx, context, row, { activeSince: null, switching: null }))
    const off = await keepState(trx, context, row, {
      activeSince: null,
      switching: null,
      switchProblem: `Not switched on: ${verdict.problem}`,
    })
    await promisePause(trx, context, off)
  },
}

/** Null for what does not exist, or is to stay off. */
async function thingAt(db: Database, row: CampaignsRow, place: number): Promise<string | null> {
  const thing = order[place]
  if (!thing) return null
  if (thing.what === 'campaign') return row.remoteId
  const ad = (await adsOf(db, row)).find(({ creative }) => creative === thing.creative)
  if (!ad || ad.state === 'gone') return null
  if (thing.what === 'ad_set') return ad.adSetId
  return ad.pausedAt === null ? ad.adId : null
}

export const pauseKind = offKind('paused', (row) => row.activeSince === null && row.archivedAt === null)
export const archiveKind = offKind('archived', (row) => row.archivedAt !== null)

function offKind(
  to: 'paused' | 'archived',
  isMeant: (row: CampaignsRow) => boolean,
): EffectKind<{ campaignId: string }> {
  return {
    lane: 'hide',
    perform: async (context, { campaignId }) => {
      const row = await foundCampaign(context.db, context, campaignId)
      const id = row && isMeant(row) ? row.remoteId : null
      // Whatever is left of the platform's budget is there for this.
      if (row && id)
        await asPerson(
          context,
          row.pairId,
          (token) => context.platform.ads.setSwitch({ id: row.adAccountId ?? '', token }, id, to),
          { unlinkedToo: true },
        )
      return { remoteId: null }
    },
    settle: async (trx, context, { campaignId }, verdict) => {
      const row = await campaignToChange(trx, context, campaignId).catch(() => null)
      if (!row || !isMeant(row)) return
      if (verdict.state === 'applied') {
        await releaseReservation(trx, context, campaignId)
        const isDoubt = row.switchProblem?.startsWith(notYet[to])
        await keepState(trx, context, row, { switching: null, ...(isDoubt && { switchProblem: null }) })
        return promiseLooks(trx, context, row)
      }
      if (verdict.problem === null) return
      const isOver = verdict.state === 'refused' || verdict.state === 'needs_you'
      await keepState(trx, context, row, {
        switchProblem: `${notYet[to]} ${verdict.problem}`,
        ...(isOver && { switching: null }),
      })
    },
  }
}

const notYet = { paused: 'Not paused yet:', archived: 'Not archived yet:' }
