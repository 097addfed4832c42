import type { Network } from '../contract/values.ts'

export type DeliveryState = 'sending' | 'confirming' | 'needs_you' | 'refused'

export type DeliveryAction = 'reply' | 'hide' | 'show' | 'like' | 'unlike' | 'delete'

export interface PostsTable {
  teamId: string
  id: string
  pairId: string
  network: Network
  message: string
  pictureUrl: string | null
  url: string | null
  postedAt: string
  commentCount: number
  likeCount: number
  /** When its comments were last read to the end. */
  sweptAt: string | null
  deletedAt: string | null
}

/** What the list needs of a thread, kept beside it so that a page of the list is one index range. */
export interface ThreadsTable {
  teamId: string
  id: string
  pairId: string
  network: Network
  postId: string
  authorId: string | null
  authorName: string
  authorUs: number
  message: string
  latestAuthorName: string | null
  latestAuthorUs: number | null
  latestMessage: string | null
  replyCount: number
  activeAt: string
  view: 'open' | 'done' | 'gone'
  doneAt: string | null
  hiddenAt: string | null
  deletedAt: string | null
  delivery: DeliveryState | null
}

/** How many threads each view holds: changed in the transaction that changes a thread. */
export interface TalliesTable {
  teamId: string
  pairId: string
  network: Network
  view: string
  count: number
}

export interface CommentsTable {
  teamId: string
  id: string
  /** The platform's id: the id itself for what was read, null for a reply of ours until it is out there. */
  remoteId: string | null
  threadId: string
  parentId: string | null
  postId: string
  pairId: string
  network: Network
  authorId: string | null
  authorName: string
  authorUs: number
  message: string
  createdAt: string
  editedAt: string | null
  hiddenAt: string | null
  likedAt: string | null
  likeCount: number
  deletedAt: string | null
  url: string | null
  delivery: DeliveryState | null
  deliveryAction: DeliveryAction | null
  deliveryProblem: string | null
  /** As of when `message` holds, and as of when `hiddenAt` does: newer news wins, in whatever order it comes. */
  messageAsOf: string
  hiddenAsOf: string
  /** The saved reply that a reply of ours was made from. */
  savedReplyId: string | null
}
