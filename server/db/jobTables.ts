export interface JobsTable {
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
export interface AttemptsTable {
  jobId: string
  number: number
  startedAt: string
  finishedAt: string | null
  /** `limited`: refused with a rate code, behind which a thing was once seen to have been done after all. */
  outcome: 'applied' | 'rejected' | 'limited' | 'unknown' | null
  evidence: string | null
}

/** What a job did out there; the platform's id belongs to one effect only. */
export interface EffectsTable {
  teamId: string
  id: string
  jobId: string
  kind: string
  remoteId: string
  createdAt: string
}

/** How much of the platform's budget is used, shared by every process. */
export interface UsagesTable {
  /** `app`, or the id of the Page or Profile. */
  id: string
  percent: number
  resumeAt: string | null
  measuredAt: string
}
