import type { Business, CastPerson } from './cast.ts'
import { dean, jessica, tom } from './cast.ts'
import { type Chance, createDeck, digitsOf } from './seedChance.ts'
import type { SeedPost } from './seedRows.ts'
import { type Line, linesOf } from './textsBank.ts'
import { inTheirManner } from './textsManner.ts'
import { fill } from './textsSlots.ts'

interface Said {
  authorId: string
  words: string
}

interface Opening extends Said {
  kind: string
  author: CastPerson
}

/** Where something is said. */
type Place = Pick<SeedPost, 'id' | 'network' | 'goods' | 'accountId'>

/** Finds who speaks and what they say; `undefined` when nobody has anything new to say under that post. */
export interface Speaker {
  open: (post: Place) => Opening | undefined
  chat: (post: Place, opening: Opening) => Said | undefined
  answer: (post: Place, opening: Opening) => Said | undefined
  thank: (post: Place, opening: Opening) => Said | undefined
  /** The id of somebody who passes by without a word. */
  passerBy: (network: SeedPost['network']) => string | undefined
}

const languages: Record<Business['key'], [string, number][]> = {
  bakery: [
    ['en', 50],
    ['de', 10],
    ['es', 8],
    ['fr', 8],
    ['pt', 7],
    ['ja', 5],
    ['ar', 4],
    ['uk', 4],
    ['hi', 4],
  ],
  velo: [
    ['es', 32],
    ['en', 28],
    ['fr', 9],
    ['de', 9],
    ['pt', 8],
    ['ja', 4],
    ['uk', 4],
    ['ar', 3],
    ['hi', 3],
  ],
}

const kinds: [string, number][] = [
  ['praise', 34],
  ['price', 8],
  ['hours', 8],
  ['stock', 8],
  ['contents', 8],
  ['delivery', 3],
  ['order', 7],
  ['complaint', 6],
  ['joke', 8],
  ['tag', 6],
  ['emoji', 6],
  ['spam', 3.5],
  ['rude', 1.5],
]

/** What is sold over the counter can be asked for in general words; a ride, a job or a stolen bike cannot. */
const services = new Set(['workshop', 'rides', 'shop', 'course'])
const announcements = new Set(['opening', 'job', 'trouble', 'stolen'])
const commerce = new Set(['price', 'stock', 'contents', 'delivery', 'order'])

/** Tom, Dean and Jessica keep to the comments that the story gives them, and the owners speak as their business. */
export function createSpeaker(business: Business, people: CastPerson[], chance: Chance): Speaker {
  const decks = new Map<string, () => Line>()
  const said = new Set<string>()
  const apart = new Set([tom.id, dean.id, jessica.id, business.owner.id])
  const crowd = people.filter(({ id }) => !apart.has(id))

  const spammers = crowd.filter(({ id, language }) => language === 'en' && digitsOf(`spam/${id}`, 1) === '7')

  const draw = (kind: string, language: string, family: string): Line | undefined => {
    const name = `${kind} ${language} ${family}`
    const lines = decks.has(name) ? [] : linesFor(business.key, kind, language, family)
    if (lines.length > 0) decks.set(name, createDeck(chance, lines))
    return decks.get(name)?.()
  }
  const someone = (network: SeedPost['network'], language: string, except?: CastPerson) => {
    const there = crowd.filter(
      (one) => one !== except && !spammers.includes(one) && one.language === language && isOn(one, network),
    )
    // Squaring makes the first few of each language regulars.
    return there[Math.floor(chance.next() ** 1.7 * there.length)]
  }
  const spammerOn = (network: SeedPost['network']) => {
    const there = spammers.filter((one) => isOn(one, network))
    return there[Math.floor(chance.next() * there.length)]
  }
  const speak = (author: CastPerson, kind: string, { id, network, goods }: Place) => {
    const line = draw(kind, author.language, goods.family)
    // Under one post nobody says what somebody said before, however differently they would type it.
    if (!line || said.has(`${id} ${line.words}`)) return undefined
    said.add(`${id} ${line.words}`)
    const friend = someone(network, author.language, author)
    const name = friend && calledOn(network, friend, true)
    const filled = fill(line.words, chance, { goods, language: author.language, name, me: givenName(author) })
    return { authorId: idOn(network, author), words: inTheirManner(author, kind, author.language, filled, chance) }
  }

  return {
    open(post) {
      for (let tries = 0; tries < 12; tries++) {
        const kind = chance.weighted(kinds)
        const language = kind === 'rude' || kind === 'spam' ? 'en' : chance.weighted(languages[business.key])
        const author = kind === 'spam' ? spammerOn(post.network) : someone(post.network, language)
        const remark = author && speak(author, kind, post)
        if (author && remark) return { ...remark, kind, author }
      }
      return undefined
    },
    chat(post, { author }) {
      const friend = someone(post.network, author.language, author)
      return friend && speak(friend, 'banter', post)
    },
    answer(post, { kind, author }) {
      const line = draw(`answer ${kind}`, author.language, post.goods.family)
      const name = calledOn(post.network, author, false)
      return (
        line && {
          authorId: post.accountId,
          words: fill(line.words, chance, { goods: post.goods, language: author.language, name }),
        }
      )
    },
    thank: (post, { author }) => speak(author, 'thanks', post),
    passerBy(network) {
      const author = someone(network, chance.weighted(languages[business.key]))
      return author && idOn(network, author)
    },
  }
}

function linesFor(shop: Business['key'], kind: string, language: string, family: string): Line[] {
  const lines = linesOf(shop, language).filter((line) => line.kind === kind)
  const own = lines.filter((line) => line.family === family)
  const general = lines.filter(({ family: other, words }) => {
    if (other !== undefined) return false
    if (!announcements.has(family) && !services.has(family)) return true
    return (
      !commerce.has(kind) &&
      !words.includes('{item') &&
      (!announcements.has(family) ||
        ['emoji', 'spam', 'rude', 'thanks', 'banter'].includes(kind) ||
        kind.startsWith('answer'))
    )
  })
  // Words about the very thing shown come up twice as often as words that fit anything.
  return [...own, ...own, ...general]
}

const isOn = (person: CastPerson, network: SeedPost['network']) =>
  network === 'facebook' ? person.onFacebook : person.instagramId !== undefined

export const idOn = (network: SeedPost['network'], person: CastPerson) =>
  network === 'facebook' ? person.id : (person.instagramId ?? person.id)

/** Friends are tagged by their whole name on Facebook, where a shop says the first name; Instagram has only usernames. */
function calledOn(network: SeedPost['network'], person: CastPerson, whole: boolean): string {
  if (network === 'instagram') return `@${person.username}`
  return whole ? person.name : givenName(person)
}

/** Japanese names go whole, the family's first. */
const givenName = ({ name, language }: CastPerson) => (language === 'ja' ? name : (name.split(' ')[0] ?? name))
