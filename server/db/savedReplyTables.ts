export interface SavedRepliesTable {
  teamId: string
  id: string
  version: number
  pairId: string | null
  title: string
  shortcut: string | null
  folder: string
  useCount: number
  usedAt: string | null
  createdAt: string
  creatorId: string
  changedAt: string
  changerId: string
  deletedAt: string | null
}

/** What a saved reply says in each language; the default text has no language: ''. */
export interface SavedReplyTextsTable {
  teamId: string
  savedReplyId: string
  language: string
  text: string
  useCount: number
  usedAt: string | null
}

export interface ShopLinksTable {
  teamId: string
  pairId: string
  version: number
  url: string | null
}
