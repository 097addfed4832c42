import type { CommentNotice, RemoteComment } from '../platform/platform.ts'
import type { Sighting } from './sightings.ts'

/** What a reading that began at `asOf` says of a comment. */
export const sightingOfReading = (comment: RemoteComment, asOf: string): Sighting => ({
  id: comment.id,
  network: comment.network,
  postId: comment.postId,
  parentId: comment.parentId,
  ad: null,
  authorId: comment.authorId,
  authorName: comment.authorName,
  createdAt: comment.createdAt,
  message: { text: comment.message, asOf, edited: false },
  hiding: comment.hidden === null ? null : { hidden: comment.hidden, asOf },
  deletedAt: null,
  liked: comment.liked,
  likeCount: comment.likeCount,
  url: comment.url,
  asOf,
  isReading: true,
})

/** What a notice says of a comment; null when it does not even say which post it is about. */
export function sightingOfNotice(notice: CommentNotice, network: Sighting['network']): Sighting | null {
  if (!notice.postId) return null
  const { verb, happenedAt } = notice
  const removed = verb === 'remove'
  // A hiding repeats the words, but does not say since when they stand.
  const says = verb === 'add' || verb === 'edit' ? notice.message : null
  return {
    id: notice.commentId,
    network,
    postId: notice.postId,
    parentId: notice.parentId,
    ad: notice.ad,
    authorId: notice.authorId,
    authorName: notice.authorName,
    createdAt: verb === 'add' ? happenedAt : null,
    message: says === null ? null : { text: says, asOf: happenedAt, edited: verb === 'edit' },
    hiding: verb === 'hide' || verb === 'show' ? { hidden: verb === 'hide', asOf: happenedAt } : null,
    deletedAt: removed ? happenedAt : null,
    liked: null,
    likeCount: null,
    url: null,
    asOf: happenedAt,
    isReading: false,
  }
}
