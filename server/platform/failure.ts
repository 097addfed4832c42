import { Problem, type ProblemCode } from '../contract/problem.ts'

/** What is known of a call that did not succeed. */
export type Outcome = 'rejected' | 'unknown'

interface FailureDetail {
  outcome: Outcome
  /** Graph's numbers and trace, for the evidence and the log; never shown as the sentence. */
  code?: number | undefined
  subcode?: number | undefined
  trace?: string | undefined
  /** Seconds after which the platform takes calls again, for `rate_limited`. */
  retryAfter?: number | undefined
  /** What the platform blames, in the words of `CampaignContent`, each with a sentence. */
  fields?: Record<string, string> | undefined
}

/**
 * A call to the platform that did not succeed, as a Problem a person can read.
 *
 * `rejected`: a definite answer, the thing was not done. `unknown`: a timeout, a reset, any 5xx,
 * codes 1 and 2, a body that is not the answer: the thing may have been done, and sending it again may double it.
 *
 * `rate_limited` is a definite answer that the platform has been seen to give to what it had done: whoever sends again what
 * must not be doubled looks first.
 */
export class PlatformFailure extends Problem {
  readonly outcome: Outcome
  readonly graph: { code: number | undefined; subcode: number | undefined; trace: string | undefined }

  constructor(code: ProblemCode, message: string, detail: FailureDetail) {
    super(code, message, { retryAfter: detail.retryAfter, fields: detail.fields })
    this.outcome = detail.outcome
    this.graph = { code: detail.code, subcode: detail.subcode, trace: detail.trace }
  }
}

/** What a network cannot do at all, said without asking it. */
export const refused = (sentence: string) =>
  new PlatformFailure('refused_by_platform', sentence, { outcome: 'rejected' })
