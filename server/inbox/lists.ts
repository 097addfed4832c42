import type { z } from 'zod'
import type { inbox, View } from '../contract/inbox.ts'
import { literal } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { rowView } from '../intake/threadViews.ts'
import { linkedPair } from '../linking/pairRows.ts'

type Query = z.output<typeof inbox.listThreads.query>

/** One page of a view, most recently active first. Every view is one range of one index, however deep the page. */
export async function listThreads(context: Context, pairId: string, query: Query) {
  await linkedPair(context, pairId)
  const position = positionIn(query.cursor)
  const rows = await threadsOf(context, pairId, query.view)
    .$if(query.network !== undefined, (threads) => threads.where('threads.network', '=', query.network ?? 'facebook'))
    .$if(position !== null, (threads) =>
      threads.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('threads.activeAt', 'threads.id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('threads.activeAt', 'desc')
    .orderBy('threads.id', 'desc')
    .limit(query.limit + 1)
    .execute()

  const items = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return { items: items.map(rowView), nextCursor: last ? cursorOf(last.activeAt, last.id) : null }
}

function threadsOf({ db, teamId }: Context, pairId: string, view: View) {
  const threads = db
    .selectFrom('threads')
    .innerJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'threads.teamId').onRef('posts.id', '=', 'threads.postId'),
    )
    .where('threads.teamId', '=', teamId)
    .where('threads.pairId', '=', pairId)
    .selectAll('threads')
    .select(['posts.message as postMessage', 'posts.pictureUrl as postPictureUrl'])
  // Literals rather than parameters: a partial index serves only a query that states its condition.
  if (view === 'hidden')
    return threads.where('threads.hiddenAt', 'is not', null).where('threads.view', '<>', literal('gone'))
  if (view === 'needs_you') return threads.where('threads.delivery', '=', literal('needs_you'))
  return threads.where('threads.view', '=', view)
}
