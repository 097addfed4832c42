/** Threads on their way into a file, or in it. */
export interface ExportsTable {
  teamId: string
  id: string
  pairId: string
  personId: string
  format: 'csv' | 'json'
  comments: number
  notes: number
  /** JSON of the contract's `ThreadFilter`; null where the threads were chosen one by one. */
  filter: string | null
  /** One that is to be erased is seen by nobody any more. */
  state: 'running' | 'done' | 'erased'
  /** How many threads were found so far; `total` says so once all are. */
  found: number
  total: number | null
  /** How far the search for them is. */
  positionAt: string | null
  positionId: string | null
  /** How many of them are written; it is also the place of the next. */
  done: number
  rows: number
  chunks: number
  size: number
  createdAt: string
  finishedAt: string | null
}

/** A thread of an export, by its place. */
export interface ExportThreadsTable {
  teamId: string
  exportId: string
  threadId: string
  number: number
}

/** The file itself, in pieces: any process can write it and any other serve it. */
export interface ExportChunksTable {
  teamId: string
  exportId: string
  number: number
  body: string
}
