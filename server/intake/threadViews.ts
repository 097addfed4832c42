import type { Selectable } from 'kysely'
import type { Post, Thread, ThreadRow } from '../contract/threads.ts'
import type { Tables } from '../db/tables.ts'
import { authorOf, commentView } from './commentViews.ts'
import { beginningOf } from './excerpts.ts'
import type { CommentRow } from './sightings.ts'

type StoredThread = Selectable<Tables['threads']>
type StoredPost = Selectable<Tables['posts']>

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

export const postView = (post: StoredPost): Post => ({
  id: post.id,
  network: post.network,
  message: post.message,
  pictureUrl: post.pictureUrl,
  url: post.url,
  postedAt: post.postedAt,
  commentCount: post.commentCount,
  likeCount: post.likeCount,
})
