export interface RulesTable {
  teamId: string
  id: string
  pairId: string
  name: string
  /** JSON of the contract's `NewRule`, without its name. */
  content: string
  /** Of what it does: a back-test is of exactly this. */
  hash: string
  /** The rules of a pair act in this order. */
  position: number
  version: number
  armedAt: string | null
  armedBy: string | null
  disarmedAt: string | null
  disarmedWhy: 'by_hand' | 'edited' | 'too_many' | null
  createdAt: string
  /** What it did can still be looked up. */
  removedAt: string | null
}

export interface BacktestsTable {
  teamId: string
  id: string
  ruleId: string
  hash: string
  state: 'running' | 'done' | 'cancelled'
  total: number | null
  looked: number
  hits: number
  /** JSON: how often each action. */
  counts: string
  agreed: number
  right: number
  wrong: number
  /** The oldest comment it looks at. */
  since: string
  /** How far back it is. */
  positionAt: string
  positionId: string
  createdAt: string
  finishedAt: string | null
}

export interface BacktestHitsTable {
  teamId: string
  backtestId: string
  commentId: string
  commentedAt: string
  /** JSON of the contract's `facts`. */
  facts: string
  mark: 'right' | 'wrong' | null
}

/** What a rule did with one comment, which it does once. */
export interface RuleActsTable {
  teamId: string
  id: string
  ruleId: string
  commentId: string
  threadId: string
  pairId: string
  at: string
  /** JSON of the contract's `did`. */
  did: string
  /** JSON of the thread's columns that it changed, as they were and as it left them. */
  before: string
  after: string
  undoneAt: string | null
}

export interface RuleUndoingsTable {
  teamId: string
  id: string
  ruleId: string
  since: string
  until: string
  state: 'running' | 'done'
  total: number
  undone: number
  kept: number
  replies: number
  personId: string
  /** How far back it is. */
  positionAt: string
  positionId: string
}
