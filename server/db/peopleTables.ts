import type { Network } from '../contract/values.ts'

/** A name on one network, as one pair knows it: the platform's ids of people hold for one Page or Profile only. */
export interface IdentitiesTable {
  teamId: string
  id: string
  pairId: string
  network: Network
  /** The platform's id; `@` and the username where that is all that is known. */
  handle: string
  name: string
  /** The id of one of the identities that were confirmed to be one person: its own for somebody who stands alone. */
  personId: string
  /** What likely names are found by (`keeping/names.ts`). */
  whole: string
  turned: string
  start: string
  last: string
  note: string
  noteVersion: number
  notedById: string | null
  notedAt: string | null
}

/** Two identities of which somebody said that they are not one person; `firstId` is the lesser. */
export interface StrangersTable {
  teamId: string
  pairId: string
  firstId: string
  secondId: string
}

export interface PersonStepsTable {
  teamId: string
  id: string
  pairId: string
  action: 'confirmed' | 'split' | 'dismissed' | 'reconsidered'
  identityId: string
  withId: string
  actorId: string
  at: string
}

/** Two posts that are, or might be, the same on both networks. */
export interface TwinsTable {
  teamId: string
  pairId: string
  facebookPostId: string
  instagramPostId: string
  state: 'suggested' | 'confirmed' | 'dismissed'
  /** Percent; 0 for what was set by hand. */
  likeness: number
  actorId: string | null
  at: string
}
