import { requirePageToken, requireToRead, requireToWrite } from './access.ts'
import { actorOf } from './actors.ts'
import type { Call } from './call.ts'
import { setLike } from './comments.ts'
import { listingOf } from './listing.ts'
import { type Edge, type Node, success } from './node.ts'
import { flagOf, type Params } from './params.ts'
import type { Post } from './posts.ts'
import { statement } from './statements.ts'

/** Who likes a post or comment of a Page, newest first; `POST` and `DELETE` like and unlike it as the Page. */
export function likesEdge(call: Call, post: Post, targetId: string): Edge {
  const like = (liked: boolean) => {
    requirePageToken(call)
    requireToWrite(call, 'pages_manage_engagement')
    setLike(call.world, { actorId: post.accountId, targetId, liked })
    return success
  }
  return {
    list: (params) => ({
      ...listLikers(call, targetId, params),
      ...(flagOf(params, 'summary')
        ? {
            summary: {
              total_count: countLikes(call, targetId),
              can_like: true,
              has_liked: hasLiked(call, targetId, post.accountId),
            },
          }
        : {}),
    }),
    create: () => like(true),
    remove: () => like(false),
  }
}

/** The sandbox's people know one reaction, the like. */
export function reactionsEdge(call: Call, post: Post, targetId: string): Edge {
  const viewer = () => (hasLiked(call, targetId, post.accountId) ? 'LIKE' : 'NONE')
  return {
    list: (params) => ({
      ...listLikers(call, targetId, params),
      ...(flagOf(params, 'summary')
        ? { summary: { total_count: countLikes(call, targetId), viewer_reaction: viewer() } }
        : {}),
    }),
  }
}

export function countLikes({ world }: Call, targetId: string): number {
  const sql = 'select count(*) as count from likes where targetId = ?'
  return statement<[string], { count: number }>(world, sql).get(targetId)?.count ?? 0
}

export function hasLiked({ world }: Call, targetId: string, actorId: string): boolean {
  return statement(world, 'select 1 from likes where targetId = ? and actorId = ?').get(targetId, actorId) !== undefined
}

function listLikers(call: Call, targetId: string, params: Params) {
  requirePageToken(call)
  requireToRead(call, 'pages_read_engagement')
  return listingOf<{ id: string; createdAt: string }>(call.world, {
    sql: 'select actorId as id, createdAt from likes where targetId = ?',
    values: [targetId],
    order: 'desc',
    params,
    most: 100,
    node: ({ id }) => likerNode(call, id),
  })
}

const likerNode = ({ world }: Call, id: string): Node => ({
  id,
  type: 'Profile',
  defaults: ['name', 'type'],
  fields: { name: () => actorOf(world, id)?.name, type: () => 'LIKE' },
  edges: {},
})
