import type { Network } from '../contract/values.ts'
import type { Secret } from '../vault/secret.ts'
import type { Ads } from './advertising.ts'
import type { OAuth } from './oauth.ts'

/**
 * Everything Tandem asks of the platform, in our words. Every call is one or more HTTP requests in the Graph dialect.
 *
 * Every method throws `PlatformFailure` (`failure.ts`): a Problem that also says whether the thing
 * was surely not done (`rejected`) or may have been done (`unknown`).
 */
export interface Platform {
  mode: 'sandbox' | 'live'
  oauth: OAuth
  pages: Pages
  media: Media
  comments: Comments
  people: People
  mentions: Mentions
  ads: Ads
  webhooks: Webhooks
}

export interface RemotePage {
  id: string
  name: string
  pictureUrl: string | null
  url: string | null
  token: Secret
  /** Meta's names: ADVERTISE, ANALYZE, CREATE_CONTENT, MESSAGING, MODERATE, MANAGE. */
  tasks: string[]
  profile: RemoteProfile | null
}

export interface RemoteProfile {
  id: string
  username: string
  name: string
  pictureUrl: string | null
  url: string | null
}

export interface Pages {
  /** Every Page the person granted, read to the last page of the list. */
  listGranted(token: Secret): Promise<RemotePage[]>
  /** The Page as its own token sees it, with its Profile when there is one and it was granted. */
  read(page: Account): Promise<Omit<RemotePage, 'token' | 'tasks'>>
  /** Asks for notices of the Page (and of its Profile, which ride on it); resending changes nothing. */
  subscribe(page: Account): Promise<void>
  unsubscribe(page: Account): Promise<void>
  isSubscribed(page: Account): Promise<boolean>
}

/** Which account a call speaks as, and with what token: a Page's own id, or the Profile's with its Page's token. */
export interface Account {
  id: string
  token: Secret
}

/** A slice of a remote list; `after` is the cursor for the next one, null at the end. A slice may be empty and not the last. */
export interface Slice<T> {
  items: T[]
  after: string | null
}

export interface RemotePost {
  id: string
  network: Network
  message: string
  pictureUrl: string | null
  url: string | null
  postedAt: string
  /** All levels, hidden ones among them; may include what the platform does not show (reference 4.1). */
  commentCount: number
  likeCount: number
  /** Null for what everybody finds on the account; an ad is shown to those whom it is paid for. */
  ad: { id: string | null; title: string } | null
}

export interface Media {
  /** Newest first, at most 50 a slice: the Page's published posts, or the Profile's media. */
  list(network: Network, account: Account, after?: string | null): Promise<Slice<RemotePost>>
  /** The Page's ads, newest first, at most 50 a slice. Instagram lists none: an ad there is known by a notice and read by its id. */
  listAds(page: Account, after?: string | null): Promise<Slice<RemotePost>>
  /** Null when it is gone or not visible to us any more (100/33). */
  read(network: Network, account: Account, postId: string): Promise<RemotePost | null>
}

export interface RemoteComment {
  id: string
  network: Network
  postId: string
  /** The comment it answers; null at the top level. */
  parentId: string | null
  /** Null where the platform does not say. */
  authorId: string | null
  authorName: string | null
  message: string
  createdAt: string
  /** Null where the network does not say. */
  hidden: boolean | null
  /** Whether the Page likes it; null where the network does not say (always on the Profile). */
  liked: boolean | null
  likeCount: number
  url: string | null
  /** False also once it was done; null where the network does not say (always on the Profile). */
  mayReplyPrivately: boolean | null
}

export interface CommentTarget {
  network: Network
  account: Account
  commentId: string
}

export interface Comments {
  /**
   * All levels of one post's comments, with the parents' ids. Facebook: `filter=stream`, oldest first.
   * Instagram: newest first with the replies of each beside it, read to their end.
   */
  list(
    network: Network,
    target: { account: Account; postId: string },
    after?: string | null,
  ): Promise<Slice<RemoteComment>>
  /** Every reply under one comment, read to the end of the list, oldest first. */
  listReplies(target: CommentTarget): Promise<RemoteComment[]>
  /** Null when it is gone or not visible to us any more (100/33). */
  read(target: CommentTarget): Promise<RemoteComment | null>
  /** Answers the id of the new reply. Not idempotent: see reliability 9.3 before sending again. */
  reply(target: CommentTarget, message: string): Promise<{ id: string }>
  /** Facebook only, and only the Page's own words; sending the same again changes nothing. */
  edit(target: CommentTarget, message: string): Promise<void>
  /**
   * A message to whoever wrote the comment, once per comment and within seven days of it (reference 4.2, 5.1). Answers the
   * message's id. Not idempotent: `conflict` says that the comment was answered privately before.
   */
  sendPrivately(target: CommentTarget, text: string): Promise<{ id: string }>
  setHidden(target: CommentTarget, hidden: boolean): Promise<void>
  /** Facebook only. */
  setLiked(target: CommentTarget, liked: boolean): Promise<void>
  /** Gone already counts as done. */
  delete(target: CommentTarget): Promise<void>
}

/** Facebook only; for Instagram each is `refused_by_platform`, since it lets nobody block from outside its app. */
export interface People {
  /** From then on they cannot comment on the Page; what they wrote stays. Blocking again changes nothing. */
  block(network: Network, account: Account, personId: string): Promise<void>
  /** Whoever is not blocked counts as done. */
  unblock(network: Network, account: Account, personId: string): Promise<void>
  /** Everybody whom the Page has blocked, read to the end of the list. */
  listBlocked(network: Network, account: Account): Promise<{ id: string; name: string | null }[]>
}

/** Where a Profile was named: in a comment, or with no `commentId` in the caption. */
export interface MentionPlace {
  mediaId: string
  commentId: string | null
}

export interface RemoteMention {
  /** Null for a mention in the caption. Of its author the platform says the username only. */
  comment: { id: string; authorName: string | null; message: string; createdAt: string } | null
  /** Somebody else's, of which we see as much as the platform gives. */
  media: {
    id: string
    message: string
    ownerId: string | null
    ownerName: string | null
    pictureUrl: string | null
    url: string | null
    postedAt: string | null
  }
}

/** The Profile named under or in somebody else's media: Instagram only, and never listable (reference 5.1). */
export interface Mentions {
  /** Null when it is gone, does not name us any more, or is not visible to us (100/33). */
  read(profile: Account, place: MentionPlace): Promise<RemoteMention | null>
  /** Answers under the comment, or under the media itself. Answers the id of the new comment. Not idempotent. */
  reply(profile: Account, place: MentionPlace, message: string): Promise<{ id: string }>
}

export interface Webhooks {
  /** Asks the platform to send notices here; it answers by calling back with a challenge. Idempotent. */
  subscribeApp(callbackUrl: string): Promise<void>
  /** The challenge to answer with, or null when the verify token is not ours. */
  challenge(query: Record<string, unknown>): string | null
  /** Whether the bytes were signed with our app secret; compares in constant time. */
  isSigned(body: Buffer, signature: string | undefined): boolean
  /** Every change in a body, in its order. Throws Problem `invalid` for what is not a notice at all. */
  parse(body: Buffer): Notice[]
}

/** One change that the platform told us of. What we do not know is kept with `what: null`. */
export interface Notice {
  object: 'page' | 'instagram'
  accountId: string
  /** Stable under repetition, order and batching: a hash of object, account, field, item, verb, ids, time and text. */
  key: string
  happenedAt: string
  what: CommentNotice | PostNotice | MentionNotice | null
  /** JSON of the change as it came. */
  payload: string
}

export interface CommentNotice {
  kind: 'comment'
  verb: 'add' | 'edit' | 'hide' | 'show' | 'remove'
  commentId: string
  postId: string | null
  parentId: string | null
  authorId: string | null
  authorName: string | null
  message: string | null
  /**
   * The ad it stands under, as far as the notice says; null for an organic post and for what does not say. `alone` is whether
   * what it stands under exists as an ad only, null where that is not said.
   */
  ad: { id: string | null; title: string | null; alone: boolean | null } | null
  happenedAt: string
}

/** Says where, not what: `mentions.read` does. */
export interface MentionNotice extends MentionPlace {
  kind: 'mention'
}

export interface PostNotice {
  kind: 'post'
  verb: 'add' | 'edit' | 'remove'
  postId: string
}
