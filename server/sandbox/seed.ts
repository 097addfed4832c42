import { businesses, type CastPerson, repairsPage } from './cast.ts'
import { everyone } from './castPeople.ts'
import { seedAdAccounts } from './seedAdAccounts.ts'
import { seedAdCampaigns } from './seedAdCampaigns.ts'
import { adsOf } from './seedAds.ts'
import { commentsOf } from './seedComments.ts'
import { likesOf } from './seedLikes.ts'
import { mentionsOf } from './seedMentions.ts'
import { postsOf } from './seedPosts.ts'
import type { World } from './world.ts'

const sizes = { full: { posts: 60, comments: 1500 }, small: { posts: 6, comments: 25 } }

/**
 * Fills an empty sandbox with two shops and three months of their life up to now: the same ids, names and words each time.
 * The counts in `sizes` are per shop, without its ads and who is named under its media. Does nothing where somebody lives already.
 */
export function seedWorld(world: World, size: 'full' | 'small'): void {
  const has = (table: string) => world.db.prepare(`select 1 from ${table} limit 1`).get() !== undefined
  const now = world.now()
  const joinedAt = new Date(now.getTime() - 400 * 86_400_000).toISOString()
  if (has('people')) {
    // A file from before there were ads keeps its people and gets what they pay from.
    if (!has('adAccounts')) seedAdAccounts(world, joinedAt)
    return
  }

  const people = everyone()
  world.db.transaction(() => {
    insertCast(world, people, joinedAt)
    seedAdAccounts(world, joinedAt)
    for (const business of businesses) {
      const posts = postsOf(business, now).slice(0, sizes[size].posts)
      const comments = [
        ...commentsOf(business, posts, people, now, sizes[size].comments),
        ...mentionsOf(business, posts, people, now),
      ]
      const paid = adsOf(business, posts, people, now)
      insert(
        world,
        'posts',
        ['id', 'network', 'accountId', 'message', 'picture', 'ratio', 'kind', 'createdAt'],
        [...posts, ...paid.posts],
      )
      insert(world, 'ads', ['postId', 'id', 'title', 'originalId'], paid.ads)
      insert(world, 'comments', commentColumns, [...comments, ...(size === 'full' ? paid.comments : [])])
      insert(world, 'likes', ['targetId', 'actorId', 'createdAt'], likesOf(business, posts, comments, people, now))
    }
    // Their results take a moment to work out, which nobody waits for in a small world.
    if (size === 'full') seedAdCampaigns(world, businesses)
  })()
}

const commentColumns = [
  'id',
  'network',
  'postId',
  'parentId',
  'authorId',
  'message',
  'createdAt',
  'editedAt',
  'hiddenAt',
]

function insertCast(world: World, people: CastPerson[], joinedAt: string): void {
  const rows = people.map(({ id, name, language, instagramId, username, onFacebook, avatar }) => ({
    id,
    name,
    language,
    instagramId: instagramId ?? null,
    instagramUsername: username ?? null,
    facebookAt: onFacebook ? joinedAt : null,
    avatar,
  }))
  insert(world, 'people', ['id', 'name', 'language', 'instagramId', 'instagramUsername', 'facebookAt', 'avatar'], rows)
  const shops = businesses.map(({ pageId, name, category, owner, avatar }) => ({
    id: pageId,
    name,
    category,
    ownerId: owner.id,
    avatar,
  }))
  const repairs = { ...repairsPage, id: repairsPage.pageId, ownerId: repairsPage.owner.id }
  insert(world, 'pages', ['id', 'name', 'category', 'ownerId', 'avatar'], [...shops, repairs])
  const profiles = businesses.map(({ profileId, ...rest }) => ({ ...rest, id: profileId }))
  insert(world, 'profiles', ['id', 'username', 'name', 'biography', 'pageId', 'avatar'], profiles)
}

function insert(world: World, table: string, columns: string[], rows: object[]): void {
  const statement = world.db.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
  )
  for (const row of rows) statement.run(row)
}
