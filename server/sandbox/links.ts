import type { Post } from './posts.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** The sandbox's own page that shows the post, as `permalink_url` and `permalink` give it. */
export function postLink(world: World, { network, accountId, id }: Pick<Post, 'network' | 'accountId' | 'id'>): string {
  if (network === 'facebook') return `${world.baseUrl}/facebook/${accountId}#${id}`
  const profile = statement<[string], { username: string }>(world, 'select username from profiles where id = ?').get(
    accountId,
  )
  return `${world.baseUrl}/instagram/${profile?.username}#${id}`
}

/** Where the feeds' pages serve a picture or an avatar by its key. */
export const pictureLink = (world: World, key: string, width = 1080) =>
  `${world.baseUrl}/media/${encodeURIComponent(key)}.jpg?w=${width}`
