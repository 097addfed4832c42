import { z } from 'zod'
import type { CommentsOfNetwork } from './comments.ts'
import { PlatformFailure, refused } from './failure.ts'
import { orNull } from './gone.ts'
import type { Account, RemoteComment, Slice } from './platform.ts'
import { Count, Done, Id, MaybeFlag, MaybeWords, Time, WithId } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

const fields = 'id,text,timestamp,username,from{id,username},like_count,hidden,parent_id'
const withReplies = `${fields},replies.limit(50){${fields}}`
const withMedia = `${fields},media{id}`

const ProfileComment = z.object({
  id: Id,
  text: MaybeWords,
  timestamp: Time,
  username: MaybeWords,
  from: z.object({ id: Id, username: MaybeWords }).nullish().catch(null),
  like_count: Count,
  hidden: MaybeFlag,
  parent_id: Id.nullish(),
})
type ProfileComment = z.infer<typeof ProfileComment>

const OpeningComment = ProfileComment.extend({ replies: sliceOf(ProfileComment).nullish() })
const CommentWithMedia = ProfileComment.extend({ media: WithId })

/** Comments on a Profile, two levels deep (reference 5.1). */
export function createProfileComments(transport: Transport): CommentsOfNetwork {
  const repliesTo = (account: Account, commentId: string, after: string | null) =>
    readToEnd<ProfileComment>(
      (cursor) =>
        transport.get(`${commentId}/replies`, sliceOf(ProfileComment), {
          as: account,
          params: { fields, limit: 50, after: cursor ?? undefined },
        }),
      after,
    )

  const restOf = async (account: Account, commentId: string, { items, after }: Slice<ProfileComment>) =>
    after === null ? items : [...items, ...(await repliesTo(account, commentId, after))]

  const readOne = ({ account, commentId }: { account: Account; commentId: string }) =>
    orNull(transport.get(commentId, CommentWithMedia, { as: account, params: { fields: withMedia } }))

  return {
    list: async ({ account, postId }, after) => {
      const params = { fields: withReplies, limit: 50, after: after ?? undefined }
      const slice = await transport.get(`${postId}/comments`, sliceOf(OpeningComment), { as: account, params })
      const items: RemoteComment[] = []
      for (const opening of slice.items) {
        const replies = await restOf(account, opening.id, opening.replies ?? { items: [], after: null })
        items.push(commentOf(opening, postId, null), ...oldestFirst(replies, postId, opening.id))
      }
      return { items, after: slice.after }
    },
    listReplies: async ({ account, commentId }) => {
      // The replies do not say which media they stand under, the comment that they answer does.
      const opening = await readOne({ account, commentId })
      if (!opening)
        throw new PlatformFailure('not_found', 'The platform no longer has this comment.', { outcome: 'rejected' })
      return oldestFirst(await repliesTo(account, commentId, null), opening.media.id, commentId)
    },
    read: async (target) => {
      const comment = await readOne(target)
      return comment && commentOf(comment, comment.media.id, null)
    },
    reply: ({ account, commentId }, message) =>
      transport.post(`${commentId}/replies`, WithId, { as: account, params: { message } }),
    edit: () => Promise.reject(refused('Instagram lets nobody change a comment.')),
    setHidden: async ({ account, commentId }, hidden) => {
      await transport.post(commentId, Done, { as: account, params: { hide: hidden } })
    },
    setLiked: () => Promise.reject(refused('Instagram lets nobody like a comment from outside its app.')),
  }
}

/** The reference is not sure of the order in which the platform gives them. */
const oldestFirst = (replies: ProfileComment[], postId: string, parentId: string) =>
  replies
    .map((reply) => commentOf(reply, postId, parentId))
    .sort((one, other) => (one.createdAt < other.createdAt ? -1 : Number(one.createdAt > other.createdAt)))

function commentOf(comment: ProfileComment, postId: string, parentId: string | null): RemoteComment {
  return {
    id: comment.id,
    network: 'instagram',
    postId,
    parentId: comment.parent_id ?? parentId,
    authorId: comment.from?.id ?? null,
    authorName: comment.from?.username ?? comment.username,
    message: comment.text ?? '',
    createdAt: comment.timestamp,
    hidden: comment.hidden,
    liked: null,
    likeCount: comment.like_count,
    url: null,
    mayReplyPrivately: null,
  }
}
