import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { coverage, PostCoverage } from '../contract/coverage.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { beginningOf } from '../keeping/excerpts.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { promisedAbout, rereadingOf, subjectOfPost } from './promises.ts'

export type PostRow = Selectable<Tables['posts']>

const shortPost = 140

/** One page of the posts, newest first; each filter is one range of one index. Throws `not_found`. */
export async function listCoverage(
  context: TeamContext,
  pairId: string,
  { show, cursor, limit }: z.output<typeof coverage.listCoverage.query>,
) {
  await linkedPair(context, pairId)
  const position = positionIn(cursor)
  const rows = await context.db
    .selectFrom('posts')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('deletedAt', 'is', null)
    // Of somebody else's media we see what names us and no more.
    .where('ownerName', 'is', null)
    .$if(show === 'differing', (posts) => posts.where((eb) => eb('commentCount', '<>', eb.ref('seenCount'))))
    .$if(position !== null, (posts) =>
      posts.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('postedAt', 'id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('postedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .selectAll()
    .execute()
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: await viewsOf(context, items), nextCursor: last ? cursorOf(last.postedAt, last.id) : null }
}

export async function viewsOf(context: Pick<TeamContext, 'db' | 'teamId'>, posts: PostRow[]): Promise<PostCoverage[]> {
  const promised = await promisedAbout(
    context,
    posts.map(({ id }) => subjectOfPost(id)),
  )
  return posts.map((post) => ({
    id: post.id,
    network: post.network,
    message: beginningOf(post.message, shortPost),
    pictureUrl: post.pictureUrl,
    url: post.url,
    postedAt: post.postedAt,
    counted: post.commentCount,
    seen: post.seenCount,
    readAt: post.sweptAt,
    reason: reasonOf(post),
    reading: rereadingOf(promised.get(subjectOfPost(post.id))),
  }))
}

function reasonOf({ commentCount, seenCount, gap, sweptAt }: PostRow): PostCoverage['reason'] {
  const apart = commentCount - seenCount
  if (apart === 0) return null
  if (sweptAt === null) return 'unread'
  if (apart !== gap) return 'changed'
  return apart > 0 ? 'withheld' : 'surplus'
}
