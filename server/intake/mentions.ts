import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { enqueueOnce } from '../jobs/queue.ts'
import { readyLanguages } from '../keeping/languages.ts'
import { blankPost } from '../keeping/posts.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair, type PairRow, pairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import type { MentionPlace, RemoteMention } from '../platform/platform.ts'
import { markGone } from './rereads.ts'
import { type Sighting, seeComment } from './sightings.ts'

/** A mention says where we were named and not what was said: that can be read through the mention alone (reference 5.1). */
export const promiseMention = (trx: Transaction, context: TeamContext, pairId: string, place: MentionPlace) =>
  enqueueOnce(trx, context, {
    kind: 'intake.readMention',
    lane: 'reread',
    subject: `mention ${place.commentId ?? place.mediaId}`,
    payload: { pairId, mediaId: place.mediaId, commentId: place.commentId },
  })

/** Reads what was said where we were named, and makes a thread of it; a caption that names us opens one itself. */
export const readMentionKind: WorkKind<MentionPlace & { pairId: string }> = {
  lane: 'reread',
  work: async (context, { pairId, mediaId, commentId }) => {
    const known = await pairRow(context, pairId)
    if (!known || known.unlinkedAt) return
    const asOf = context.clock().toISOString()
    const mention = await speakingAs(context, pairId, 'instagram', (profile) =>
      context.platform.mentions.read(profile, { mediaId, commentId }),
    )
    await readyLanguages()
    const later = { ...context, now: context.clock() }
    if (!mention) return markGone(later, commentId ?? mediaId, asOf)
    const pair = await linkedPair(context, pairId)
    await write(context.db, (trx) => keepMention(trx, later, pair, mention, asOf))
  },
}

async function keepMention(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  { comment, media }: RemoteMention,
  asOf: string,
) {
  const postedAt = media.postedAt ?? comment?.createdAt ?? asOf
  const ownerName = media.ownerName ?? 'Somebody'
  const facts = { message: media.message, pictureUrl: media.pictureUrl, url: media.url, postedAt, ownerName }
  await trx
    .insertInto('posts')
    .values({ ...blankPost, ...facts, teamId: context.teamId, id: media.id, pairId: pair.id, network: 'instagram' })
    .onConflict((conflict) => conflict.columns(['teamId', 'id']).doUpdateSet(facts))
    .execute()
  const said = comment ?? { id: media.id, authorName: ownerName, message: media.message, createdAt: postedAt }
  const seen = await seeComment(trx, context, pair, sightingOf(said, media, asOf))
  if (!seen || seen === 'later') return
  await refreshThread(trx, context, seen.threadId, { fresh: seen.fresh, mentionedAt: said.createdAt })
  await changed(trx, context, 'inbox', pair.id, [seen.threadId])
}

/** Who said it is told by name only. */
const sightingOf = (
  said: { id: string; authorName: string | null; message: string; createdAt: string },
  media: RemoteMention['media'],
  asOf: string,
): Sighting => ({
  id: said.id,
  network: 'instagram',
  postId: media.id,
  parentId: null,
  ad: null,
  authorId: said.id === media.id ? media.ownerId : null,
  authorName: said.authorName,
  createdAt: said.createdAt,
  message: { text: said.message, asOf, edited: false },
  hiding: null,
  deletedAt: null,
  liked: null,
  likeCount: null,
  url: media.url,
  asOf,
  isReading: true,
})
