import { type Business, bakery, type CastPerson, dean, jessica, tom } from './cast.ts'
import { commentIdOf, type SeedComment, type SeedPost } from './seedRows.ts'
import { idOn } from './seedSpeaker.ts'

interface Told {
  network: SeedPost['network']
  who: CastPerson
  minutesAgo: number
  hiddenMinutesAgo?: number
  kind: string
  words: string
}

/** The comments that people meet first, each under the bakery's newest post of that network, with their age in minutes. */
const story: Told[] = [
  {
    network: 'facebook',
    who: tom,
    minutesAgo: 48,
    kind: 'stock',
    words:
      'Hi Maya, could you keep two almond croissants for me until nine tomorrow? I start at eight on the other side of town.',
  },
  {
    network: 'instagram',
    who: tom,
    minutesAgo: 31,
    kind: 'contents',
    words: 'Is there anything like this without nuts? My daughter is allergic but she loves your croissants.',
  },
  {
    network: 'facebook',
    who: dean,
    minutesAgo: 115,
    kind: 'rude',
    words:
      'Absolute clowns. Paid for six, got five, and the girl at the till treats you like dirt. Shove your croissants.',
  },
  {
    network: 'instagram',
    who: jessica,
    minutesAgo: 170,
    hiddenMinutesAgo: 150,
    kind: 'spam',
    words: 'I turned €200 into €4,300 in six days, ask me how 💸 Message me on t.me/jessica_trades',
  },
]

export function threadsOfStory(business: Business, posts: SeedPost[], now: Date): SeedComment[] {
  if (business !== bakery) return []
  return story.flatMap(({ network, who, minutesAgo, hiddenMinutesAgo, kind, words }) => {
    const post = posts.find((one) => one.network === network)
    if (!post) return []
    return {
      id: commentIdOf(business, post, `story/${who.name}`),
      network,
      postId: post.id,
      kind,
      parentId: null,
      authorId: idOn(network, who),
      message: words,
      createdAt: minutesBefore(now, minutesAgo),
      editedAt: null,
      hiddenAt: hiddenMinutesAgo === undefined ? null : minutesBefore(now, hiddenMinutesAgo),
    }
  })
}

const minutesBefore = (now: Date, minutes: number) =>
  new Date(Math.floor(now.getTime() / 1000 - minutes * 60) * 1000).toISOString()
