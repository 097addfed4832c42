export interface NotesTable {
  teamId: string
  id: string
  threadId: string
  pairId: string
  authorId: string
  /** As they were called then: whoever leaves the team is still who wrote it. */
  authorName: string
  message: string
  /** JSON of `{ id, name }` for each person named with @. */
  mentions: string
  version: number
  createdAt: string
  editedAt: string | null
}

/** Who is given the new threads of a pair. A row that is not there is off. */
export interface TurnsTable {
  teamId: string
  pairId: string
  on: number
  /** A JSON list of ids, in the order of their turns. */
  personIds: string
  /** How many turns were taken; whose turn is next follows from it. */
  taken: number
  version: number
}
