import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { linkedPair, pairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import { savePost } from './posts.ts'
import { sightingOfReading } from './remarks.ts'
import { seeComment } from './sightings.ts'
import { refreshThread } from './threads.ts'

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
    if (!comment) return
    const pair = await linkedPair(context, pairId)
    const later = { ...context, now: context.clock() }
    await write(context.db, async (trx) => {
      const seen = await seeComment(trx, later, pair, sightingOfReading(comment, asOf))
      if (!seen || seen === 'later') return
      await refreshThread(trx, context.teamId, seen.threadId, { reopen: seen.fresh })
      await changed(trx, later, 'inbox', pairId, [seen.threadId])
    })
  },
}

/** Reads one post that was told of, or that a comment hangs on. */
export const readPostKind: WorkKind<Subject & { postId: string }> = {
  lane: 'reread',
  work: async (context, { pairId, network, postId }) => {
    if (await isUnlinked(context, pairId)) return
    const post = await speakingAs(context, pairId, network, (account) =>
      context.platform.media.read(network, account, postId),
    )
    if (!post) return
    const later = { ...context, now: context.clock() }
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
