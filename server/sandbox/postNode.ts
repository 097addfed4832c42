import { reachesPage, requirePageToken, requireToRead, requireToWrite } from './access.ts'
import { actorOf } from './actors.ts'
import { adOf } from './ads.ts'
import type { Call } from './call.ts'
import { commentsEdge } from './commentNode.ts'
import { missing } from './graphError.ts'
import { likesEdge, reactionsEdge } from './likes.ts'
import { pictureLink, postLink } from './links.ts'
import { type Json, type Node, success } from './node.ts'
import { requiredText } from './params.ts'
import { deletePost, editPost, findPost, type Post } from './posts.ts'
import { part } from './render.ts'
import { timeFor } from './times.ts'
import type { World } from './world.ts'

export function findPostNode(call: Call, id: string): Node | undefined {
  const post = findPost(call.world, id)
  if (post?.network !== 'facebook') return undefined
  if (!reachesPage(call, post.accountId)) throw missing(id)
  requirePageToken(call)
  requireToRead(call, 'pages_read_engagement')
  return postNode(call, post)
}

/** A post of a Page (reference 4.1). */
export function postNode(call: Call, post: Post): Node {
  const { world } = call
  const ad = adOf(world, post.id)
  const picture = (width: number) => (post.picture ? pictureLink(world, post.picture, width) : undefined)
  return {
    id: post.id,
    type: 'PagePost',
    accountId: post.accountId,
    defaults: ['created_time', 'message'],
    fields: {
      message: () => post.message || undefined,
      created_time: () => timeFor(call, post.createdAt),
      updated_time: () => timeFor(call, post.editedAt ?? post.createdAt),
      from: (ask) => part({ name: actorOf(world, post.accountId)?.name, id: post.accountId }, ask),
      permalink_url: () => postLink(world, post),
      full_picture: () => picture(1080),
      picture: () => picture(130),
      status_type: () => (post.picture ? 'added_photos' : 'mobile_status_update'),
      is_published: () => !ad,
      is_hidden: () => false,
      is_expired: () => false,
      is_eligible_for_promotion: () => true,
      is_instagram_eligible: () => Boolean(post.picture),
      instagram_eligibility: () => (post.picture ? 'eligible' : 'no_media'),
      promotion_status: () => (ad ? 'active' : 'inactive'),
      parent_id: () => undefined,
      scheduled_publish_time: () => undefined,
      shares: () => undefined,
    },
    edges: {
      attachments: { read: () => ({ data: attachmentsOf(world, post) }) },
      comments: commentsEdge(call, post, undefined),
      likes: likesEdge(call, post, post.id),
      reactions: reactionsEdge(call, post, post.id),
    },
    update: (params) => {
      requireToWrite(call, 'pages_manage_posts')
      editPost(world, { actorId: post.accountId, postId: post.id, message: requiredText(params, 'message') })
      return success
    },
    remove: () => {
      requireToWrite(call, 'pages_manage_posts')
      deletePost(world, { actorId: post.accountId, postId: post.id })
      return success
    },
  }
}

function attachmentsOf(world: World, post: Post): Json[] {
  if (!post.picture) return []
  const url = postLink(world, post)
  const ad = adOf(world, post.id)
  // The headline of what an ad links to.
  const kind = ad ? { title: ad.title, type: 'share' } : { type: 'photo' }
  return [{ media: { image: { src: pictureLink(world, post.picture) } }, ...kind, target: { id: post.id, url }, url }]
}
