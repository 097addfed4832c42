import type { Desk } from '../../server/contract/accounts.ts'
import type { ProblemBody } from '../../server/contract/problem.ts'
import type { Comment, PrivateReply, ThreadRow } from '../../server/contract/threads.ts'
import type { AnyCall, Operation } from '../api.ts'

/** What a change will have done once it went out, so that it can be shown before that, after a reload too. */
export interface Ahead {
  /** A comment that is there already, changed; or one that is not, whole. */
  comment?: Comment | (Partial<Comment> & { id: string })
  /** A private reply that is not there yet, or one that stands otherwise then. */
  whisper?: PrivateReply
  /** How the thread stands then. */
  row?: Partial<Omit<ThreadRow, 'post'>>
  /** How it stood before, where that moves it from one count to another. */
  was?: ThreadRow
}

/** What a person has to be told about a change, and what shows it ahead. */
export interface About {
  threadId: string
  /** In the words of the outbox: "Reply to Tom Becker". */
  what: string
  ahead?: Ahead
  /** The field of the body that holds what a person wrote, so that it can be written again. */
  field?: string
  /** The comments of ours that stood there when it was written; a newer one means that somebody else was quicker. */
  seen?: string[]
}

/** A change that waits in this browser until the server has taken it. The lower its number, the earlier it goes out. */
export interface Errand extends About {
  id: number
  /** Nobody else ever sends it or sees it. */
  owner: string
  operation: Operation['key']
  /** With the `Idempotency-Key` it was first tried with. */
  call: AnyCall
  madeAt: string
  /** When it was first sent; its answer may have been lost, so it may be out there. */
  triedAt: string | null
  /** Why it stands still and holds up what comes after it in its thread, until a person decides. */
  held: ProblemBody | null
}

/** Whose outbox, and whose kept answers: one person in one team. */
export const ownerOf = (desk: Desk | undefined) =>
  desk?.person && desk.team ? `${desk.person.id}/${desk.team.id}` : undefined

/** What a person wrote, where the change is words. */
export function writtenIn({ call, field = '' }: Errand) {
  const written = fieldsOf(call.body)[field]
  return typeof written === 'string' ? written : undefined
}

/** The same errand with other words, under the same key: what was refused left that free. */
export function rewritten(errand: Errand, text: string): Errand {
  const { field, call, ahead } = errand
  if (!field) return errand
  const comment = ahead?.comment && { ...ahead.comment, message: text }
  const whisper = ahead?.whisper && { ...ahead.whisper, message: text }
  const body = { ...fieldsOf(call.body), [field]: text }
  return { ...errand, call: { ...call, body }, ahead: { ...ahead, comment, whisper } }
}

const fieldsOf = (body: unknown): Record<string, unknown> => (typeof body === 'object' ? { ...body } : {})

/** Whether a comment is shown here before the server knows of it (`useReply`). */
export const isForeseen = (commentId: string) => commentId.startsWith('sending-')
