import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { commentToChange } from '../keeping/comments.ts'
import { whatMayBeDone } from '../keeping/commentViews.ts'
import { promiseModeration } from '../keeping/promisedModeration.ts'
import { refreshThread } from '../keeping/threads.ts'
import { pairRow } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { replyPrivately } from './privateReplies.ts'
import { replyToComment } from './replies.ts'

type Hiding = 'hide' | 'show'

interface Many {
  commentIds: string[]
  action: Hiding
  /** In whose name: theirs is the line in the audit log. */
  personId: string
}

/** As many as one transaction promises without anybody noticing that they wait. */
const atOnce = 50

/**
 * Promises the same for many comments, for whoever asks through a job. What the network forbids, or is so already, is
 * passed over: so is what was promised before the job was cut off, when it begins again.
 */
export const moderateManyKind: WorkKind<Many> = {
  lane: 'hide',
  work: async (context, { commentIds, action, personId }) => {
    for (let start = 0; start < commentIds.length; start += atOnce) {
      const some = await inOrder(context, commentIds.slice(start, start + atOnce))
      await promiseSome(context, some, action, personId)
      await context.progress({ done: Math.min(start + atOnce, commentIds.length), total: commentIds.length })
      // SQLite never lets go of the event loop by itself.
      await nextTurn()
    }
  },
}

/** Posts are held in one order by everybody, so that nobody waits for each other. */
const inOrder = ({ db, teamId }: WorkContext, ids: string[]) =>
  db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('id', 'in', ids)
    .orderBy('postId')
    .orderBy('id')
    .select(['id', 'pairId'])
    .execute()

async function promiseSome(
  given: WorkContext,
  comments: Pick<CommentRow, 'id' | 'pairId'>[],
  action: Hiding,
  personId: string,
) {
  const context = { ...given, now: given.clock() }
  await write(context.db, async (trx) => {
    const standing = comments.filter(await isOfLinkedPair({ ...context, db: trx }, comments))
    const promised = new Map<string, CommentRow>()
    for (const { id } of standing) {
      const comment = await promiseOne(trx, context, id, action)
      if (comment) promised.set(id, comment)
    }
    const threads = new Map([...promised.values()].map(({ threadId, pairId }) => [threadId, pairId]))
    for (const threadId of threads.keys()) await refreshThread(trx, context, threadId)
    for (const commentId of promised.keys())
      await audit(trx, { ...context, actorId: personId }, `moderation.${action}`, { commentId })
    for (const [pairId, of] of Map.groupBy(threads, ([, pairId]) => pairId))
      await changed(
        trx,
        context,
        'inbox',
        pairId,
        of.map(([threadId]) => threadId),
      )
  })
}

/** Null for what stays as it is. */
async function promiseOne(trx: Transaction, context: WorkContext, id: string, action: Hiding) {
  const { comment, thread } = await commentToChange(context, trx, id)
  const isSo = (comment.hiddenAt !== null) === (action === 'hide')
  const isGoing = comment.deliveryAction === 'delete' && comment.delivery !== 'refused'
  if (isSo || isGoing || !whatMayBeDone(comment, thread).hide) return null
  await promiseModeration(trx, context, comment, action)
  return comment
}

/** What is done for somebody else stops with the pair, like what one does oneself. */
async function isOfLinkedPair(context: WorkContext, comments: Pick<CommentRow, 'pairId'>[]) {
  const linked = new Set<string>()
  for (const pairId of new Set(comments.map((comment) => comment.pairId)))
    if ((await pairRow(context, pairId))?.unlinkedAt === null) linked.add(pairId)
  return ({ pairId }: Pick<CommentRow, 'pairId'>) => linked.has(pairId)
}

interface Reply {
  commentId: string
  message: string
  private: boolean
  /** In whose name: whoever armed the rule. */
  personId: string
  ruleId: string
  /** What the reply will be called, so that it is written once however often the job runs. */
  operationId: string
}

/** Promises a reply that nobody typed. One that the network does not take (any more) is left out. */
export const replyOnBehalfKind: WorkKind<Reply> = {
  lane: 'reply',
  work: async (given, { commentId, message, personId, operationId, ...reply }) => {
    const context = { ...given, now: given.clock(), operationId, person: { id: personId } }
    try {
      if (reply.private) await replyPrivately(context, commentId, message, { unheld: true })
      else await replyToComment(context, commentId, { message, anyway: true })
    } catch (error) {
      // Deleted, hidden or answered meanwhile: what was to be said is of no use any more.
      const isLate = error instanceof Problem && ['conflict', 'not_found', 'invalid'].includes(error.code)
      if (!isLate) throw error
      context.log.info({ rule: reply.ruleId, code: error.code }, 'a reply by a rule was left out')
    }
  },
}
