import { z } from 'zod'
import { pageCommentId, postIdOfComment } from './commentIds.ts'
import type { CommentsOfNetwork } from './comments.ts'
import { orNull } from './gone.ts'
import type { RemoteComment } from './platform.ts'
import { Count, Done, Id, MaybeFlag, MaybeWords, Time, WithId } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

const fields =
  'id,message,created_time,from{id,name},parent{id},is_hidden,user_likes,like_count,permalink_url,can_reply_privately'

const PageCommentId = Id.transform(pageCommentId)
const PageComment = z.object({
  id: PageCommentId,
  message: MaybeWords,
  created_time: Time,
  from: z.object({ id: Id, name: MaybeWords }).nullish().catch(null),
  parent: z.object({ id: PageCommentId }).nullish(),
  is_hidden: MaybeFlag,
  user_likes: MaybeFlag,
  like_count: Count,
  permalink_url: MaybeWords,
  can_reply_privately: MaybeFlag,
})

/** Comments on a Page, to any depth (reference 4.1, 4.2). */
export function createPageComments(transport: Transport): CommentsOfNetwork {
  const listUnder: CommentsOfNetwork['list'] = async ({ account, postId }, after) => {
    const params = { fields, filter: 'stream', order: 'chronological', limit: 100, after: after ?? undefined }
    const { items, after: next } = await transport.get(`${postId}/comments`, sliceOf(PageComment), {
      as: account,
      params,
    })
    return { items: items.map((comment) => commentOf(comment, account.id)), after: next }
  }

  return {
    list: listUnder,
    listReplies: async ({ account, commentId }) => {
      const replies = await readToEnd((after) => listUnder({ account, postId: commentId }, after))
      // Whatever stands under a comment answers it, even where the platform leaves the parent out.
      return replies.map((reply) => ({ ...reply, parentId: reply.parentId ?? pageCommentId(commentId) }))
    },
    read: async ({ account, commentId }) => {
      const comment = await orNull(transport.get(commentId, PageComment, { as: account, params: { fields } }))
      return comment && commentOf(comment, account.id)
    },
    reply: async ({ account, commentId }, message) => {
      const { id } = await transport.post(`${commentId}/comments`, WithId, { as: account, params: { message } })
      return { id: pageCommentId(id) }
    },
    edit: async ({ account, commentId }, message) => {
      await transport.post(commentId, Done, { as: account, params: { message } })
    },
    setHidden: async ({ account, commentId }, hidden) => {
      await transport.post(commentId, Done, { as: account, params: { is_hidden: hidden } })
    },
    setLiked: async ({ account, commentId }, liked) => {
      const call = liked ? transport.post : transport.delete
      await call(`${commentId}/likes`, Done, { as: account })
    },
  }
}

function commentOf(comment: z.infer<typeof PageComment>, pageId: string): RemoteComment {
  return {
    id: comment.id,
    network: 'facebook',
    postId: postIdOfComment(pageId, comment.id),
    parentId: comment.parent?.id ?? null,
    authorId: comment.from?.id ?? null,
    authorName: comment.from?.name ?? null,
    message: comment.message ?? '',
    createdAt: comment.created_time,
    hidden: comment.is_hidden,
    liked: comment.user_likes,
    likeCount: comment.like_count,
    url: comment.permalink_url,
    mayReplyPrivately: comment.can_reply_privately,
  }
}
