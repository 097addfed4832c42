import type { LabelColour } from '../contract/labels.ts'
import type { Network } from '../contract/values.ts'

export type DeliveryState = 'scheduled' | 'waiting' | 'sending' | 'confirming' | 'needs_you' | 'refused'

export type DeliveryAction = 'reply' | 'edit' | 'hide' | 'show' | 'like' | 'unlike' | 'delete' | 'block' | 'unblock'

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
  /** How many of its comments stand in our threads: changed in the transaction that changes a thread. */
  seenCount: number
  /** How many more the platform counted than stood here after the last reading to the end. */
  gap: number
  /** The ad that shows it, where it is one, and what that is called. */
  adId: string | null
  adTitle: string | null
  /**
   * Threads that began then or later are on that ad: empty where it has been one from its beginning, null until that is told
   * (then all are).
   */
  adSince: string | null
  /** Whose it is, where it is somebody else's in which we were named; null for our own. */
  ownerName: string | null
  /** When its comments were last read to the end. */
  sweptAt: string | null
  deletedAt: string | null
  /** Its place in the index of words (`fullText.ts`), in the order of time; null until it has one. */
  searchKey: number | null
  /** When its words were last put there; null when they have to be, because they are new or were changed. */
  searchedAt: string | null
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
  state: ThreadState
  doneAt: string | null
  snoozedUntil: string | null
  hiddenAt: string | null
  deletedAt: string | null
  delivery: DeliveryState | null
  /** How many of its comments stand on the network, as far as we know: its part of the post's count. */
  seenCount: number
  /** When the newest remark by a customer was written, if nobody of the team has looked at it. */
  unreadSince: string | null
  /** Up to which time somebody of the team has looked at it. */
  readUpTo: string | null
  /** When the oldest remark by a customer was written that has no answer of ours after it. */
  waitingSince: string | null
  /** When the newest remark was written, if it is a customer's and asks something. */
  askedAt: string | null
  /** When we were named in it, under somebody else's media. */
  mentionedAt: string | null
  /** A person of the team. */
  assigneeId: string | null
  /** 0 is normal, 1 high, 2 urgent. */
  priority: number
  /** Ids with a space before and after each, so that one look tells whether a label is there. */
  labels: string
  /** ISO 639-1, of the comment that opened it; null where it is too short to tell. */
  language: string | null
  /** The ad it began on; null where it began on the post itself, also when an ad shows that post by now. */
  adId: string | null
  /** When the customer is to have an answer, by the team's own target; only while it is open and waits for one. */
  dueAt: string | null
  /** When a quarter of that time is left. */
  nearAt: string | null
  /** When somebody is to be told of the deadline next. */
  tellAt: string | null
  /** Notes of the team on it. */
  noteCount: number
}

/** Whether it waits for the team, waits for a time, or waits no more; `gone` when the comment that opened it was deleted. */
export type ThreadState = 'open' | 'snoozed' | 'done' | 'gone'

export interface LabelsTable {
  teamId: string
  id: string
  name: string
  /** The name as names are compared: two labels never differ by case alone. */
  folded: string
  colour: LabelColour
  version: number
  createdAt: string
  /** While it is being taken off its threads nobody sees it any more, and its name is free. */
  removedAt: string | null
}

/** A thread's label, with what a list by label is ordered by. */
export interface ThreadLabelsTable {
  teamId: string
  labelId: string
  threadId: string
  pairId: string
  state: ThreadState
  activeAt: string
}

export interface SavedViewsTable {
  teamId: string
  id: string
  pairId: string
  /** Null when it is the whole team's. */
  ownerId: string | null
  name: string
  /** JSON of the contract's `ThreadFilter`. */
  filter: string
  version: number
  createdAt: string
}

/** How many threads have each facet (`keeping/facets.ts`): changed in the transaction that changes a thread. */
export interface TalliesTable {
  teamId: string
  pairId: string
  network: Network
  facet: string
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
  /** When a reply leaves that waits, or is scheduled. */
  sendsAt: string | null
  /** The words of an edit that is not out there; `message` is what the platform has. */
  wantedMessage: string | null
  /** The person of the team who wrote it here. */
  writerId: string | null
  /** When its words, its hiding or its deletion last became known here, or it was written here; '' for long ago. */
  changedAt: string
  /** As of when `message` holds, and as of when `hiddenAt` does: newer news wins, in whatever order it comes. */
  messageAsOf: string
  hiddenAsOf: string
  /** The saved reply that a reply of ours was made from. */
  savedReplyId: string | null
  /** Its place in the index of words (`fullText.ts`), in the order of time; null until it has one. */
  searchKey: number | null
  /** When its words were last put there; null when they have to be, because they are new or were changed. */
  searchedAt: string | null
}
