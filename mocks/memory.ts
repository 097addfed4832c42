import type { Role } from '../server/contract/access.ts'
import type { Invite } from '../server/contract/accounts.ts'
import type { Batch } from '../server/contract/bulk.ts'
import type { Rereading } from '../server/contract/coverage.ts'
import type { Export } from '../server/contract/exports.ts'
import type { SavedView } from '../server/contract/inbox.ts'
import type { Label } from '../server/contract/labels.ts'
import type { Connection, Pair } from '../server/contract/linking.ts'
import type { Change } from '../server/contract/live.ts'
import type { Block } from '../server/contract/moderation.ts'
import type { Note } from '../server/contract/notes.ts'
import type { Notification, NotificationSettings, PushSubscription } from '../server/contract/notifications.ts'
import type { PersonStep, Twin } from '../server/contract/people.ts'
import type { PresenceState } from '../server/contract/presence.ts'
import type { NewRule } from '../server/contract/ruleParts.ts'
import type { Backtest, BacktestHit, Rule, RuleUndoing } from '../server/contract/rules.ts'
import type { SavedReply, ShopLink } from '../server/contract/savedReplies.ts'
import type { Target } from '../server/contract/targets.ts'
import type { Comment, Post, Priority, PrivateReply } from '../server/contract/threads.ts'
import type { Turns } from '../server/contract/turns.ts'
import type { AdvertisingMemory } from './advertisingMemory.ts'
import type { RunningMemory } from './runningMemory.ts'

export interface MockPerson {
  id: string
  name: string
  email: string
  password: string
  /** Whether the person has passed the platform's dialog, so that there is a grant to bring to a team. */
  facebook: boolean
}
export interface MockMember {
  id: string
  teamId: string
  personId: string
  role: Role
  joinedAt: string
}
export interface MockSession {
  id: string
  personId: string
  teamId: string | null
  device: string
  startedAt: string
  seenAt: string
}
export interface MockThread {
  id: string
  pairId: string
  network: Post['network']
  postId: string
  doneAt: string | null
  snoozedUntil: string | null
  unreadSince: string | null
  mentionedAt: string | null
  assigneeId: string | null
  priority: Priority
  labels: string[]
  language: string | null
}
export interface MockPresence {
  threadId: string
  personId: string
  state: PresenceState
  since: string
  seenAt: string
}
export type MockBatch = Batch & { teamId: string; pairId: string; before: MockThread[] }
export type MockExport = Export & { teamId: string; pairId: string; file: string }
export type MockView = Omit<SavedView, 'count' | 'team'> & { teamId: string; pairId: string; ownerId: string | null }
export type MockLabel = Label & { teamId: string }
export type MockNote = Omit<Note, 'changeableUntil'>
type MockInvite = Invite & { teamId: string; inviterId: string }
export type MockConnection = Connection & { teamId: string; personId: string }
export type MockPair = Pair & { teamId: string; unlinkedAt: string | null }
export type MockSavedReply = SavedReply & { teamId: string }
export interface MockPost extends Post {
  pairId: string
  /** When it became an ad; without that it never was anything else. */
  adSince?: string
  /** Comments that the platform counts: not read yet, and never shown to us. */
  missed?: number
  withheld?: number
  readAt?: string
}
export type MockNotification = Notification & { teamId: string; personId: string }
type MockPushSubscription = PushSubscription & { teamId: string; personId: string; endpoint: string }
/** A name on one network; only what a member did with it is kept, the rest is in the comments. */
export interface MockIdentity {
  id: string
  pairId: string
  network: Post['network']
  name: string
  personId: string
  note: { text: string; version: number; at: string | null; by: string | null }
}
export type MockStep = PersonStep & { identityIds: string[] }
export type MockTwin = Pick<Twin, 'state' | 'likeness' | 'by' | 'at'> & { postIds: [string, string] }
export type MockComment = Comment & {
  threadId: string
  /** Who of the team wrote it here, and when it or its words became known. */
  writerId?: string
  changedAt?: string
  savedReplyId?: string | undefined
}
export type MockBlock = Block & { pairId: string }
export type MockRule = Pick<Rule, 'id' | 'version' | 'armed' | 'disarmed'> & {
  pairId: string
  content: NewRule
  hash: string
}
export type MockBacktest = Pick<Backtest, 'id' | 'state' | 'total' | 'looked' | 'from' | 'createdAt' | 'finishedAt'> & {
  ruleId: string
  hash: string
  found: BacktestHit[]
}
interface MockChange {
  id: number
  teamId: string
  data: Change
}

/** Everything the pretend server remembers: plain data, so that a browser tab can keep it over a reload. */
export interface Memory extends AdvertisingMemory, RunningMemory {
  people: MockPerson[]
  teams: { id: string; name: string }[]
  members: MockMember[]
  invites: MockInvite[]
  sessions: MockSession[]
  /** The session of this browser; a mock serves one browser only. */
  here: string | null
  connections: MockConnection[]
  pairs: MockPair[]
  posts: MockPost[]
  threads: MockThread[]
  comments: MockComment[]
  savedReplies: MockSavedReply[]
  /** By the pair's id. */
  shopLinks: Record<string, ShopLink>
  presences: MockPresence[]
  /** Readings under way, by the post or the pair they are about. */
  rereadings: Record<string, Rereading>
  /** By pair. */
  targets: Record<string, Target>
  notifications: MockNotification[]
  /** By team and person. */
  notificationSettings: Record<string, NotificationSettings>
  pushSubscriptions: MockPushSubscription[]
  identities: MockIdentity[]
  /** Two identities each, of whom somebody said that they are not one person. */
  strangers: [string, string][]
  personSteps: MockStep[]
  /** What was decided about two posts; what was not is worked out. */
  twins: MockTwin[]
  privateReplies: PrivateReply[]
  blocks: MockBlock[]
  savedViews: MockView[]
  batches: MockBatch[]
  exports: MockExport[]
  labels: MockLabel[]
  notes: MockNote[]
  /** By pair. */
  turns: Record<string, Turns>
  /** In the order in which they act. */
  rules: MockRule[]
  backtests: MockBacktest[]
  undoings: RuleUndoing[]
  changes: MockChange[]
  /** What was answered to an `Idempotency-Key`, by person and key. */
  answers: Record<string, { asked: string; status: number; json: unknown }>
}

export interface State extends Memory {
  now: () => Date
  /** Milliseconds between a promise and its outcome. */
  delay: number
  /** How long a reply can be taken back, in seconds, for pairs that are linked from now on. */
  sendWindowSeconds: number
  /** Called after every change on the feed and whenever a session ends. */
  listeners: Set<() => void>
}

/** Signs this browser in; the person works in the team they joined first. */
export function startSession(state: State, personId: string) {
  const startedAt = instant(state)
  const teamId = state.members.find((member) => member.personId === personId)?.teamId ?? null
  const session = { id: newId(), personId, teamId, device: 'This browser', startedAt, seenAt: startedAt }
  state.sessions.push(session)
  state.here = session.id
}

/** Appends to the change feed and wakes every stream. */
export function changed(state: State, teamId: string, data: Change) {
  state.changes.push({ id: state.changes.length + 1, teamId, data })
  wake(state)
}

export function wake(state: State) {
  for (const listener of [...state.listeners]) listener()
}

/** Runs once after the state's delay, as the server's worker would. */
export const later = (state: State, run: () => void) => setTimeout(run, state.delay)

export const instant = (state: State, minutesAgo = 0) =>
  new Date(state.now().getTime() - minutesAgo * 60_000).toISOString()

export const newId = () => crypto.randomUUID()
