import type { z } from 'zod'
import { phrasesOf } from '../contract/phrases.ts'
import type { posts } from '../contract/posts.ts'
import { askedFor, newestAs } from '../db/fullText.ts'
import type { Context } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { scopeOf } from '../indexing/indexing.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { ownPostView, type PostRow } from './views.ts'

type Query = z.output<typeof posts.listPosts.query>

/** Among how many of the newest with the words a page is looked for. */
const mostLookedAt = 2000

/**
 * One page of the pair's own posts, newest first, those nobody has written under as well: the sync and the rounds keep every
 * post that the platform lists. Each list is one range of one index, or one walk through the index of words. Throws
 * `not_found`, and `invalid` for a foreign cursor.
 */
export async function listPosts(context: Context, pairId: string, query: Query) {
  await linkedPair(context, pairId)
  const position = positionIn(query.cursor)
  const rows = await ownPosts(context, pairId, query)
    .$if(position !== null, (found) =>
      found.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('posts.postedAt', 'posts.id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('posts.postedAt', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(query.limit + 1)
    .selectAll('posts')
    .execute()
  return pageOf(rows, query.limit)
}

function ownPosts({ db, teamId }: Context, pairId: string, { network, text, with: having }: Query) {
  const phrases = phrasesOf(text ?? '')
  const scope = scopeOf('posts', { teamId, pairId })
  return (
    db
      .selectFrom('posts')
      .where('posts.teamId', '=', teamId)
      .where('posts.pairId', '=', pairId)
      .where('posts.deletedAt', 'is', null)
      // Somebody else's media is neither ours to boost nor ours to take a picture from.
      .where('posts.ownerName', 'is', null)
      .$if(network !== undefined, (found) => found.where('posts.network', '=', network ?? 'facebook'))
      .$if(having === 'picture', (found) => found.where('posts.pictureUrl', 'is not', null))
      .$if(phrases.length > 0, (found) =>
        found.where('posts.searchKey', 'in', (eb) =>
          eb
            .selectFrom(newestAs(db, 'found', { scope, asked: askedFor(db, scope, phrases), limit: mostLookedAt }))
            .select('found.key'),
        ),
      )
  )
}

function pageOf(rows: PostRow[], limit: number) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: items.map(ownPostView), nextCursor: last ? cursorOf(last.postedAt, last.id) : null }
}
