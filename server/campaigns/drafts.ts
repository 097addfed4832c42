import { type CampaignsRow, campaignRow, campaignToChange, keepCampaign } from '../advertising/campaignRows.ts'
import { campaignView } from '../advertising/campaignViews.ts'
import type { CampaignContent } from '../contract/campaignContent.ts'
import type { Campaign, CampaignSource } from '../contract/campaigns.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { columnsOf } from './columns.ts'
import { contentFrom } from './sources.ts'

/** Throws `not_found` for a pair, a template, a campaign or a post that is not the team's. */
export async function makeCampaign(context: Context, pairId: string, source: CampaignSource): Promise<Campaign> {
  await linkedPair(context, pairId)
  return write(context.db, async (trx) => {
    const content = await contentFrom(context, trx, pairId, source)
    const row: CampaignsRow = {
      ...beginning,
      teamId: context.teamId,
      id: context.operationId,
      pairId,
      ...(await columnsOf(context, trx, pairId, content)),
      createdAt: context.now.toISOString(),
      createdBy: context.person.id,
      changedAt: context.now.toISOString(),
      changedBy: context.person.id,
    }
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('campaigns')
      .values(row)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
      .executeTakeFirst()
    // The request came again under its key after a crash: it is made already.
    if (!numInsertedOrUpdatedRows) return campaignView(trx, await campaignRow(context, trx, row.id))
    await keepVersion(trx, context, row)
    await note(trx, context, 'campaigns.make', row.id)
    await changed(trx, context, 'campaigns', pairId, [row.id])
    return campaignView(trx, row)
  })
}

const beginning = {
  version: 1,
  state: 'draft',
  why: null,
  adAccountId: null,
  launchedVersion: null,
  launchedAt: null,
  remoteId: null,
  activeSince: null,
  lookedAt: null,
  switching: null,
  switchProblem: null,
  suspected: null,
  drift: '[]',
  alerts: '[]',
  reach: 0,
  impressions: 0,
  clicks: 0,
  spend: 0,
  resultsAt: null,
  archivedAt: null,
  removedAt: null,
}

/** Throws `not_found`. */
export async function getCampaign(context: Context, campaignId: string): Promise<Campaign> {
  return campaignView(context.db, await campaignRow(context, context.db, campaignId))
}

/**
 * Every save is a version of its own, and the versions are the record of who wrote what. What stands out there stays as it is.
 * Throws `not_found`, `conflict` for one that is archived, and `outdated` when somebody saved since `version`.
 */
export async function saveContent(
  context: Context,
  campaignId: string,
  version: number,
  content: CampaignContent,
): Promise<Campaign> {
  return write(context.db, async (trx) => {
    const before = await campaignToChange(trx, context, campaignId)
    if (before.archivedAt) throw new Problem('conflict', 'It is archived. Duplicate it to go on from here.')
    if (before.version !== version)
      throw new Problem('outdated', 'Somebody saved this campaign meanwhile. Look at theirs before you save yours.')
    const columns = await columnsOf(context, trx, before.pairId, content)
    const change = {
      ...columns,
      // Once it was launched its account is fixed, and with it what its amounts and times mean.
      ...(before.adAccountId && { currency: before.currency, zone: before.zone }),
      version: version + 1,
      changedAt: context.now.toISOString(),
      changedBy: context.person.id,
    }
    const row = { ...before, ...change }
    await keepCampaign(trx, context, before, change)
    await keepVersion(trx, context, row)
    return campaignView(trx, row)
  })
}

/** It can be taken back. Throws `not_found`, and `conflict` for one that was launched. */
export async function removeDraft(context: Context, campaignId: string): Promise<void> {
  await write(context.db, async (trx) => {
    const row = await campaignToChange(trx, context, campaignId)
    if (row.launchedVersion !== null || row.remoteId !== null || row.state !== 'draft')
      throw new Problem('conflict', 'It stands out there already. Archive it instead.')
    await keepCampaign(trx, context, row, { removedAt: context.now.toISOString() })
    await note(trx, context, 'campaigns.remove', campaignId)
  })
}

/** Throws `not_found` for one that was never there; one that is there stays. */
export async function restoreDraft(context: Context, campaignId: string): Promise<Campaign> {
  return write(context.db, async (trx) => {
    const removed = await trx
      .selectFrom('campaigns')
      .where('teamId', '=', context.teamId)
      .where('id', '=', campaignId)
      .select(['teamId', 'id', 'pairId', 'removedAt'])
      .executeTakeFirst()
    if (!removed) throw new Problem('not_found', 'Your team has no such campaign.')
    if (removed.removedAt) {
      await keepCampaign(trx, context, removed, { removedAt: null })
      await note(trx, context, 'campaigns.restore', campaignId)
    }
    return campaignView(trx, await campaignRow(context, trx, campaignId))
  })
}

const keepVersion = (trx: Transaction, context: Context, { teamId, id, version, content }: CampaignsRow) =>
  trx
    .insertInto('campaignVersions')
    .values({
      teamId,
      campaignId: id,
      version,
      content,
      savedAt: context.now.toISOString(),
      savedBy: context.person.id,
    })
    .execute()

const note = (trx: Transaction, context: Context, action: string, campaignId: string) =>
  audit(trx, { ...context, actorId: context.person.id }, action, { campaignId })
