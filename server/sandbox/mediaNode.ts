import { reachesProfile, requireOnInstagram } from './access.ts'
import { actorOf } from './actors.ts'
import { adOf } from './ads.ts'
import type { Call } from './call.ts'
import { type Comment, writeComment } from './comments.ts'
import { missing } from './graphError.ts'
import { instagramCommentNode } from './instagramCommentNode.ts'
import { countLikes } from './likes.ts'
import { pictureLink, postLink } from './links.ts'
import { listingOf } from './listing.ts'
import { type Node, success } from './node.ts'
import { type Params, textOf } from './params.ts'
import { deletePost, findPost, type Post } from './posts.ts'
import { statement } from './statements.ts'
import { timeFor } from './times.ts'

export function findMediaNode(call: Call, id: string): Node | undefined {
  const post = findPost(call.world, id)
  if (post?.network !== 'instagram') return undefined
  if (!reachesProfile(call, post.accountId)) throw missing(id)
  requireOnInstagram(call, 'instagram_basic')
  return mediaNode(call, post)
}

/** A post of a Profile (reference 5.1). */
export function mediaNode(call: Call, post: Post): Node {
  const { world } = call
  const owner = () => actorOf(world, post.accountId)
  return {
    id: post.id,
    type: 'IGMedia',
    accountId: post.accountId,
    defaults: [],
    fields: {
      caption: () => post.message || undefined,
      media_type: () => 'IMAGE',
      media_product_type: () => (adOf(world, post.id) ? 'AD' : 'FEED'),
      media_url: () => (post.picture ? pictureLink(world, post.picture) : undefined),
      thumbnail_url: () => undefined,
      alt_text: () => undefined,
      permalink: () => postLink(world, post),
      shortcode: () => Buffer.from(BigInt(post.id).toString(16).padStart(16, '0'), 'hex').toString('base64url'),
      timestamp: () => timeFor(call, post.createdAt),
      username: () => owner()?.name,
      owner: () => ({ id: post.accountId }),
      like_count: () => countLikes(call, post.id),
      comments_count: () => countComments(call, post.id),
      is_comment_enabled: () => true,
      is_shared_to_feed: () => true,
    },
    edges: {
      comments: { list: (params) => listComments(call, post, params), create: (params) => comment(call, post, params) },
    },
    remove: () => {
      requireOnInstagram(call, 'instagram_content_publish')
      deletePost(world, { actorId: post.accountId, postId: post.id })
      return success
    },
  }
}

/** Only what opens a thread, newest first, at most 50 at a time. */
function listComments(call: Call, post: Post, params: Params) {
  requireOnInstagram(call, 'instagram_manage_comments')
  return listingOf<Comment>(call.world, {
    sql: 'select * from comments where postId = ? and parentId is null and deletedAt is null',
    values: [post.id],
    order: 'desc',
    params: { ...params, since: undefined, until: undefined },
    most: 50,
    node: (row) => instagramCommentNode(call, post, row),
  })
}

function comment(call: Call, post: Post, params: Params) {
  requireOnInstagram(call, 'instagram_manage_comments')
  const message = textOf(params, 'message') ?? ''
  return { id: writeComment(call.world, { actorId: post.accountId, targetId: post.id, message }).id }
}

const countComments = ({ world }: Call, postId: string) =>
  statement<[string], { count: number }>(
    world,
    'select count(*) as count from comments where postId = ? and deletedAt is null',
  ).get(postId)?.count ?? 0
