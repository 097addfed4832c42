import { statement } from './statements.ts'
import type { World } from './world.ts'

/** What makes a post an ad: it is shown to whom it is paid for, and stands on no feed of its account. */
export interface Ad {
  id: string
  title: string
  /** The organic media it was made from, where there is one. */
  originalId: string | null
}

export const adOf = (world: World, postId: string): Ad | undefined =>
  statement<[string], Ad>(world, 'select id, title, originalId from ads where postId = ?').get(postId)

const ofAccount = 'select * from posts where accountId = ? and deletedAt is null'

/** The two halves of what an account has posted; each takes the account's id. */
export const organicPosts = `${ofAccount} and id not in (select postId from ads)`
export const adPosts = `${ofAccount} and id in (select postId from ads)`
