import type { Request } from 'express'
import type { Reading } from './feedComments.ts'
import { homeOf } from './feedParts.ts'
import { type Account, visitorOf } from './feedVisitor.ts'
import type { World } from './world.ts'

export interface ProfileAccount extends Account {
  biography: string
  posts: number
  admirers: number
}

/** Undefined when nobody has that username. */
export function profileOf(world: World, username: string): ProfileAccount | undefined {
  const row = world.db
    .prepare<[string], Omit<ProfileAccount, 'network' | 'twinPath'> & { pageId: string | null }>(
      `select profiles.id, name, username, biography, avatar, pageId,
         (select count(*) from posts where accountId = profiles.id and deletedAt is null and id not in (select postId from ads)) as posts,
         (select count(distinct actorId) from likes join posts on posts.id = targetId where accountId = profiles.id) as admirers
       from profiles where username = ?`,
    )
    .get(username)
  return row && { ...row, network: 'instagram', twinPath: row.pageId ? `/facebook/${row.pageId}` : undefined }
}

export const readingOf = (world: World, request: Request, account: Account): Reading => ({
  home: homeOf(world),
  now: world.now(),
  account,
  visitor: visitorOf(world, request, account),
  isBlocked: false,
})
