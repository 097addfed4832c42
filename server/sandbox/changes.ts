import type { Actor } from './actors.ts'
import { type Ad, adOf } from './ads.ts'
import type { Comment } from './comments.ts'
import { postLink } from './links.ts'
import { namesIn } from './messages.ts'
import type { Post } from './posts.ts'
import { statement } from './statements.ts'
import { graphTime, unixSeconds } from './times.ts'
import type { World } from './world.ts'

type CommentVerb = 'add' | 'edited' | 'hide' | 'unhide' | 'remove'
type Value = Record<string, unknown>

/**
 * Promises subscribers a comment's change, in the transaction that makes it. Of Instagram's comments only the creation is
 * told (reference 6.3). `created_time` of everything but an addition is the time of the event; the reference is sure of that
 * for removals only (6.2).
 */
export function promiseCommentChange(
  world: World,
  post: Post,
  comment: Comment,
  verb: CommentVerb,
  actor: Actor,
): void {
  if (post.network === 'instagram') {
    if (verb === 'add') promiseChange(world, post, 'comments', instagramComment(world, post, comment, actor))
    return
  }
  promiseChange(world, post, 'feed', {
    from: { id: actor.id, name: actor.name },
    ...(verb === 'remove' ? {} : { post: postFacts(world, post), message: comment.message }),
    post_id: post.id,
    comment_id: comment.id,
    created_time: unixSeconds(verb === 'add' ? comment.createdAt : world.now().toISOString()),
    item: 'comment',
    parent_id: comment.parentId ?? post.id,
    verb,
  })
}

/** A Page's reactions are told, those on Instagram never. */
export function promiseReactionChange(
  world: World,
  post: Post,
  actor: Actor,
  { comment, liked }: { comment: Comment | undefined; liked: boolean },
): void {
  if (post.network === 'instagram') return
  promiseChange(world, post, 'feed', {
    from: { id: actor.id, name: actor.name },
    post_id: post.id,
    ...(comment ? { comment_id: comment.id } : {}),
    created_time: unixSeconds(world.now().toISOString()),
    item: 'reaction',
    parent_id: comment ? (comment.parentId ?? post.id) : post.accountId,
    reaction_type: 'like',
    verb: liked ? 'add' : 'remove',
  })
}

export function promisePostChange(world: World, post: Post, verb: 'add' | 'edited' | 'remove'): void {
  // Of ads nothing is told but what people write under them (reference 6.2).
  if (post.network === 'instagram' || adOf(world, post.id)) return
  const account = statement<[string], { name: string }>(world, 'select name from pages where id = ?').get(
    post.accountId,
  )
  promiseChange(world, post, 'feed', {
    from: { id: post.accountId, name: account?.name },
    post_id: post.id,
    created_time: unixSeconds(verb === 'add' ? post.createdAt : world.now().toISOString()),
    ...(verb === 'remove'
      ? { item: 'post', recipient_id: post.accountId }
      : { item: post.picture ? 'photo' : 'status', message: post.message, published: 1 }),
    verb,
  })
}

/** A Profile that is named with @ under somebody else's media, or in its caption, hears of it by id only. */
export function promiseMentions(world: World, post: Post, comment?: Comment): void {
  for (const username of new Set(namesIn(comment?.message ?? post.message))) {
    const profile = statement<[string], { id: string }>(world, 'select id from profiles where username = ?').get(
      username,
    )
    if (!profile || profile.id === post.accountId || profile.id === comment?.authorId) continue
    const where = { media_id: post.id, ...(comment ? { comment_id: comment.id } : {}) }
    promiseChange(world, { ...post, accountId: profile.id }, 'mentions', where)
  }
}

function instagramComment(world: World, post: Post, comment: Comment, author: Actor): Value {
  const ad = adOf(world, post.id)
  return {
    from: {
      id: author.id,
      username: author.name,
      ...(author.id === post.accountId ? { self_ig_scoped_id: author.id } : {}),
    },
    media: { id: post.id, media_product_type: ad ? 'AD' : 'FEED', ...(ad ? adFacts(ad) : {}) },
    id: comment.id,
    ...(comment.parentId ? { parent_id: comment.parentId } : {}),
    text: comment.message,
  }
}

const adFacts = ({ id, title, originalId }: Ad): Value => ({
  ad_id: id,
  ad_title: title,
  ...(originalId ? { original_media_id: originalId } : {}),
})

const postFacts = (world: World, post: Post) => ({
  status_type: post.picture ? 'added_photos' : 'mobile_status_update',
  is_published: !adOf(world, post.id),
  updated_time: graphTime(post.createdAt),
  permalink_url: postLink(world, post),
  // The word for an ad that runs is recollection.
  promotion_status: adOf(world, post.id) ? 'active' : 'inactive',
  id: post.id,
})

/**
 * Nothing is promised to an app that did not subscribe to the object and the field, or for a Page that it is not installed on.
 * A Profile rides on the Page it is linked to, whichever of the Page's fields those are (reference 6.1).
 */
function promiseChange(world: World, { network, accountId }: Post, field: string, value: Value) {
  const object = network === 'facebook' ? 'page' : 'instagram'
  const pageId = network === 'facebook' ? accountId : linkedPage(world, accountId)
  const wanted = fieldsOf(world, 'select fields from appSubscriptions where object = ?', object)
  const installed = fieldsOf(world, 'select fields from pageSubscriptions where pageId = ?', pageId ?? '')
  if (!wanted?.includes(field) || !installed || (network === 'facebook' && !installed.includes(field))) return
  const now = world.now().toISOString()
  world.db
    .prepare('insert into deliveries (object, accountId, field, value, createdAt, dueAt) values (?, ?, ?, ?, ?, ?)')
    .run(object, accountId, field, JSON.stringify(value), now, now)
}

const linkedPage = (world: World, profileId: string) =>
  statement<[string], { pageId: string | null }>(world, 'select pageId from profiles where id = ?').get(profileId)
    ?.pageId

function fieldsOf(world: World, sql: string, key: string): string[] | undefined {
  const row = statement<[string], { fields: string }>(world, sql).get(key)
  return row && (JSON.parse(row.fields) as string[])
}
