import type { CampaignsRow } from '../advertising/campaignRows.ts'
import type { Launch } from '../contract/launches.ts'
import type { Transaction } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import { audit } from '../live/changes.ts'
import { launchRow, launchView } from './launchRows.ts'
import { goOn } from './moving.ts'
import type { Step } from './parts.ts'
import type { Payload } from './standings.ts'

interface Promised {
  version: number
  hash: string
  steps: Step[]
  /** Everything is sent anew, whatever was sent before. */
  whole?: boolean
  /** But the audience, which stands out there as it was asked for. */
  unaimed?: boolean
}

/** Writes a launch with its steps, and promises the first of them. One without anything to do is done at once. */
export async function promiseLaunch(
  trx: Transaction,
  context: Context,
  row: CampaignsRow,
  { version, hash, steps, whole = false, unaimed = false }: Promised,
): Promise<Launch> {
  const now = context.now.toISOString()
  const { teamId, operationId: id, person } = context
  const made = { teamId, id, campaignId: row.id, version, hash }
  await trx
    .insertInto('launches')
    .values({ ...made, state: 'running', startedAt: now, startedBy: person.id, finishedAt: null })
    .execute()
  await trx
    .insertInto('launchSteps')
    .values(
      steps.map(({ does, part, before, name, mark }, position) => ({
        teamId,
        launchId: id,
        position,
        what: part.what,
        does,
        creative: part.creative,
        name,
        mark,
        payload: JSON.stringify({
          part,
          before: whole ? null : (before?.part ?? null),
          ...(unaimed && { unaimed }),
        } satisfies Payload),
        state: does === 'none' ? ('done' as const) : ('waiting' as const),
        problem: null,
        remoteId: before?.remoteId ?? null,
      })),
    )
    .execute()
  await makeAds(trx, row, steps)
  await audit(trx, { ...context, actorId: person.id }, 'launches.launch', { campaignId: row.id, launchId: id, version })
  await goOn(trx, context, row, id)
  return launchView(trx, await launchRow(context, trx, id))
}

/** A row for each ad, which the list of ads shows from now on. */
async function makeAds(trx: Transaction, { teamId, id: campaignId }: CampaignsRow, steps: Step[]) {
  for (const { part, name, before } of steps) {
    if (part.what !== 'ad' || before) continue
    // An ad set may be there already, where an earlier launch broke off.
    const adSet = steps.find((step) => step.part.what === 'ad_set' && step.part.creative === part.creative)
    const creative = steps.find((step) => step.part.what === 'creative' && step.part.creative === part.creative)
    const fresh = {
      ...blankAd,
      name,
      adSetId: adSet?.before?.remoteId ?? null,
      creativeId: creative?.before?.remoteId ?? null,
    }
    await trx
      .insertInto('campaignAds')
      .values({ teamId, campaignId, creative: part.creative, ...fresh })
      .onConflict((conflict) => conflict.columns(['teamId', 'campaignId', 'creative']).doUpdateSet(fresh))
      .execute()
  }
}

const blankAd = {
  adSetId: null,
  creativeId: null,
  adId: null,
  madeAt: null,
  postId: null,
  mediaId: null,
  state: 'waiting' as const,
  feedback: '[]',
  pausedAt: null,
  targetingHash: null,
}
