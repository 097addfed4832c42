import { actorOn, type Network } from './actors.ts'
import { cannotComment, isBlocked } from './blocks.ts'
import { promiseCommentChange, promiseMentions, promiseReactionChange } from './changes.ts'
import { badParameter, forbidden, missing } from './graphError.ts'
import { newId } from './ids.ts'
import { checkedMessage } from './messages.ts'
import { findPost, type Post } from './posts.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

export interface Comment {
  id: string
  network: Network
  postId: string
  parentId: string | null
  authorId: string
  message: string
  createdAt: string
  editedAt: string | null
  hiddenAt: string | null
  deletedAt: string | null
}

/** Undefined when it never was or is gone, whether it or its post was deleted. */
export function findComment(world: World, id: string): Comment | undefined {
  const comment = statement<[string], Comment>(world, 'select * from comments where id = ? and deletedAt is null').get(
    id,
  )
  return comment && findPost(world, comment.postId) ? comment : undefined
}

/**
 * Comments on a post or answers a comment. Instagram keeps two levels: an answer to an answer hangs on the comment
 * that opened the thread, and a hidden comment takes no answers (reference 5.1).
 */
export function writeComment(
  world: World,
  { actorId, targetId, ...given }: { actorId: string; targetId: string; message: string; createdAt?: string },
): Comment {
  const target = findComment(world, targetId)
  const post = findPost(world, target?.postId ?? targetId)
  if (!post) throw missing(targetId, 'post')
  const author = actorOn(world, actorId, post.network)
  const message = checkedMessage(author, given.message)
  if (isBlocked(world, post.accountId, author.id)) throw cannotComment()
  if (post.network === 'instagram' && target) refuseAnswersToHidden(world, target)

  const comment: Comment = {
    id: post.network === 'facebook' ? newId.facebookComment(world, post.id) : newId.instagramComment(world),
    network: post.network,
    postId: post.id,
    parentId: target ? (post.network === 'instagram' ? (target.parentId ?? target.id) : target.id) : null,
    authorId: author.id,
    message,
    createdAt: given.createdAt ?? world.now().toISOString(),
    editedAt: null,
    hiddenAt: null,
    deletedAt: null,
  }
  world.db.transaction(() => {
    world.db
      .prepare(
        `insert into comments (id, network, postId, parentId, authorId, message, createdAt)
         values (@id, @network, @postId, @parentId, @authorId, @message, @createdAt)`,
      )
      .run(comment)
    promiseCommentChange(world, post, comment, 'add', author)
    if (post.network === 'instagram') promiseMentions(world, post, comment)
  })()
  return announced(world, post, comment)
}

/** Facebook alone lets an author change their words; Instagram has no editing. */
export function editComment(
  world: World,
  { actorId, commentId, ...given }: { actorId: string; commentId: string; message: string },
): Comment {
  const { comment, post } = commentAndPost(world, commentId)
  if (comment.network === 'instagram') throw missing(commentId, 'post')
  const author = actorOn(world, actorId, comment.network)
  if (comment.authorId !== author.id) throw forbidden('Only its author may edit a comment')
  const edited = { ...comment, message: checkedMessage(author, given.message), editedAt: world.now().toISOString() }
  world.db.transaction(() => {
    world.db.prepare('update comments set message = @message, editedAt = @editedAt where id = @id').run(edited)
    promiseCommentChange(world, post, edited, 'edited', author)
  })()
  return announced(world, post, edited)
}

/** A Page cannot hide its own comment; a Profile can, and everybody still sees it (reference 4.2, 5.1). */
export function hideComment(
  world: World,
  { actorId, commentId, hidden }: { actorId: string; commentId: string; hidden: boolean },
): Comment {
  const { comment, post } = commentAndPost(world, commentId)
  if (actorId !== post.accountId) throw forbidden('Only the account it stands under may hide a comment')
  if (comment.network === 'facebook' && comment.authorId === actorId) {
    throw forbidden('A Page cannot hide its own comment')
  }
  if (Boolean(comment.hiddenAt) === hidden) return comment
  const changed = { ...comment, hiddenAt: hidden ? world.now().toISOString() : null }
  world.db.transaction(() => {
    world.db.prepare('update comments set hiddenAt = @hiddenAt where id = @id').run(changed)
    promiseCommentChange(world, post, changed, hidden ? 'hide' : 'unhide', actorOn(world, actorId, post.network))
  })()
  return announced(world, post, changed)
}

/** The account it stands under may delete any comment, its author only their own. The answers below it go with it. */
export function deleteComment(world: World, { actorId, commentId }: { actorId: string; commentId: string }): void {
  const { comment, post } = commentAndPost(world, commentId, 'delete')
  const actor = actorOn(world, actorId, post.network)
  if (actor.id !== post.accountId && actor.id !== comment.authorId) throw forbidden('This comment cannot be removed')
  world.db.transaction(() => {
    world.db
      .prepare(
        `with recursive fallen (id) as (select ? union all select comments.id from comments join fallen on parentId = fallen.id)
         update comments set deletedAt = ? where id in (select id from fallen) and deletedAt is null`,
      )
      .run(commentId, world.now().toISOString())
    promiseCommentChange(world, post, comment, 'remove', actor)
  })()
  announced(world, post, comment)
}

/** Liking twice or taking back what was not given changes nothing. `targetId` is a post's or a comment's. */
export function setLike(
  world: World,
  { actorId, targetId, liked }: { actorId: string; targetId: string; liked: boolean },
): void {
  const comment = findComment(world, targetId)
  const post = findPost(world, comment?.postId ?? targetId)
  if (!post) throw missing(targetId, 'post')
  const actor = actorOn(world, actorId, post.network)
  world.db.transaction(() => {
    const { changes } = liked
      ? world.db
          .prepare('insert or ignore into likes (targetId, actorId, createdAt) values (?, ?, ?)')
          .run(targetId, actor.id, world.now().toISOString())
      : world.db.prepare('delete from likes where targetId = ? and actorId = ?').run(targetId, actor.id)
    if (changes) promiseReactionChange(world, post, actor, { comment, liked })
  })()
  world.happened({ kind: 'like', accountId: post.accountId, postId: post.id })
}

function commentAndPost(world: World, commentId: string, verb: 'post' | 'delete' = 'post') {
  const comment = findComment(world, commentId)
  const post = comment && findPost(world, comment.postId)
  if (!comment || !post) throw missing(commentId, verb)
  return { comment, post }
}

function refuseAnswersToHidden(world: World, target: Comment) {
  const opening = target.parentId ? findComment(world, target.parentId) : target
  if (target.hiddenAt || opening?.hiddenAt) throw badParameter('A hidden comment cannot be replied to')
}

function announced(world: World, post: Post, comment: Comment): Comment {
  world.happened({ kind: 'comment', accountId: post.accountId, postId: post.id })
  return comment
}
