/** A comment that was hidden together with pausing its ad, and which of the two was not so before. */
export interface QuietingsTable {
  teamId: string
  commentId: string
  campaignId: string
  adId: string
  /** When this hid the comment; null where it was hidden already. */
  hidAt: string | null
  /** When this paused the ad, as it stands at the ad itself; null where it was paused already. */
  pausedAt: string | null
  /** When it was asked for last. */
  at: string
  /** The person. */
  by: string
}
