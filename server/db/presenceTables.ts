/** Who has which thread or campaign open; a row that nobody renewed for a while means nothing any more. */
export interface PresencesTable {
  teamId: string
  place: 'thread' | 'campaign'
  placeId: string
  personId: string
  pairId: string
  /** Whether they read or type in a thread; in which section of a campaign they are. */
  doing: string | null
  since: string
  seenAt: string
}
