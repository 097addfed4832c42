import type { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { PlatformFailure } from '../platform/failure.ts'

/** Whose turn comes first when the platform's budget is short; lower runs earlier. */
export const lanes = { stop: 1, hide: 2, reply: 3, publish: 4, reread: 5, sync: 6, insights: 7 } as const
export type Lane = keyof typeof lanes

/** Below this lane nothing waits its turn: whatever stands in it is done side by side. */
export const firstPatientLane = lanes.hide

/** Lanes from here on wait for the slow slots, so that a long reading never holds up a reply. */
export const firstSlowLane = lanes.reread

/** What is known of a promised outside effect, for the feature to show. */
export type Verdict =
  | { state: 'applied'; remoteId: string | null }
  /** `problem` says why it is not out yet, when that takes longer than it should. */
  | { state: 'sending'; problem: string | null }
  | { state: 'confirming'; problem: string }
  | { state: 'needs_you'; problem: string }
  | { state: 'refused'; problem: string }

/** What a reading found of an effect whose outcome was unknown; null where the platform shows no id of it. */
export type Reading = { found: string | null } | 'absent' | 'undecidable'

/** A kind of job that changes something on the platform. */
export interface EffectKind<Payload> {
  lane: Lane
  /** Sends it, once. Null when there is nothing left to send. */
  perform(context: TeamContext, payload: Payload): Promise<{ remoteId: string | null }>
  /**
   * Looks whether an attempt that began at `since` went through. Absent from the kind when the operation
   * is harmless to repeat (hide, like, delete): then an unknown outcome is simply sent again.
   */
  confirm?(context: TeamContext, payload: Payload, since: string): Promise<Reading>
  /** For what is urgent, and harmless to repeat. */
  haste?: {
    /** For how many seconds a call is waited for; an answer that comes later is not heard. */
    waits: number
    /** For how many seconds it rests after its nth try failed. */
    rests(attempt: number, failure: PlatformFailure): number
  }
  /** Writes what follows in our own tables, in the transaction that records the verdict. */
  settle(trx: Transaction, context: TeamContext, payload: Payload, verdict: Verdict): Promise<void>
}

/** A kind of job that reads, or works on our own tables only; it may run again at any time, from where it was. */
export interface WorkKind<Payload> {
  lane: Lane
  work(context: WorkContext, payload: Payload): Promise<void>
  /** When it should run again by itself, in seconds. */
  everySeconds?(context: TeamContext): number
  /** In the transaction that gives it up. */
  failed?(trx: Transaction, context: TeamContext, payload: Payload, problem: Problem): Promise<void>
}

export interface WorkContext extends TeamContext {
  jobId: string
  /** Tells how far it is and keeps the lease; throws `Cancelled` when somebody stopped it or another worker has it. */
  progress(state: { done?: number; total?: number; count?: number }): Promise<void>
  signal: AbortSignal
}

/** Thrown out of `progress` when the job is no longer ours to do. */
export class Cancelled extends Error {}

export type Kinds = Record<string, EffectKind<never> | WorkKind<never>>
