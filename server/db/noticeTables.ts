import type { NotificationKind } from '../contract/notifications.ts'

/** What one person was told of. What happens again about the same thing, while it is unread, is counted in the same row. */
export interface NotificationsTable {
  teamId: string
  id: string
  personId: string
  kind: NotificationKind
  /** The thread, or else the pair or the event itself: what is the same while it is unread. */
  subject: string
  pairId: string | null
  threadId: string | null
  campaignId: string | null
  who: string | null
  what: string
  times: number
  activeAt: string
  readAt: string | null
  /** Whether the list shows it: a person can want a push alone. */
  listed: number
  /** Whether it still has to be pushed, or mailed. */
  pushDue: number
  mailDue: number
}

/** Which events somebody was told of, so that none tells twice. */
export interface NoticedTable {
  teamId: string
  personId: string
  key: string
  createdAt: string
}

export interface NotificationSettingsTable {
  teamId: string
  personId: string
  version: number
  /** JSON of the contract's `NotificationChoices`. */
  choices: string
}

export interface PushSubscriptionsTable {
  teamId: string
  id: string
  personId: string
  /** Who signs out is told nothing more on that browser. */
  sessionId: string
  /** A hash: the address itself lets anybody who has it send. */
  endpointHash: string
  sealed: string
  device: string
  createdAt: string
}

/** The pair of keys by which push services know this installation. One row. */
export interface PushKeysTable {
  id: string
  publicKey: string
  sealedPrivateKey: string
  createdAt: string
}
