import type { Selectable } from 'kysely'
import type { Comment, Post, Thread, ThreadRow } from '../contract/inbox.ts'
import type { Tables } from '../db/tables.ts'
import { beginningOf } from '../intake/excerpts.ts'
import type { CommentRow } from '../intake/sightings.ts'

type StoredThread = Selectable<Tables['threads']>
export type StoredPost = Selectable<Tables['posts']>

const shortPost = 140

/** A thread as the list shows it, from its row joined with two columns of its post. */
export function rowView(row: StoredThread & { postMessage: string; postPictureUrl: string | null }): ThreadRow {
  return {
    id: row.id,
    network: row.network,
    author: authorOf(row),
    message: row.message,
    latest:
      row.latestMessage === null
        ? null
        : {
            author: { id: null, name: row.latestAuthorName ?? '', us: row.latestAuthorUs === 1 },
            message: row.latestMessage,
          },
    replyCount: row.replyCount,
    activeAt: row.activeAt,
    doneAt: row.doneAt,
    hiddenAt: row.hiddenAt,
    deletedAt: row.deletedAt,
    delivery: row.delivery,
    post: { id: row.postId, message: beginningOf(row.postMessage, shortPost), pictureUrl: row.postPictureUrl },
  }
}

export function threadView(row: StoredThread, post: StoredPost, comments: CommentRow[]): Thread {
  return {
    ...rowView({ ...row, postMessage: post.message, postPictureUrl: post.pictureUrl }),
    comments: comments.map((comment) => commentView(comment, { hidden: row.hiddenAt !== null })),
    post: postView(post),
  }
}

const postView = (post: StoredPost): Post => ({
  id: post.id,
  network: post.network,
  message: post.message,
  pictureUrl: post.pictureUrl,
  url: post.url,
  postedAt: post.postedAt,
  commentCount: post.commentCount,
  likeCount: post.likeCount,
})

/** `thread.hidden` because the Profile takes no reply to, or below, a hidden comment. */
export function commentView(row: CommentRow, thread: { hidden: boolean }): Comment {
  return {
    id: row.id,
    parentId: row.parentId,
    author: authorOf(row),
    message: row.message,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    hiddenAt: row.hiddenAt,
    likedAt: row.likedAt,
    likeCount: row.likeCount,
    deletedAt: row.deletedAt,
    url: row.url,
    delivery:
      row.delivery && row.deliveryAction
        ? { action: row.deliveryAction, state: row.delivery, problem: row.deliveryProblem }
        : null,
    may: whatMayBeDone(row, thread),
  }
}

/** Reference 4.1, 4.2 and 5.1: what each network allows with a comment in this state. */
export function whatMayBeDone(row: CommentRow, thread: { hidden: boolean }): Comment['may'] {
  const standing = row.remoteId !== null && row.deletedAt === null
  return {
    reply: standing && !row.hiddenAt && !(row.network === 'instagram' && thread.hidden),
    // The Page cannot hide its own comments, and on the Profile one's own stay visible though marked.
    hide: standing && row.authorUs === 0,
    like: standing && row.network === 'facebook',
    delete: standing,
  }
}

const authorOf = (row: { authorId: string | null; authorName: string; authorUs: number; network: string }) => ({
  id: row.authorId,
  name: row.authorName || (row.network === 'facebook' ? 'Somebody on Facebook' : 'Somebody on Instagram'),
  us: row.authorUs === 1,
})
