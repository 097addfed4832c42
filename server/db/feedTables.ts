/** One row a team: the number of its newest change, and the hash its audit log stands at. */
export interface FeedsTable {
  teamId: string
  seq: number
  auditHash: string
}

export interface ChangesTable {
  teamId: string
  seq: number
  topic: string
  pairId: string | null
  /** A JSON list of ids. */
  ids: string
  createdAt: string
}

/** Each row's hash covers the row and the hash before it, so that a row taken out or changed shows. */
export interface AuditTable {
  teamId: string
  seq: number
  actorId: string
  action: string
  /** JSON. */
  detail: string
  createdAt: string
  hash: string
}

/** Answers kept under their `Idempotency-Key` for a day. */
export interface AnswersTable {
  personId: string
  key: string
  requestHash: string
  status: number | null
  body: string | null
  createdAt: string
}
