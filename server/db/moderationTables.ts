import type { Network } from '../contract/values.ts'
import type { DeliveryAction, DeliveryState } from './inboxTables.ts'

/** A message to the author of a comment alone; at most one of each comment that was not dropped. */
export interface PrivateRepliesTable {
  teamId: string
  id: string
  commentId: string
  pairId: string
  network: Network
  message: string
  /** The person of the team who wrote it. */
  authorId: string
  createdAt: string
  delivery: DeliveryState | null
  deliveryProblem: string | null
  /** When it leaves, while it waits. */
  sendsAt: string | null
  /** The message's id on the platform, where it was told. */
  remoteId: string | null
  /** When it was taken back, or a person said that it never went out: then another may be written. */
  droppedAt: string | null
}

/** Whom the Page has blocked, as far as we have read or done it. */
export interface BlocksTable {
  teamId: string
  pairId: string
  personId: string
  name: string
  blockedAt: string
  delivery: DeliveryState | null
  deliveryAction: Extract<DeliveryAction, 'block' | 'unblock'> | null
  deliveryProblem: string | null
}
