import { reachesPage, requirePageToken, requireToRead, requireToWrite } from './access.ts'
import { actorOf } from './actors.ts'
import type { Call } from './call.ts'
import { type Comment, deleteComment, editComment, findComment, hideComment, writeComment } from './comments.ts'
import { badParameter, missing } from './graphError.ts'
import { countLikes, hasLiked, likesEdge, reactionsEdge } from './likes.ts'
import { postLink } from './links.ts'
import { listingOf } from './listing.ts'
import { type Edge, type Node, success } from './node.ts'
import { flagOf, type Params, textOf } from './params.ts'
import { findPost, type Post } from './posts.ts'
import { mayReplyPrivately } from './privateReplies.ts'
import { part, renderNode } from './render.ts'
import { statement } from './statements.ts'
import { timeFor } from './times.ts'

export function findCommentNode(call: Call, id: string): Node | undefined {
  const comment = findComment(call.world, id)
  const post = comment && findPost(call.world, comment.postId)
  if (!comment || post?.network !== 'facebook') return undefined
  if (!reachesPage(call, post.accountId)) throw missing(id)
  requirePageToken(call)
  requireToRead(call, 'pages_read_user_content')
  return commentNode(call, post, comment)
}

/** A comment on a Page's post (reference 4.1, 4.2). */
function commentNode(call: Call, post: Post, comment: Comment): Node {
  const { world } = call
  const isOwn = comment.authorId === post.accountId
  return {
    id: comment.id,
    type: 'Comment',
    accountId: post.accountId,
    defaults: ['created_time', 'from', 'message'],
    fields: {
      message: () => comment.message,
      created_time: () => timeFor(call, comment.createdAt),
      from: (ask) => part({ name: actorOf(world, comment.authorId)?.name, id: comment.authorId }, ask),
      is_hidden: () => comment.hiddenAt !== null,
      is_private: () => false,
      can_comment: () => true,
      can_hide: () => !isOwn,
      can_like: () => true,
      can_remove: () => true,
      can_reply_privately: () => mayReplyPrivately(world, comment),
      like_count: () => countLikes(call, comment.id),
      user_likes: () => hasLiked(call, comment.id, post.accountId),
      comment_count: () => countReplies(call, comment.id),
      permalink_url: () => postLink(world, { ...post, id: comment.id }),
      message_tags: () => undefined,
      // The sandbox's people write words only.
      attachment: () => undefined,
      object: ({ inner }) => renderNode(call, call.find(post.id), inner),
      parent: ({ inner }) => {
        const parent = comment.parentId ? findComment(world, comment.parentId) : undefined
        return parent && renderNode(call, commentNode(call, post, parent), inner)
      },
    },
    edges: {
      comments: commentsEdge(call, post, comment),
      likes: likesEdge(call, post, comment.id),
      reactions: reactionsEdge(call, post, comment.id),
    },
    update: (params) => update(call, post, comment, params),
    remove: () => {
      requireToWrite(call, 'pages_manage_engagement')
      deleteComment(world, { actorId: post.accountId, commentId: comment.id })
      return success
    },
  }
}

function update(call: Call, post: Post, comment: Comment, params: Params) {
  requireToWrite(call, 'pages_manage_engagement')
  const hidden = flagOf(params, 'is_hidden')
  const message = textOf(params, 'message')
  if (hidden === undefined && message === undefined)
    throw badParameter('At least one of message, is_hidden is required')
  const [actorId, commentId] = [post.accountId, comment.id]
  if (message !== undefined) editComment(call.world, { actorId, commentId, message })
  if (hidden !== undefined) hideComment(call.world, { actorId, commentId, hidden })
  return success
}

/** What stands under a post, or under a comment: `toplevel` is one level, `stream` all of them in one list. */
export function commentsEdge(call: Call, post: Post, parent: Comment | undefined): Edge {
  return {
    list: (params) => listComments(call, post, parent, params),
    create: (params) => {
      requirePageToken(call)
      requireToWrite(call, 'pages_manage_engagement')
      const targetId = parent?.id ?? post.id
      return {
        id: writeComment(call.world, { actorId: post.accountId, targetId, message: textOf(params, 'message') ?? '' })
          .id,
      }
    },
  }
}

function listComments(call: Call, post: Post, parent: Comment | undefined, params: Params) {
  requirePageToken(call)
  requireToRead(call, 'pages_read_engagement')
  // Counting them takes less than reading what visitors wrote.
  if (textOf(params, 'limit') !== '0') requireToRead(call, 'pages_read_user_content')
  const order = oneOf(params, 'order', ['chronological', 'reverse_chronological'])
  const isStream = oneOf(params, 'filter', ['toplevel', 'stream']) === 'stream'
  const [sql, value] = parent
    ? [isStream ? below : 'select * from comments where parentId = ? and deletedAt is null', parent.id]
    : [
        `select * from comments where postId = ? and deletedAt is null ${isStream ? '' : 'and parentId is null'}`,
        post.id,
      ]
  const count = () =>
    statement<[string], { count: number }>(call.world, `select count(*) as count from (${sql})`).get(value)?.count ?? 0
  return {
    ...listingOf<Comment>(call.world, {
      sql,
      values: [value],
      order: order === 'chronological' ? 'asc' : 'desc',
      params,
      most: 100,
      node: (comment) => commentNode(call, post, comment),
    }),
    ...(flagOf(params, 'summary') ? { summary: { order, total_count: count(), can_comment: true } } : {}),
  }
}

const below = `with recursive found (id) as (
  select id from comments where parentId = ? union all select comments.id from comments join found on parentId = found.id
) select comments.* from comments join found using (id) where deletedAt is null`

const countReplies = ({ world }: Call, id: string) =>
  statement<[string], { count: number }>(
    world,
    'select count(*) as count from comments where parentId = ? and deletedAt is null',
  ).get(id)?.count ?? 0

/** The first of the words is the default. */
function oneOf(params: Params, name: string, words: [string, ...string[]]): string {
  const word = textOf(params, name) ?? words[0]
  if (words.includes(word)) return word
  throw badParameter(`Param ${name} must be one of {${words.join(', ')}} - got "${word}"`)
}
