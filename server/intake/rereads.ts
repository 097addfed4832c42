import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { changeComment, commentToChange } from '../keeping/comments.ts'
import { readyLanguages } from '../keeping/languages.ts'
import { dropPost, savePost } from '../keeping/posts.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair, pairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import { skewMs } from './news.ts'
import { sightingOfReading } from './remarks.ts'
import { promiseRuling } from './ruling.ts'
import { seeComment } from './sightings.ts'

interface Subject {
  pairId: string
  network: Network
}

/** Reads one comment, for what a notice left out of it. */
export const readCommentKind: WorkKind<Subject & { commentId: string }> = {
  lane: 'reread',
  work: async (context, { pairId, network, commentId }) => {
    if (await isUnlinked(context, pairId)) return
    const asOf = context.clock().toISOString()
    const comment = await speakingAs(context, pairId, network, (account) =>
      context.platform.comments.read({ network, account, commentId }),
    )
    await readyLanguages()
    const later = { ...context, now: context.clock() }
    if (!comment) return markGone(later, commentId, asOf)
    const pair = await linkedPair(context, pairId)
    await write(context.db, async (trx) => {
      const seen = await seeComment(trx, later, pair, sightingOfReading(comment, asOf))
      if (!seen || seen === 'later') return
      await refreshThread(trx, context, seen.threadId, { fresh: seen.fresh })
      if (seen.written) await promiseRuling(trx, later, pairId, [seen.written])
      await changed(trx, later, 'inbox', pairId, [seen.threadId])
    })
  },
}

/** What cannot be read any more was deleted, unless it is so new that the platform may not show it yet. */
export async function markGone(context: TeamContext, remoteId: string, asOf: string) {
  const isOld = (row: { createdAt: string }) => Date.parse(row.createdAt) < Date.parse(asOf) - skewMs
  await write(context.db, async (trx) => {
    const known = await trx
      .selectFrom('comments')
      .where('teamId', '=', context.teamId)
      .where('remoteId', '=', remoteId)
      .select('id')
      .executeTakeFirst()
    if (!known) return
    const { comment } = await commentToChange(context, trx, known.id)
    if (comment.deletedAt || !isOld(comment)) return
    await changeComment(trx, context, comment.id, { deletedAt: asOf })
    await refreshThread(trx, context, comment.threadId)
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
  })
}

/** Reads one post that was told of, or that a comment hangs on. */
export const readPostKind: WorkKind<Subject & { postId: string }> = {
  lane: 'reread',
  work: async (context, { pairId, network, postId }) => {
    if (await isUnlinked(context, pairId)) return
    const post = await speakingAs(context, pairId, network, (account) =>
      context.platform.media.read(network, account, postId),
    )
    const later = { ...context, now: context.clock() }
    if (!post) return write(context.db, (trx) => dropPost(trx, later, { id: postId, network, pairId }))
    await write(context.db, async (trx) => {
      await savePost(trx, later, pairId, post)
      await changed(trx, later, 'inbox', pairId)
    })
  },
}

async function isUnlinked(context: TeamContext, pairId: string) {
  const pair = await pairRow(context, pairId)
  return !pair || pair.unlinkedAt !== null
}
