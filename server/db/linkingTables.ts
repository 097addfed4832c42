export interface ConnectionsTable {
  teamId: string
  id: string
  mode: 'sandbox' | 'live'
  /** The person's id on the platform. */
  platformUserId: string
  personName: string
  sealedToken: string
  /** Permission names separated by spaces. */
  granted: string
  expiresAt: string | null
  diedAt: string | null
  createdAt: string
}

export interface PairsTable {
  teamId: string
  id: string
  version: number
  mode: 'sandbox' | 'live'
  connectionId: string
  zone: string
  pageId: string
  pageName: string
  pagePictureUrl: string | null
  pageUrl: string | null
  sealedToken: string
  profileId: string | null
  profileUsername: string | null
  profileName: string | null
  profilePictureUrl: string | null
  profileUrl: string | null
  linkedAt: string
  unlinkedAt: string | null
  checkedAt: string
  /** JSON: the findings of the last check. */
  findings: string
  facebookHeardAt: string | null
  instagramHeardAt: string | null
  syncJobId: string | null
  /** How long a reply can be taken back; null for what the server has as its default. */
  sendWindowSeconds: number | null
  /** When the platform was last asked whom the Page has blocked. */
  blocksReadAt: string | null
}

/** What the platform sent, under a key made from the content itself, so that a repeated delivery changes nothing. */
export interface EventsTable {
  id: string
  object: 'page' | 'instagram'
  accountId: string
  /** JSON of one change. */
  payload: string
  /** When the thing happened, by the platform. */
  happenedAt: string
  receivedAt: string
  /** Not to be folded before; whoever folds it moves this ahead, so that no two do. */
  dueAt: string
  foldedAt: string | null
  /** Why it could not be folded, when it could not. */
  problem: string | null
}
