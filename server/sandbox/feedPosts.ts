import type { Post } from './posts.ts'
import type { World } from './world.ts'

/** A post as a feed shows it to one visitor; `comments` counts what everybody can see. */
export interface FeedPost extends Post {
  likes: number
  comments: number
  isLiked: boolean
  /** Null for what is no ad. */
  adTitle: string | null
}

const columns = `posts.*, (select count(*) from likes where targetId = posts.id) as likes,
  (select count(*) from comments where postId = posts.id and deletedAt is null and hiddenAt is null) as comments,
  exists (select 1 from likes where targetId = posts.id and actorId = @viewerId) as isLiked,
  (select title from ads where postId = posts.id) as adTitle`

/** Newest first; `before` is the id of the post after which to go on. */
export function feedPosts(
  world: World,
  { accountId, viewerId, before, limit }: { accountId: string; viewerId: string; before?: string; limit: number },
): FeedPost[] {
  return world.db
    .prepare<object, FeedPost>(
      `select ${columns} from posts where accountId = @accountId and deletedAt is null and id not in (select postId from ads)
         and (@before is null or (createdAt, id) < (select createdAt, id from posts where id = @before))
       order by createdAt desc, id desc limit @limit`,
    )
    .all({ accountId, viewerId, before: before ?? null, limit })
}

/** What the account pays to be shown, newest first; nothing to whoever hides its ads. */
export function sponsoredPosts(
  world: World,
  { accountId, viewerId }: { accountId: string; viewerId: string },
): FeedPost[] {
  return world.db
    .prepare<object, FeedPost>(
      `select ${columns} from posts where accountId = @accountId and deletedAt is null and id in (select postId from ads)
         and not exists (select 1 from adHidden join people on people.id = personId
           left join profiles on profiles.pageId = adHidden.pageId
           where @viewerId in (people.id, instagramId) and @accountId in (adHidden.pageId, profiles.id))
       order by createdAt desc, id desc`,
    )
    .all({ accountId, viewerId })
}

export function feedPost(world: World, { id, viewerId }: { id: string; viewerId: string }): FeedPost | undefined {
  return world.db
    .prepare<object, FeedPost>(`select ${columns} from posts where id = @id and deletedAt is null`)
    .get({ id, viewerId })
}
