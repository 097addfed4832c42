import { bakery, type CastPerson, dean, jessica, tom, velo } from './cast.ts'
import { names } from './castNames.ts'
import { type Chance, createChance, digitsOf, seededRandom } from './seedChance.ts'

/** Pets, plants and hobbies that people use as a picture of themselves. */
const portraits =
  '1f431 1f436 1f33b 1f98a 1f43c 1f335 1f30a 1f3b8 1f98b 1f355 1f419 1f427 1f340 1f984 1f422 1f344 1f42c 1f989 1f33a 1f438'

interface Word {
  shown: string
  latin: string
}

/**
 * Everybody on the sandbox, 200 people in a fixed order: Maya, the bike shop's owner, Tom, Dean, Jessica, then the crowd. About half are on
 * both networks, the rest on one; a username is related to the name, never equal to it.
 */
export function everyone(): CastPerson[] {
  const chance = createChance(seededRandom(20_260_104))
  const taken = new Set([bakery.owner, velo.owner, tom, jessica].map(({ username }) => username))
  const crowd = Object.entries(names).flatMap(([language, { count, first, last, lastFirst }]) => {
    const firsts = first.map(word)
    const lasts = chance.shuffled(last.map(word))
    const pairs = new Set<string>()
    return Array.from({ length: count }, (_, index) => {
      const given = firsts[index % firsts.length] ?? { shown: '', latin: '' }
      const family = partnerOf(given, index, lasts, pairs)
      return person(chance, taken, language, given, family, lastFirst)
    })
  })
  return [bakery.owner, velo.owner, tom, dean, jessica, ...chance.shuffled(crowd).map(numbered)]
}

/** The next family name that this first name has not had yet, so that nobody is there twice. */
function partnerOf(given: Word, index: number, lasts: Word[], pairs: Set<string>): Word {
  const turned = [...lasts.slice(index % lasts.length), ...lasts.slice(0, index % lasts.length)]
  const free = turned.find(({ latin }) => !pairs.has(`${given.latin} ${latin}`)) ?? given
  pairs.add(`${given.latin} ${free.latin}`)
  return free
}

type Unnumbered = Omit<CastPerson, 'id'>

function person(
  chance: Chance,
  taken: Set<string | undefined>,
  language: string,
  given: Word,
  family: Word,
  lastFirst?: true,
): Unnumbered {
  const place = chance.next()
  const username = usernameOf(chance, taken, given.latin, family.latin)
  const initials = `${given.latin.charAt(0)}${family.latin.charAt(0)}`
  return {
    name: lastFirst ? `${family.shown} ${given.shown}` : `${given.shown} ${family.shown}`,
    language,
    username: place < 0.76 ? username : undefined,
    onFacebook: place < 0.52 || place >= 0.76,
    avatar: chance.happens(0.3)
      ? `avatar-${chance.pick(portraits.split(' '))}-${chance.between(0, 11)}`
      : `avatar-${initials}-${chance.between(0, 11)}`,
  }
}

function usernameOf(chance: Chance, taken: Set<string | undefined>, first: string, last: string): string {
  const habits = [
    `${first}.${last}`,
    `${first}_${last}`,
    `${first}${last.charAt(0)}_${chance.between(70, 99)}`,
    `the.${first}.${last.charAt(0)}`,
    `${first}.bakes`,
    `${first}_on_wheels`,
    `${last}${first}`,
    `itsme.${first}`,
    `${first}${chance.between(1, 999)}`,
    `hello_${first}_${last.charAt(0)}`,
  ]
  const free = chance.shuffled(habits).find((habit) => !taken.has(habit)) ?? `${first}.${last}.${taken.size}`
  taken.add(free)
  return free
}

/** Ids rise in the order in which people joined, as they do on the platform. */
function numbered(given: Unnumbered, index: number): CastPerson {
  const id = (
    6_132_000_000_000_000n +
    BigInt(index) * 9_000_000_000_000n +
    BigInt(digitsOf(`person/${index}`, 12))
  ).toString()
  return given.username
    ? { ...given, id, instagramId: `178414${digitsOf(`instagram/${index}`, 11)}` }
    : { ...given, id }
}

function word(text: string): Word {
  const [shown = '', latin = shown] = text.split('=')
  return {
    shown,
    latin: latin
      .normalize('NFD')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replaceAll(/[^a-z]/g, ''),
  }
}
