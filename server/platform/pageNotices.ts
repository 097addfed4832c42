import { z } from 'zod'
import { pageCommentId } from './commentIds.ts'
import type { Change, Reading } from './notices.ts'
import type { CommentNotice, PostNotice } from './platform.ts'
import { Id, MaybeFlag, MaybeWords, timeOf, Words } from './shapes.ts'

const postItems = new Set(['post', 'status', 'photo', 'video', 'share', 'link', 'album'])

const commentVerbs: Record<string, CommentNotice['verb']> = {
  add: 'add',
  edit: 'edit',
  edited: 'edit',
  update: 'edit',
  hide: 'hide',
  unhide: 'show',
  remove: 'remove',
  delete: 'remove',
}
const postVerbs: Record<string, PostNotice['verb']> = {
  add: 'add',
  edit: 'edit',
  edited: 'edit',
  update: 'edit',
  remove: 'remove',
  delete: 'remove',
}

const FeedValue = z.object({
  item: z.string(),
  verb: z.string(),
  comment_id: Id.transform(pageCommentId).optional().catch(undefined),
  post_id: Id.optional().catch(undefined),
  parent_id: Id.optional().catch(undefined),
  from: z.object({ id: Id, name: MaybeWords }).nullish().catch(null),
  // Older captures say it flat.
  sender_id: Id.optional().catch(undefined),
  sender_name: Words.optional().catch(undefined),
  message: MaybeWords.catch(null),
  created_time: z.union([z.number(), z.string()]).optional().catch(undefined),
  // Whatever else the post says, only that it is not published tells an ad from the others (recollection).
  post: z.object({ is_published: MaybeFlag }).nullish().catch(null),
  published: z.coerce.number().optional().catch(undefined),
})
type FeedValue = z.infer<typeof FeedValue>

/** A change of a Page's `feed` (reference 6.2); undefined for everything that is neither a comment nor a published post. */
export function readPageChange({ field, value, accountId, happenedAt }: Change): Reading | undefined {
  const feed = field === 'feed' ? FeedValue.safeParse(value).data : undefined
  if (!feed) return undefined
  const { item, verb, comment_id, post_id, parent_id, created_time, message } = feed
  const moment = (created_time === undefined ? null : timeOf(created_time)) ?? happenedAt
  const what = item === 'comment' ? commentOf(feed, accountId, moment) : postOf(feed)
  const marks = [item, verb, comment_id, post_id, parent_id, created_time, message]
  return what && { what, happenedAt: moment, marks }
}

function commentOf(feed: FeedValue, pageId: string, happenedAt: string): CommentNotice | undefined {
  const verb = commentVerbs[feed.verb]
  if (!verb || !feed.comment_id) return undefined
  // Of every other verb `from` may be whoever did it: hiding carries the Page itself (reference 6.2).
  const wrote = verb === 'add' || verb === 'edit'
  return {
    kind: 'comment',
    verb,
    commentId: feed.comment_id,
    postId: feed.post_id ?? null,
    parentId: parentOf(feed, pageId),
    authorId: wrote ? (feed.from?.id ?? feed.sender_id ?? null) : null,
    authorName: wrote ? (feed.from?.name ?? feed.sender_name ?? null) : null,
    // A photo alone comes without words; a removal does not repeat those that it takes away.
    message: feed.message ?? (wrote ? '' : null),
    // The Page's notices name neither the ad nor its campaign.
    ad: feed.post?.is_published === false ? { id: null, title: null, alone: true } : null,
    happenedAt,
  }
}

/** At the top level the post stands where a reply has its comment. */
function parentOf({ parent_id, post_id }: FeedValue, pageId: string): string | null {
  if (!parent_id || parent_id === post_id || (parent_id.split('_').length === 2 && parent_id.startsWith(`${pageId}_`)))
    return null
  return pageCommentId(parent_id)
}

function postOf(feed: FeedValue): PostNotice | undefined {
  const verb = postVerbs[feed.verb]
  // A draft or a scheduled post is nobody's to see yet; it is told again when it comes out.
  if (!verb || !feed.post_id || !postItems.has(feed.item) || feed.published === 0) return undefined
  return { kind: 'post', verb, postId: feed.post_id }
}
