import { type Business, bakery, type CastPerson, dean, jessica, tom } from './cast.ts'
import { digitsOf } from './seedChance.ts'
import { goodsOf } from './seedPosts.ts'
import { commentIdOf, type SeedComment, type SeedPost } from './seedRows.ts'
import { idOn } from './seedSpeaker.ts'

interface Told {
  network: SeedPost['network']
  title: string
  /** A scene; where the account has posted it too, the ad was made from that post. */
  picture: string
  words: string
  daysAgo: number
  remarks: string[]
}

export interface SeedAd {
  postId: string
  id: string
  title: string
  originalId: string | null
}

const told: Record<Business['key'], Told[]> = {
  bakery: [
    {
      network: 'facebook',
      title: 'Easter cakes',
      picture: 'carrot-cake',
      words:
        'Carrot, lemon or chocolate: order your Easter cake by Wednesday and collect it on Saturday, still cool from the cellar.',
      daysAgo: 4,
      remarks: [
        'How many people does the small one feed?',
        'Can I still order if I live in Oughterard? Do you deliver?',
        'Third time today that I see this. Fine, you win. Where do I order?',
        'Is the carrot one made with nuts?',
        'Ordered last year, the icing was gone before the coffee was poured.',
        'Why do I see this when I live in Cork',
      ],
    },
    {
      network: 'facebook',
      title: 'Saturday bread course',
      picture: 'bread-course',
      words: 'Six people, one big table, two loaves to take home. Two places are left for Saturday.',
      daysAgo: 9,
      remarks: [
        'Is it suitable for total beginners?',
        'What does it cost?',
        'Did this in spring. Best Saturday in ages.',
      ],
    },
    {
      network: 'instagram',
      title: 'Easter cakes',
      picture: 'carrot-cake',
      words: 'Three cakes, one long weekend 🥕🍋🍫 ¶ Order by Wednesday.',
      daysAgo: 4,
      remarks: [],
    },
    {
      network: 'instagram',
      title: 'Gift boxes',
      picture: 'gift-boxes',
      words: 'Bread, honey and something sweet in one box 🎁 ¶ Sent anywhere in Ireland.',
      daysAgo: 12,
      remarks: [],
    },
  ],
  velo: [
    {
      network: 'facebook',
      title: 'City bikes in spring',
      picture: 'city-step-through',
      words: 'Siete marchas, luces que no se cargan y un portabultos de verdad. Ven a probarla esta semana.',
      daysAgo: 5,
      remarks: ['¿Se puede pagar a plazos?', 'Which sizes do you have?', '¿La tenéis en verde?'],
    },
    {
      network: 'instagram',
      title: 'City bikes in spring',
      picture: 'city-step-through',
      words: 'Una vuelta y lo entiendes 🚲',
      daysAgo: 5,
      remarks: [],
    },
  ],
}

const named = new Set([tom, dean, jessica].map(({ id }) => id))

/**
 * What each shop pays to be shown, older than its newest post. Remarks stand under the Page's ads only: an ad on Instagram is
 * heard of when somebody comments on it, and not before.
 */
export function adsOf(business: Business, posts: SeedPost[], people: CastPerson[], now: Date) {
  const crowd = people.filter(({ id, onFacebook }) => onFacebook && !named.has(id) && id !== business.owner.id)
  const all = told[business.key].map((ad, index) => adOf(business, ad, index, posts, now))
  const comments = all.flatMap(({ post, remarks }, index) =>
    remarks.map((message, place): SeedComment => {
      const author = crowd[(index * 17 + place * 7 + (business === bakery ? 0 : 5)) % crowd.length] ?? business.owner
      return {
        id: commentIdOf(business, post, `ad/${place}`),
        network: post.network,
        postId: post.id,
        parentId: null,
        authorId: idOn(post.network, author),
        message,
        createdAt: instant(now, Date.parse(post.createdAt) + (place + 1) * 9 * 3_600_000 - index * 60_000),
        editedAt: null,
        hiddenAt: null,
        kind: 'ad',
      }
    }),
  )
  return { posts: all.map(({ post }) => post), ads: all.map(({ ad }) => ad), comments }
}

function adOf(
  business: Business,
  { network, title, picture, words, daysAgo, remarks }: Told,
  index: number,
  posts: SeedPost[],
  now: Date,
) {
  const name = `${business.key}/${network}/ad/${title}`
  const accountId = network === 'facebook' ? business.pageId : business.profileId
  const scene = `${picture}-1x1`
  const post: SeedPost = {
    id:
      network === 'facebook'
        ? `${business.pageId}_12209${500 - index}${digitsOf(name, 10)}`
        : `179${digitsOf(name, 14)}`,
    network,
    accountId,
    message: words.replaceAll(' ¶ ', '\n'),
    picture: scene,
    ratio: '1:1',
    kind: 'photo',
    createdAt: instant(now, now.getTime() - daysAgo * 86_400_000),
    goods: goodsOf({ picture: scene, accountId }),
  }
  const original = posts.find((one) => one.network === network && one.picture?.startsWith(`${picture}-`))
  const ad: SeedAd = { postId: post.id, id: `1202${digitsOf(name, 14)}`, title, originalId: original?.id ?? null }
  return { post, ad, remarks }
}

/** To the second, and never still to come. */
const instant = (now: Date, time: number) =>
  new Date(Math.floor(Math.min(time, now.getTime() - 60_000) / 1000) * 1000).toISOString()
