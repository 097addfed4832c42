/** Who has which thread open; a row that nobody renewed for a while means nothing any more. */
export interface PresencesTable {
  teamId: string
  threadId: string
  personId: string
  pairId: string
  state: 'reading' | 'typing'
  since: string
  seenAt: string
}
