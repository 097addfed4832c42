import type { z } from 'zod'
import type { Paging } from '../contract/list.ts'
import type { ReviewItem } from '../contract/review.ts'
import { literal } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { normalised } from '../intake/echoes.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { authorOf, commentView, knownOf } from '../keeping/commentViews.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { postView } from '../threads/views.ts'
import { triesOf } from './tries.ts'

const mostAlike = 20

/** One page of what no reading could decide, oldest first, from an index of just that. Throws `not_found`. */
export async function listReview(context: Context, pairId: string, { cursor, limit }: z.output<typeof Paging>) {
  await linkedPair(context, pairId)
  const position = positionIn(cursor)
  const rows = await context.db
    .selectFrom('comments')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('delivery', '=', literal('needs_you'))
    .$if(position !== null, (comments) =>
      comments.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('createdAt', 'id'), '>', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .limit(limit + 1)
    .selectAll()
    .execute()
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const tries = await triesOf(
    context,
    page.map(({ id }) => id),
  )
  const items: ReviewItem[] = []
  for (const row of page) items.push({ ...(await besideOf(context, row)), tries: tries.get(row.id) ?? [] })
  return { items, nextCursor: last ? cursorOf(last.createdAt, last.id) : null }
}

async function besideOf(context: Context, row: CommentRow): Promise<Omit<ReviewItem, 'tries'>> {
  const { db, teamId } = context
  const thread = await commentsOf(context, row.threadId)
  const root = thread.find(({ id }) => id === row.threadId)
  const parent = thread.find(({ id }) => id === row.parentId)
  const post = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', row.postId)
    .selectAll()
    .executeTakeFirstOrThrow()
  return {
    comment: commentView(
      row,
      { hidden: Boolean(root?.hiddenAt), foreign: post.ownerName !== null, ...(await knownOf(context, [row])) },
      context.now,
    ),
    threadId: row.threadId,
    answered:
      row.deliveryAction === 'reply' && parent
        ? { author: authorOf(parent), message: parent.message, createdAt: parent.createdAt }
        : null,
    post: postView(post),
    alike: row.deliveryAction === 'reply' ? alikeIn(thread, row) : [],
  }
}

/** The platform's own comments of a thread, ours among them: the newest 500 are enough to find a twin in. */
const commentsOf = ({ db, teamId }: Context, threadId: string) =>
  db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .selectAll()
    .execute()

function alikeIn(thread: CommentRow[], reply: CommentRow) {
  const words = normalised(reply.message)
  return thread
    .filter(({ id, remoteId, authorUs, deletedAt, message }) => {
      return id !== reply.id && remoteId && authorUs && !deletedAt && normalised(message) === words
    })
    .slice(0, mostAlike)
    .map(({ id, createdAt, url }) => ({ id, createdAt, url }))
}
