import type { Context } from '../http/context.ts'
import { similarComments } from '../indexing/similar.ts'

/** What we answered to a remark that is like the one at hand. */
export interface Given {
  commentId: string
  asked: string
  message: string
  answeredAt: string
  savedReplyId: string | null
}

const looked = 50

/** Our answers to remarks that are similar to this one; the answer to the most similar remark first. */
export async function answersOf(
  context: Context,
  pairId: string,
  remark: { id: string; message: string },
): Promise<Given[]> {
  const { db, teamId } = context
  const similar = await similarComments(db, { teamId, pairId, text: remark.message, limit: looked })
  const others = await remarksOf(
    context,
    similar.filter((id) => id !== remark.id),
  )
  if (others.length === 0) return []
  const ours = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where(
      'threadId',
      'in',
      others.map(({ threadId }) => threadId),
    )
    .where('authorUs', '=', 1)
    .where('deletedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .select(['id', 'threadId', 'message', 'createdAt', 'savedReplyId'])
    .execute()
  const inThread = Map.groupBy(ours, ({ threadId }) => threadId)
  const given = others.flatMap(({ threadId, message, createdAt }) => {
    const answer = inThread.get(threadId)?.find((one) => one.createdAt >= createdAt)
    if (!answer) return []
    const { id, savedReplyId } = answer
    return [{ commentId: id, asked: message, message: answer.message, answeredAt: answer.createdAt, savedReplyId }]
  })
  // Two remarks of one thread may share the answer that followed both.
  return given.filter(({ commentId }, index) => given.findIndex((one) => one.commentId === commentId) === index)
}

/** The remarks of these ids, in the order of the ids. */
async function remarksOf({ db, teamId }: Context, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('id', 'in', ids)
    .select(['id', 'threadId', 'message', 'createdAt'])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
