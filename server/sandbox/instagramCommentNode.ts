import { reachesProfile, requireOnInstagram } from './access.ts'
import { actorOf } from './actors.ts'
import type { Call } from './call.ts'
import { type Comment, deleteComment, findComment, hideComment, writeComment } from './comments.ts'
import { badParameter, missing } from './graphError.ts'
import { countLikes } from './likes.ts'
import { listingOf } from './listing.ts'
import { type Edge, type Node, success } from './node.ts'
import { flagOf, textOf } from './params.ts'
import { findPost, type Post } from './posts.ts'
import { part, renderNode } from './render.ts'
import { timeFor } from './times.ts'

export function findInstagramCommentNode(call: Call, id: string): Node | undefined {
  const comment = findComment(call.world, id)
  const post = comment && findPost(call.world, comment.postId)
  if (!comment || post?.network !== 'instagram') return undefined
  if (!reachesProfile(call, post.accountId)) throw missing(id)
  requireOnInstagram(call, 'instagram_manage_comments')
  return instagramCommentNode(call, post, comment)
}

/** A comment on a Profile's media: it can be answered, hidden and deleted, but neither edited nor liked (reference 5.1). */
export function instagramCommentNode(call: Call, post: Post, comment: Comment): Node {
  const { world } = call
  const author = () => actorOf(world, comment.authorId)
  return {
    id: comment.id,
    type: 'IGComment',
    accountId: post.accountId,
    defaults: ['timestamp', 'text'],
    fields: {
      text: () => comment.message,
      timestamp: () => timeFor(call, comment.createdAt),
      username: () => author()?.name,
      from: (ask) => part({ id: comment.authorId, username: author()?.name }, ask),
      // Known for the caller's own comments only.
      user: () => (comment.authorId === post.accountId ? { id: comment.authorId } : undefined),
      hidden: () => comment.hiddenAt !== null,
      like_count: () => countLikes(call, comment.id),
      parent_id: () => comment.parentId ?? undefined,
      media: ({ inner }) => renderNode(call, call.find(post.id), inner ?? []),
    },
    edges: { replies: repliesEdge(call, post, comment) },
    update: (params) => {
      const hidden = flagOf(params, 'hide')
      if (hidden === undefined) throw badParameter('The parameter hide is required')
      hideComment(world, { actorId: post.accountId, commentId: comment.id, hidden })
      return success
    },
    remove: () => {
      deleteComment(world, { actorId: post.accountId, commentId: comment.id })
      return success
    },
  }
}

/** Oldest first. */
function repliesEdge(call: Call, post: Post, comment: Comment): Edge {
  return {
    list: (params) =>
      listingOf<Comment>(call.world, {
        sql: 'select * from comments where parentId = ? and deletedAt is null',
        values: [comment.id],
        order: 'asc',
        params: { ...params, since: undefined, until: undefined },
        most: 50,
        node: (row) => instagramCommentNode(call, post, row),
      }),
    create: (params) => ({
      id: writeComment(call.world, {
        actorId: post.accountId,
        targetId: comment.id,
        message: textOf(params, 'message') ?? '',
      }).id,
    }),
  }
}
