import type { Selectable } from 'kysely'
import type { Twin, TwinPost, TwinThread } from '../contract/people.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { authorOf } from '../keeping/commentViews.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import { threadOf } from './customers.ts'
import { namesOf } from './members.ts'

const day = 24 * 3600_000
const mostThreads = 10
const mostChoices = 12
const choiceDays = 14

/** The confirmed twin first, then what is suggested, the likeliest first. Throws `not_found`. */
export async function getTwins(context: TeamContext, threadId: string): Promise<{ twins: Twin[] }> {
  const thread = await threadOf(context, threadId)
  const rows = await twinsOf(context, thread)
  const deciders = await namesOf(
    context,
    rows.map(({ actorId }) => actorId),
  )
  const twins = await Promise.all(
    rows.map(
      async ({ state, likeness, actorId, at, ...post }): Promise<Twin> => ({
        post: postView(post),
        state,
        likeness,
        by: deciders.get(actorId ?? '') ?? null,
        at,
        threads: await openThreadsOf(context, thread.pairId, post.id),
      }),
    ),
  )
  const rank = ({ state, likeness }: Twin) => (state === 'confirmed' ? 1000 : likeness)
  return { twins: twins.sort((a, b) => rank(b) - rank(a)) }
}

function twinsOf({ db, teamId }: TeamContext, { pairId, network, postId }: ThreadRow) {
  const [ours, theirs] =
    network === 'facebook'
      ? (['twins.facebookPostId', 'twins.instagramPostId'] as const)
      : (['twins.instagramPostId', 'twins.facebookPostId'] as const)
  return db
    .selectFrom('twins')
    .innerJoin('posts', (join) => join.onRef('posts.teamId', '=', 'twins.teamId').onRef('posts.id', '=', theirs))
    .where('twins.teamId', '=', teamId)
    .where('twins.pairId', '=', pairId)
    .where(ours, '=', postId)
    .where('twins.state', '<>', 'dismissed')
    .where('posts.deletedAt', 'is', null)
    .selectAll('posts')
    .select(['twins.state', 'twins.likeness', 'twins.actorId', 'twins.at'])
    .execute()
}

async function openThreadsOf({ db, teamId }: TeamContext, pairId: string, postId: string): Promise<TwinThread[]> {
  const rows = await db
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('postId', '=', postId)
    .where('state', '=', 'open')
    .orderBy('activeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostThreads)
    .selectAll()
    .execute()
  return rows.map((row) => ({
    id: row.id,
    network: row.network,
    author: authorOf(row),
    message: row.message,
    replyCount: row.replyCount,
    activeAt: row.activeAt,
    hiddenAt: row.hiddenAt,
  }))
}

/** At most 12 posts of the other network within 14 days, nearest first. Throws `not_found`. */
export async function listTwinChoices(context: TeamContext, threadId: string): Promise<{ posts: TwinPost[] }> {
  const { pairId, network, postId } = await threadOf(context, threadId)
  const { postedAt } = await context.db
    .selectFrom('posts')
    .where('teamId', '=', context.teamId)
    .where('id', '=', postId)
    .select('postedAt')
    .executeTakeFirstOrThrow()
  const others = context.db
    .selectFrom('posts')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('network', '<>', network)
    .where('ownerName', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(mostChoices)
    .selectAll()
  const at = (days: number) => new Date(Date.parse(postedAt) + days * day).toISOString()
  const [before, after] = await Promise.all([
    others
      .where('postedAt', '<=', postedAt)
      .where('postedAt', '>', at(-choiceDays))
      .orderBy('postedAt', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    others
      .where('postedAt', '>', postedAt)
      .where('postedAt', '<', at(choiceDays))
      .orderBy('postedAt')
      .orderBy('id')
      .execute(),
  ])
  const distance = (post: { postedAt: string }) => Math.abs(Date.parse(post.postedAt) - Date.parse(postedAt))
  const nearest = [...before, ...after].sort((a, b) => distance(a) - distance(b)).slice(0, mostChoices)
  return { posts: nearest.map(postView) }
}

const postView = ({ id, network, message, pictureUrl, postedAt }: Selectable<Tables['posts']>): TwinPost => ({
  id,
  network,
  message,
  pictureUrl,
  postedAt,
})
