import type { Selectable } from 'kysely'
import { type Post, Priority, type Thread, type ThreadRow } from '../contract/threads.ts'
import type { Tables } from '../db/tables.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { authorOf, commentView, type Surroundings } from '../keeping/commentViews.ts'
import { beginningOf } from '../keeping/excerpts.ts'
import { labelsOf } from '../keeping/facets.ts'

type StoredThread = Selectable<Tables['threads']>
export type StoredPost = Selectable<Tables['posts']>

const shortPost = 140

type RowWithPost = StoredThread & {
  postMessage: string
  postPictureUrl: string | null
  postAdId: string | null
  postAdTitle: string | null
}

/** A thread as the list shows it, from its row joined with what it shows of its post. */
export function rowView(row: RowWithPost): ThreadRow {
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
    snoozedUntil: row.snoozedUntil,
    hiddenAt: row.hiddenAt,
    deletedAt: row.deletedAt,
    unreadSince: row.unreadSince,
    waitingSince: row.waitingSince,
    dueAt: row.dueAt,
    nearAt: row.nearAt,
    askedAt: row.askedAt,
    mentionedAt: row.mentionedAt,
    assigneeId: row.assigneeId,
    priority: Priority.options[row.priority] ?? 'normal',
    labels: labelsOf(row),
    noteCount: row.noteCount,
    language: row.language,
    delivery: row.delivery,
    onAd: row.adId !== null,
    post: {
      id: row.postId,
      message: beginningOf(row.postMessage, shortPost),
      pictureUrl: row.postPictureUrl,
      ad: adOf(row.postAdId, row.postAdTitle),
    },
  }
}

interface Around extends Pick<Surroundings, 'privately' | 'blocked'> {
  now: Date
  privateReplies: Thread['privateReplies']
}

export function threadView(row: StoredThread, post: StoredPost, comments: CommentRow[], around: Around): Thread {
  const { now, privateReplies } = around
  const surroundings = { ...around, hidden: row.hiddenAt !== null, foreign: post.ownerName !== null }
  return {
    ...rowView({
      ...row,
      postMessage: post.message,
      postPictureUrl: post.pictureUrl,
      postAdId: post.adId,
      postAdTitle: post.adTitle,
    }),
    comments: comments.map((comment) => commentView(comment, surroundings, now)),
    privateReplies,
    readAt: now.toISOString(),
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
  owner: post.ownerName,
  ad: adOf(post.adId, post.adTitle),
})

const adOf = (id: string | null, title: string | null) => (id === null ? null : { id, title: title ?? '' })
