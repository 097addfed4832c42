import type { Network } from '../contract/values.ts'

/** Every table of ours; the auth library keeps its own beside them (`accounts/auth.ts`). Times are ISO-8601 UTC text. */
export interface Tables {
  feeds: FeedsTable
  changes: ChangesTable
  audit: AuditTable
  connections: ConnectionsTable
  pairs: PairsTable
  posts: PostsTable
  threads: ThreadsTable
  tallies: TalliesTable
  comments: CommentsTable
  events: EventsTable
  jobs: JobsTable
  attempts: AttemptsTable
  effects: EffectsTable
  answers: AnswersTable
  usages: UsagesTable
  teams: TeamsTable
  members: MembersTable
  users: UsersTable
  sessions: SessionsTable
  accounts: AccountsTable
}

/** One row a team: the number of its newest change, and the hash its audit log stands at. */
interface FeedsTable {
  teamId: string
  seq: number
  auditHash: string
}

interface ChangesTable {
  teamId: string
  seq: number
  topic: string
  pairId: string | null
  /** A JSON list of ids. */
  ids: string
  createdAt: string
}

/** Each row's hash covers the row and the hash before it, so that a row taken out or changed shows. */
interface AuditTable {
  teamId: string
  seq: number
  actorId: string
  action: string
  /** JSON. */
  detail: string
  createdAt: string
  hash: string
}

interface ConnectionsTable {
  teamId: string
  id: string
  mode: 'sandbox' | 'live'
  /** The person's id on the platform. */
  platformUserId: string
  personName: string
  sealedToken: string
  /** Permission names separated by spaces. */
  granted: string
  expiresAt: string | null
  diedAt: string | null
  createdAt: string
}

interface PairsTable {
  teamId: string
  id: string
  version: number
  mode: 'sandbox' | 'live'
  connectionId: string
  zone: string
  pageId: string
  pageName: string
  pagePictureUrl: string | null
  pageUrl: string | null
  sealedToken: string
  profileId: string | null
  profileUsername: string | null
  profileName: string | null
  profilePictureUrl: string | null
  profileUrl: string | null
  linkedAt: string
  unlinkedAt: string | null
  checkedAt: string
  /** JSON: the findings of the last check. */
  findings: string
  facebookHeardAt: string | null
  instagramHeardAt: string | null
  syncJobId: string | null
}

interface PostsTable {
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
interface ThreadsTable {
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

export type DeliveryState = 'sending' | 'confirming' | 'needs_you' | 'refused'
export type DeliveryAction = 'reply' | 'hide' | 'show' | 'like' | 'unlike' | 'delete'

/** How many threads each view holds: changed in the transaction that changes a thread. */
interface TalliesTable {
  teamId: string
  pairId: string
  network: Network
  view: string
  count: number
}

interface CommentsTable {
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
}

/** What the platform sent, under a key made from the content itself, so that a repeated delivery changes nothing. */
interface EventsTable {
  id: string
  object: 'page' | 'instagram'
  accountId: string
  /** JSON of one change. */
  payload: string
  /** When the thing happened, by the platform. */
  happenedAt: string
  receivedAt: string
  /** Not to be folded before; whoever folds it moves this ahead, so that no two do. */
  dueAt: string
  foldedAt: string | null
  /** Why it could not be folded, when it could not. */
  problem: string | null
}

interface JobsTable {
  id: string
  teamId: string
  kind: string
  /** Jobs about the same thing run one after the other, in the order they were promised. */
  subject: string
  /** JSON. */
  payload: string
  state: 'ready' | 'done' | 'review' | 'cancelled'
  lane: number
  runAt: string
  attempt: number
  lockedUntil: string | null
  progressDone: number
  progressTotal: number | null
  progressCount: number
  problem: string | null
  createdAt: string
  finishedAt: string | null
}

/** Committed before the first byte leaves: an attempt without an end may or may not have happened. */
interface AttemptsTable {
  jobId: string
  number: number
  startedAt: string
  finishedAt: string | null
  outcome: 'applied' | 'rejected' | 'unknown' | null
  evidence: string | null
}

/** What a job did out there; the platform's id belongs to one effect only. */
interface EffectsTable {
  teamId: string
  id: string
  jobId: string
  kind: string
  remoteId: string
  createdAt: string
}

/** Answers kept under their `Idempotency-Key` for a day. */
interface AnswersTable {
  personId: string
  key: string
  requestHash: string
  status: number | null
  body: string | null
  createdAt: string
}

/** How much of the platform's budget is used, shared by every process. */
interface UsagesTable {
  /** `app`, or the id of the Page or Profile. */
  id: string
  percent: number
  resumeAt: string | null
  measuredAt: string
}

/** The auth library's tables, as far as a query of ours reads them. */
interface TeamsTable {
  id: string
  name: string
}

interface MembersTable {
  id: string
  organizationId: string
  userId: string
  role: string
  createdAt: string
}

interface UsersTable {
  id: string
  name: string
  email: string
}

interface SessionsTable {
  id: string
  token: string
  userId: string
  expiresAt: string
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
  activeOrganizationId: string | null
}

interface AccountsTable {
  id: string
  userId: string
  providerId: string
  accountId: string
}
