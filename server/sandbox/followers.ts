import type { Call } from './call.ts'
import { statement } from './statements.ts'

/** Everybody who ever wrote or liked there counts as a follower: the practice world has no other sign of them. */
export function followersOf({ world }: Call, accountId: string): number {
  const row = statement<[string, string, string], { count: number }>(
    world,
    `select count(*) as count from (
         select authorId from comments join posts on posts.id = postId where accountId = ? union
         select actorId from likes join posts on posts.id = targetId where accountId = ?) where authorId <> ?`,
  ).get(accountId, accountId, accountId)
  return row?.count ?? 0
}
