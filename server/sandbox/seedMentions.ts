import { type Business, bakery, type CastPerson, velo } from './cast.ts'
import { commentIdOf, type SeedComment, type SeedPost } from './seedRows.ts'

const remarks = [
  { hoursAgo: 7, words: 'A coffee ride that ends without cake? Next time by way of @mayas.bakery, please 🥐' },
  { hoursAgo: 26, words: 'The basket fits exactly one loaf of @mayas.bakery, I have tried.' },
  { hoursAgo: 51, words: '@mayas.bakery do you also deliver by bike? Asking for a hungry workshop.' },
]

/** Where the bike shop's customers name the bakery: under the shop's media, which the bakery does not own. */
export function mentionsOf(business: Business, posts: SeedPost[], people: CastPerson[], now: Date): SeedComment[] {
  if (business !== velo) return []
  const crowd = people.filter(
    ({ id, instagramId, language }) => instagramId && language === 'en' && id !== bakery.owner.id,
  )
  return remarks.flatMap(({ hoursAgo, words }, index) => {
    const createdAt = new Date(Math.floor(now.getTime() / 1000 - hoursAgo * 3600) * 1000).toISOString()
    const post = posts.find((one) => one.network === 'instagram' && one.createdAt < createdAt)
    const author = crowd[10 + index * 6]
    if (!post || !author?.instagramId) return []
    return {
      id: commentIdOf(business, post, `mention/${index}`),
      network: post.network,
      postId: post.id,
      parentId: null,
      authorId: author.instagramId,
      message: words,
      createdAt,
      editedAt: null,
      hiddenAt: null,
      kind: 'mention',
    }
  })
}
