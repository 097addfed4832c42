import { reachesProfile, requireOnInstagram } from './access.ts'
import { organicPosts } from './ads.ts'
import type { Call } from './call.ts'
import { followersOf } from './followers.ts'
import { missing } from './graphError.ts'
import { pictureLink } from './links.ts'
import { listingOf } from './listing.ts'
import { mediaNode } from './mediaNode.ts'
import { mentionFields, mentionsEdge } from './mentions.ts'
import type { Node } from './node.ts'
import type { Params } from './params.ts'
import type { Post } from './posts.ts'
import { messagesEdge } from './privateReplies.ts'

interface ProfileRow {
  id: string
  username: string
  name: string
  biography: string
  avatar: string
}

/** A Profile that was granted together with its Page; any other is as if it were not there. */
export function findProfileNode(call: Call, id: string): Node | undefined {
  const profile = call.world.db.prepare<[string], ProfileRow>('select * from profiles where id = ?').get(id)
  if (!profile) return undefined
  if (!reachesProfile(call, id)) throw missing(id)
  requireOnInstagram(call, 'instagram_basic')
  return profileNode(call, profile)
}

function profileNode(call: Call, profile: ProfileRow): Node {
  const countMedia = () =>
    call.world.db
      .prepare<[string], { count: number }>(`select count(*) as count from (${organicPosts})`)
      .get(profile.id)?.count ?? 0
  return {
    id: profile.id,
    type: 'IGUser',
    accountId: profile.id,
    defaults: [],
    fields: {
      username: () => profile.username,
      name: () => profile.name,
      biography: () => profile.biography,
      profile_picture_url: () => pictureLink(call.world, profile.avatar, 320),
      has_profile_pic: () => true,
      is_published: () => true,
      website: () => undefined,
      followers_count: () => followersOf(call, profile.id),
      follows_count: () => 0,
      media_count: countMedia,
      ...mentionFields(call, profile),
    },
    edges: {
      media: { list: (params) => listMedia(call, profile.id, params) },
      mentions: mentionsEdge(call, profile),
      messages: messagesEdge(call, [profile.id]),
    },
  }
}

const listMedia = (call: Call, profileId: string, params: Params) =>
  listingOf<Post>(call.world, {
    sql: organicPosts,
    values: [profileId],
    order: 'desc',
    params,
    most: 100,
    node: (post) => mediaNode(call, post),
  })
