import type { Selectable } from 'kysely'
import { switchAd } from '../advertising/adSwitches.ts'
import { type CampaignsRow, campaignToChange } from '../advertising/campaignRows.ts'
import { standingStop } from '../advertising/stop.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { commentToChange } from '../keeping/comments.ts'
import { checkModeration, promiseModeration } from '../keeping/promisedModeration.ts'
import { refreshThread, threadById } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { type AdRow, adById, adOfPost } from './ads.ts'

type Quieting = Selectable<Tables['quietings']>

/**
 * Hides a comment and pauses the ad under which it stands, both or neither; what is so already stays as it is, and is not undone
 * later. Throws `not_found` for a comment that is not on an ad made here, and `conflict` for one that cannot be hidden.
 */
export async function quietAd(context: Context, commentId: string) {
  await write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    const known = await quietingOf(trx, context, commentId)
    const { row, ad } = await heldAd(trx, context, comment, known)
    const hides = comment.hiddenAt === null
    const pauses = ad.pausedAt === null
    if (known && !hides && !pauses) return
    const now = context.now.toISOString()
    if (hides) {
      checkModeration(comment, thread, 'hide')
      await promiseModeration(trx, context, comment, 'hide')
    }
    if (pauses) await switchAd(trx, context, row, ad, 'paused')
    await keepQuieting(trx, {
      teamId: context.teamId,
      commentId,
      campaignId: ad.campaignId,
      adId: ad.adId,
      hidAt: hides ? now : (known?.hidAt ?? null),
      pausedAt: pauses ? now : (known?.pausedAt ?? null),
      at: now,
      by: context.person.id,
    })
    await tell(trx, context, { comment, ad, action: 'adComments.quiet' })
  })
}

/**
 * Puts back what the step before changed, and nothing else: whoever has let the ad run or paused it meanwhile has the last word.
 * An ad that another comment keeps paused as well stays so until that one is taken back, too; and while all spending is stopped
 * the comment alone is shown again. `stays` says which of the two it was. Throws `not_found`.
 */
export function unquietAd(context: Context, commentId: string): Promise<{ stays: string | null }> {
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    const known = await quietingOf(trx, context, commentId)
    const { row, ad } = await heldAd(trx, context, comment, known)
    if (!known) return { stays: null }
    await dropQuieting(trx, known)
    const isGone = comment.deletedAt !== null || comment.deliveryAction === 'delete'
    if (known.hidAt !== null && comment.hiddenAt !== null && !isGone) {
      checkModeration(comment, thread, 'show')
      await promiseModeration(trx, context, comment, 'show')
    }
    const pausedIt = known.pausedAt !== null && ad.pausedAt === known.pausedAt
    const stays = pausedIt ? await whyItStays(trx, known) : null
    if (pausedIt && stays === null) await switchAd(trx, context, row, ad, 'active')
    await tell(trx, context, { comment, ad, action: 'adComments.unquiet' })
    return { stays }
  })
}

/** Another comment that keeps it paused is asked first: it goes on doing so when spending is allowed again. */
async function whyItStays(trx: Transaction, known: Quieting) {
  if (await handOver(trx, known)) return 'Its ad stays paused: another comment was hidden together with it.'
  if (await standingStop(trx, known.teamId))
    return 'Its ad stays paused, because all spending is stopped. Let it run again on its campaign once that is over.'
  return null
}

/** The ad with its campaign, which nobody else switches until the transaction ends. */
async function heldAd(
  trx: Transaction,
  context: Context,
  comment: CommentRow,
  known: Quieting | null,
): Promise<{ row: CampaignsRow; ad: AdRow }> {
  const { teamId } = context
  await linkedPair({ ...context, db: trx }, comment.pairId)
  const found = known ? await adById(trx, teamId, known.adId) : await adOver(trx, comment)
  if (!found) throw new Problem('not_found', 'This comment is not on an ad that was made here.')
  const row = await campaignToChange(trx, context, found.campaignId)
  return { row, ad: (await adById(trx, teamId, found.adId)) ?? found }
}

/** A thread from before the ad did not come from it, and pausing it would keep nothing like it away. */
async function adOver(trx: Transaction, comment: CommentRow) {
  const thread = await threadById(trx, comment.teamId, comment.threadId)
  return thread?.adId ? adOfPost(trx, comment) : null
}

async function tell(
  trx: Transaction,
  context: Context,
  { comment, ad, action }: { comment: CommentRow; ad: AdRow; action: string },
) {
  await refreshThread(trx, context, comment.threadId)
  await audit(trx, { ...context, actorId: context.person.id }, action, { commentId: comment.id, adId: ad.adId })
  await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
  await changed(trx, context, 'campaigns', ad.pairId, [ad.campaignId])
}

async function quietingOf(trx: Transaction, { teamId }: Context, commentId: string): Promise<Quieting | null> {
  const row = await trx
    .selectFrom('quietings')
    .where('teamId', '=', teamId)
    .where('commentId', '=', commentId)
    .selectAll()
    .executeTakeFirst()
  return row ?? null
}

const keepQuieting = (trx: Transaction, row: Quieting) =>
  trx
    .insertInto('quietings')
    .values(row)
    .onConflict((conflict) => conflict.columns(['teamId', 'commentId']).doUpdateSet(row))
    .execute()

const dropQuieting = (trx: Transaction, { teamId, commentId }: Quieting) =>
  trx.deleteFrom('quietings').where('teamId', '=', teamId).where('commentId', '=', commentId).execute()

/** Another comment under the ad found it paused by this one: now it is that one that keeps it so. False without one. */
async function handOver(trx: Transaction, { teamId, adId, pausedAt }: Quieting) {
  const heir = await trx
    .selectFrom('quietings')
    .where('teamId', '=', teamId)
    .where('adId', '=', adId)
    .where('pausedAt', 'is', null)
    .where('at', '>=', pausedAt ?? '')
    .orderBy('at')
    .select('commentId')
    .executeTakeFirst()
  if (!heir) return false
  await trx
    .updateTable('quietings')
    .set({ pausedAt })
    .where('teamId', '=', teamId)
    .where('commentId', '=', heir.commentId)
    .execute()
  return true
}
