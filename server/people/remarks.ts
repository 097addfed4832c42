import type { z } from 'zod'
import type { Paging } from '../contract/list.ts'
import type { Remark } from '../contract/people.ts'
import type { TeamContext } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { beginningOf } from '../keeping/excerpts.ts'
import type { IdentityRow } from '../keeping/identities.ts'
import { commentsBy } from './history.ts'
import { identitiesOf } from './identities.ts'

const longestMessage = 280
const shortPost = 140

/** A page of what somebody wrote under any of their names: a range of one index for each name, laid together. */
export async function listRemarks(context: TeamContext, personId: string, query: z.output<typeof Paging>) {
  const position = positionIn(query.cursor)
  const identities = await identitiesOf(context, context.db, personId)
  const ranges = await Promise.all(
    identities.map((identity) => remarksBy(context, identity, { position, limit: query.limit + 1 })),
  )
  const all = ranges.flat().sort((a, b) => (isBefore(a, b) ? 1 : -1))
  const items = all.slice(0, query.limit)
  const last = all.length > query.limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? cursorOf(last.createdAt, last.id) : null }
}

/** Newest first, from a position on. */
export async function remarksBy(
  context: TeamContext,
  identity: IdentityRow,
  { position, limit }: { position: [string, string] | null; limit: number },
): Promise<Remark[]> {
  const rows = await commentsBy(context, identity)
    .innerJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'comments.teamId').onRef('posts.id', '=', 'comments.postId'),
    )
    .$if(position !== null, (comments) =>
      comments.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('comments.createdAt', 'comments.id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('comments.createdAt', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .select(['comments.id', 'comments.threadId', 'comments.network', 'comments.message', 'comments.createdAt'])
    .select(['comments.hiddenAt', 'comments.deletedAt', 'comments.postId'])
    .select(['posts.message as postMessage', 'posts.pictureUrl'])
    .execute()
  return rows.map(({ postId, postMessage, pictureUrl, message, ...row }) => ({
    ...row,
    message: beginningOf(message, longestMessage),
    post: { id: postId, message: beginningOf(postMessage, shortPost), pictureUrl },
  }))
}

const isBefore = (a: Remark, b: Remark) => (a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt)
