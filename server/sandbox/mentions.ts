import { requireOnInstagram } from './access.ts'
import { actorOf } from './actors.ts'
import type { Call } from './call.ts'
import { type Comment, findComment, writeComment } from './comments.ts'
import type { Ask } from './fields.ts'
import { badParameter, missing } from './graphError.ts'
import { countLikes } from './likes.ts'
import { pictureLink, postLink } from './links.ts'
import { namesIn } from './messages.ts'
import type { Edge, Node } from './node.ts'
import { requiredText, textOf } from './params.ts'
import { findPost, type Post } from './posts.ts'
import { part, renderNode } from './render.ts'
import { timeFor } from './times.ts'
import type { World } from './world.ts'

interface Profile {
  id: string
  username: string
}

/**
 * `mentioned_comment.comment_id(…)` and `mentioned_media.media_id(…)` of a Profile: the only way to what stands under or in
 * somebody else's media (reference 5.1).
 */
export function mentionFields(call: Call, profile: Profile): Node['fields'] {
  const idIn = ({ args, name }: Ask, argument: string) => {
    requireOnInstagram(call, 'instagram_manage_comments')
    return args[argument] ?? refuseWithout(`${name}.${argument}`)
  }
  return {
    mentioned_comment: (ask) => {
      const { comment, post } = mentionedComment(call.world, profile, idIn(ask, 'comment_id'))
      return renderNode(call, commentNode(call, comment, post), ask.inner)
    },
    mentioned_media: (ask) =>
      renderNode(call, mediaNode(call, mentionedMedia(call.world, profile, idIn(ask, 'media_id'))), ask.inner),
  }
}

/** `POST /{ig-user}/mentions`: answers under the comment, or under the media whose caption names the Profile. */
export function mentionsEdge(call: Call, profile: Profile): Edge {
  return {
    create: (params) => {
      requireOnInstagram(call, 'instagram_manage_comments')
      const { world } = call
      const mediaId = requiredText(params, 'media_id')
      const commentId = textOf(params, 'comment_id')
      const message = requiredText(params, 'message')
      const place = commentId
        ? mentionedComment(world, profile, commentId).post
        : mentionedMedia(world, profile, mediaId)
      if (place.id !== mediaId) throw badParameter('The comment does not stand under the media')
      return { id: writeComment(world, { actorId: profile.id, targetId: commentId ?? mediaId, message }).id }
    },
  }
}

function mentionedComment(world: World, { id, username }: Profile, commentId: string) {
  const comment = findComment(world, commentId)
  const post = comment && findPost(world, comment.postId)
  if (comment?.network !== 'instagram' || !post || post.accountId === id) throw missing(commentId)
  if (!namesIn(comment.message).includes(username)) throw missing(commentId)
  return { comment, post }
}

function mentionedMedia(world: World, { id, username }: Profile, mediaId: string): Post {
  const post = findPost(world, mediaId)
  if (post?.network !== 'instagram' || post.accountId === id || !namesIn(post.message).includes(username))
    throw missing(mediaId)
  return post
}

const commentNode = (call: Call, comment: Comment, post: Post): Node => ({
  id: comment.id,
  type: 'IGComment',
  defaults: ['timestamp', 'text'],
  fields: {
    text: () => comment.message,
    timestamp: () => timeFor(call, comment.createdAt),
    username: () => actorOf(call.world, comment.authorId)?.name,
    like_count: () => countLikes(call, comment.id),
    media: ({ inner }) => renderNode(call, mediaNode(call, post), inner ?? []),
  },
  edges: {},
})

/** What a stranger sees of a media. */
const mediaNode = (call: Call, post: Post): Node => ({
  id: post.id,
  type: 'IGMedia',
  defaults: [],
  fields: {
    caption: () => post.message || undefined,
    media_type: () => 'IMAGE',
    media_url: () => (post.picture ? pictureLink(call.world, post.picture) : undefined),
    thumbnail_url: () => undefined,
    permalink: () => postLink(call.world, post),
    timestamp: () => timeFor(call, post.createdAt),
    username: () => actorOf(call.world, post.accountId)?.name,
    owner: (ask) => part({ id: post.accountId }, ask),
    like_count: () => countLikes(call, post.id),
  },
  edges: {},
})

function refuseWithout(name: string): never {
  throw badParameter(`The parameter ${name} is required`)
}
