import { type CampaignsRow, campaignRow } from '../advertising/campaignRows.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { stepRows } from '../planning/launchRows.ts'

interface Sweep {
  campaignId: string
  what: 'campaign' | 'ad_set' | 'ad'
  mark: string
}

/** What a launch may have made without anybody knowing is looked for once it is given up, and archived. */
export async function promiseSweep(
  trx: Transaction,
  context: TeamContext,
  { teamId, id }: CampaignsRow,
  launchId: string,
) {
  for (const { what, does, state, mark } of await stepRows(trx, { teamId, id: launchId })) {
    const isDoubtful = does === 'create' && (state === 'needs_you' || state === 'refused')
    if (!isDoubtful || what === 'image' || what === 'creative') continue
    await enqueue(trx, context, {
      kind: 'launches.sweep',
      lane: 'reread',
      subject: `sweep ${mark}`,
      payload: { campaignId: id, what, mark } satisfies Sweep,
    })
  }
}

export const sweepKind: EffectKind<Sweep> = {
  lane: 'reread',
  perform: async (context, { campaignId, what, mark }) => {
    const { ads } = context.platform
    const row = await campaignRow(context, context.db, campaignId).catch(() => null)
    const { adAccountId, pairId } = row ?? {}
    if (pairId && adAccountId)
      await speakingForAds(context, pairId, adAccountId, async (speaker) => {
        for (const { id } of await ads.findMarked(speaker, what, mark)) {
          await ads.setSwitch(speaker, id, 'archived')
          context.log.info({ campaign: campaignId, what, id }, 'an orphan of a launch was archived')
        }
      })
    return { remoteId: null }
  },
  settle: async () => {},
}
