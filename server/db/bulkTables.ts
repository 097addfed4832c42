/** One change to many threads: what is to be changed, and how far it is. */
export interface BatchesTable {
  teamId: string
  id: string
  pairId: string
  personId: string
  /** JSON of the contract's `BulkChange`. */
  change: string
  /** JSON of the contract's `ThreadFilter`; null where the threads were chosen one by one. */
  filter: string | null
  state: 'running' | 'done' | 'cancelled' | 'undoing' | 'undone'
  /** Null until they have been counted. */
  total: number | null
  done: number
  skipped: number
  /** How far down the list it is. */
  positionAt: string | null
  positionId: string | null
  createdAt: string
  finishedAt: string | null
}

/** A thread of a batch; what changed in it is null as long as nothing has, both as JSON of its columns. */
export interface BatchThreadsTable {
  teamId: string
  batchId: string
  threadId: string
  before: string | null
  after: string | null
}
