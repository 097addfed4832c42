import { adLocales } from './adLocales.ts'
import { type Place, places } from './adPlaces.ts'
import { type Chance, createChance, digitsOf, seededRandom } from './seedChance.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** One of the sandbox's people as whoever sells ads counts them: a head that stands for a few hundred of its kind. */
export interface AdPerson {
  /** Their place in the order in which they joined; what delivery writes down names them by it. */
  index: number
  id: string
  name: string
  language: string
  instagramId: string | null
  onFacebook: boolean
  age: number
  /** 1 man, 2 woman, as targeting numbers them. */
  gender: 1 | 2
  home: Place
  latitude: number
  longitude: number
  locales: number[]
  device: 'iphone' | 'android_smartphone'
  /** How many people there are of this kind. */
  standsFor: number
  /** How many stand before them, so that everybody has a number of their own. */
  before: number
}

interface Row {
  id: string
  name: string
  language: string
  instagramId: string | null
  facebookAt: string | null
}

const known = new WeakMap<World, AdPerson[]>()
const watched = new WeakSet<World>()

/** Everybody, in the order in which they joined. Who they are depends on their id alone. */
export function adPeople(world: World): AdPerson[] {
  const found = known.get(world)
  if (found) return found
  const rows = statement<[], Row>(
    world,
    'select id, name, language, instagramId, facebookAt from people order by rowid',
  ).all()
  let before = 0
  const people = rows.map((row, index) => {
    const person = personOf(row, index, before)
    before += person.standsFor
    return person
  })
  // An empty world is about to be filled.
  if (people.length > 0) known.set(world, people)
  if (!watched.has(world)) world.listen(({ kind }) => kind === 'reset' && known.delete(world))
  watched.add(world)
  return people
}

/** A person by either of their ids. */
export const adPersonOf = (world: World, id: string): AdPerson | undefined =>
  adPeople(world).find((person) => person.id === id || person.instagramId === id)

function personOf({ id, name, language, instagramId, facebookAt }: Row, index: number, before: number): AdPerson {
  const chance = createChance(seededRandom(Number(digitsOf(`ads/${id}`, 9))))
  const home = homeOf(language, chance)
  return {
    index,
    id,
    name,
    language,
    instagramId,
    onFacebook: facebookAt !== null,
    age: chance.happens(0.03) ? chance.between(15, 17) : 18 + Math.floor(chance.next() ** 1.3 * 58),
    gender: name.split(' ').some((word) => women.has(word)) ? 2 : 1,
    home,
    // Within a few kilometres of the middle of the town.
    latitude: home.latitude + (chance.next() - 0.5) * 0.05,
    longitude: home.longitude + (chance.next() - 0.5) * 0.07,
    locales: adLocales.filter((locale) => locale.language === language).map(({ key }) => key),
    device: chance.happens(0.45) ? 'iphone' : 'android_smartphone',
    standsFor: chance.between(150, 400),
    before,
  }
}

const here = (country: string, most: string) => places.filter((one) => one.country === country && one.name !== most)
const town = (name: string) => places.filter((one) => one.name === name)
const around = (region: string) => places.filter((one) => one.region === region)
const abroad: Record<string, string> = {
  en: 'GB',
  es: 'ES',
  fr: 'FR',
  de: 'DE',
  pt: 'PT',
  ja: 'JP',
  ar: 'MA',
  hi: 'IN',
  uk: 'UA',
}

/** Most live near the shop whose language they speak: by the bakery in Galway, by the bicycles in Bilbao, a few where they come from. */
function homeOf(language: string, chance: Chance): Place {
  const [galway, bilbao] = language === 'en' ? [62, 14] : language === 'es' ? [10, 68] : [40, 36]
  const choices = chance.weighted<Place[]>([
    [town('Galway'), galway * 0.6],
    [around('County Galway'), galway * 0.4],
    [town('Bilbao'), bilbao * 0.55],
    [around('Basque Country'), bilbao * 0.45],
    [here('IE', 'Galway'), 7],
    [here('ES', 'Bilbao'), 5],
    [places.filter(({ country }) => country === abroad[language]), 12],
  ])
  return chance.pick(choices.length > 0 ? choices : places)
}

/** First names of women among the sandbox's people; everybody else counts as a man. */
const women = new Set(
  `Maya Jessica Aoife Niamh Siobhan Grace Chloe Priya Hannah Emily Zoe Molly Ruth Ellie Tara Orla Fiona Joy Amber Maeve
   Ainhoa Lucía Carmen Nerea Marta Sofía Leire Itziar Elena Camille Léa Manon Élodie Inès Chloé Lena Katrin Svenja Ute Greta
   Anke Jule Beatriz Mariana Inês Carolina Leonor Catarina 由紀 さくら 美咲 葵 陽子 ليلى نور سلمى هدى رنا अनन्या कविता मीरा पूजा
   Оксана Марія Юлія Ірина`
    .trim()
    .split(/\s+/),
)
