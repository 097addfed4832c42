import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { readyLanguages } from '../keeping/languages.ts'
import { dropPost, holdPost } from '../keeping/posts.ts'
import { settleReading } from '../keeping/seen.ts'
import { dropThread, refreshThread } from '../keeping/threads.ts'
import { linkedPair, type PairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import { PlatformFailure } from '../platform/failure.ts'
import type { RemoteComment, RemotePost } from '../platform/platform.ts'
import { readToEnd } from '../platform/slices.ts'
import { tellOfRemark } from './heralds.ts'
import { skewMs } from './news.ts'
import { sightingOfReading } from './remarks.ts'
import { promiseRuling } from './ruling.ts'
import { seeComment } from './sightings.ts'

/**
 * Reads every comment of a post and folds them in; what stands here and is not there any more was deleted.
 * `first` marks threads that come in already answered as done. Answers how many comments there are.
 */
export async function harvestPost(
  context: TeamContext,
  pairId: string,
  post: Pick<RemotePost, 'id' | 'network'>,
  { first = false }: { first?: boolean } = {},
): Promise<number> {
  const asOf = context.clock().toISOString()
  const comments = await readAll(context, pairId, post)
  if (!comments) return 0
  await readyLanguages()
  const now = context.clock()
  const pair = await linkedPair(context, pairId)
  await write(context.db, (trx) => foldReading(trx, { ...context, now }, pair, post, comments, { asOf, first }))
  return comments.length
}

/** Null for a post that is gone: that is no reason to stop reading the others. */
async function readAll(context: TeamContext, pairId: string, { id, network }: Pick<RemotePost, 'id' | 'network'>) {
  const { comments, media } = context.platform
  try {
    return await readToEnd((after) =>
      speakingAs(context, pairId, network, (account) => comments.list(network, { account, postId: id }, after)),
    )
  } catch (error) {
    const mayBeGone = error instanceof PlatformFailure && error.code === 'not_found'
    if (!mayBeGone || (await speakingAs(context, pairId, network, (account) => media.read(network, account, id))))
      throw error
    const later = { ...context, now: context.clock() }
    await write(context.db, (trx) => dropPost(trx, later, { id, network, pairId }))
    return null
  }
}

async function foldReading(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  { id: postId, network }: Pick<RemotePost, 'id' | 'network'>,
  comments: RemoteComment[],
  { asOf, first }: { asOf: string; first: boolean },
) {
  await holdPost(trx, context, { id: postId, network, pairId: pair.id })
  const commentCount = await countOf(trx, context, postId)
  const touched = new Map<string, string | null>()
  const written: string[] = []
  for (const comment of parentsFirst(comments)) {
    const seen = await seeComment(trx, context, pair, sightingOfReading(comment, asOf))
    if (!seen || seen === 'later') continue
    touched.set(seen.threadId, seen.fresh ? comment.id : (touched.get(seen.threadId) ?? null))
    if (seen.written) written.push(seen.written)
  }
  const { missing, doubtful } = await markMissing(trx, context, postId, comments, asOf)
  for (const threadId of missing) touched.set(threadId, touched.get(threadId) ?? null)

  for (const [threadId, remarkId] of touched) {
    const fresh = remarkId !== null && !first
    const thread = await refreshThread(trx, context, threadId, { fresh, first })
    if (!thread) await dropThread(trx, context.teamId, threadId)
    else if (fresh) await tellOfRemark(trx, context, thread, remarkId)
  }
  await settleReading(trx, context, postId, { commentCount, doubtful })
  // What was there before the pair was linked is nobody's news.
  if (!first) await promiseRuling(trx, context, pair.id, written)
  if (touched.size > 0) await changed(trx, context, 'inbox', pair.id, [...touched.keys()])
}

async function countOf(trx: Transaction, { teamId }: TeamContext, postId: string) {
  const { commentCount } = await trx
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .select('commentCount')
    .executeTakeFirstOrThrow()
  return commentCount
}

/** A thread is known by the comment that opens it, so that one is folded before its replies. */
const parentsFirst = (comments: RemoteComment[]) => [
  ...comments.filter(({ parentId }) => !parentId),
  ...comments.filter(({ parentId }) => parentId),
]

/**
 * What stood here well before the reading began, and the reading did not find, was deleted meanwhile. What is newer
 * and was not found leaves the reading doubtful.
 */
async function markMissing(
  trx: Transaction,
  context: TeamContext,
  postId: string,
  comments: RemoteComment[],
  asOf: string,
) {
  const found = new Set(comments.map(({ id }) => id))
  const standing = await trx
    .selectFrom('comments')
    .where('teamId', '=', context.teamId)
    .where('postId', '=', postId)
    .where('deletedAt', 'is', null)
    .where('remoteId', 'is not', null)
    .select(['id', 'remoteId', 'threadId', 'createdAt', 'messageAsOf'])
    .execute()
  // Of what was told while the reading went on, it says nothing; and the platform tells times in its own seconds.
  const long = new Date(Date.parse(asOf) - skewMs).toISOString()
  const unfound = standing.filter(({ remoteId }) => remoteId && !found.has(remoteId))
  const missing = unfound.filter(({ createdAt, messageAsOf }) => createdAt < long && messageAsOf < long)
  for (const { id } of missing)
    await trx
      .updateTable('comments')
      .set({ deletedAt: asOf })
      .where('teamId', '=', context.teamId)
      .where('id', '=', id)
      .execute()
  return { missing: new Set(missing.map(({ threadId }) => threadId)), doubtful: unfound.length > missing.length }
}
