import { newText } from './ids.ts'
import { seededRandom } from './seedChance.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** A number from a name, the same each time; quick, since delivery asks for it all the time. */
export function numberOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** In [0, 1), from a name. */
export const shareOf = (name: string): number => numberOf(name) / 4_294_967_296

/** Delivery's chance for one thing at one time: the same in the same world, another in another. */
export const chanceFor = (salt: string, name: string): (() => number) => seededRandom(numberOf(`${salt}/${name}`))

/** What makes this world's chance differ from that of another, drawn once. */
export function saltOf(world: World): string {
  const found = statement<[], { value: string }>(world, "select value from settings where name = 'adChance'").get()
    ?.value
  if (found !== undefined) return found
  const salt = newText(world, 12)
  statement<[string], unknown>(world, "insert into settings (name, value) values ('adChance', ?)").run(salt)
  return salt
}

/** A whole number around what is expected: so many of many chances came true. */
export function about(random: () => number, expected: number): number {
  if (expected <= 0) return 0
  if (expected > 40) {
    // The sum of twelve chances is as good as a bell.
    let bell = -6
    for (let draw = 0; draw < 12; draw += 1) bell += random()
    return Math.max(0, Math.round(expected + bell * Math.sqrt(expected)))
  }
  const limit = Math.exp(-expected)
  let count = 0
  for (let left = random(); left > limit; left *= random()) count += 1
  return count
}

/** Rounds up as often as it takes for sums to come out right. */
export const roughly = (random: () => number, exact: number): number =>
  Math.floor(exact) + (random() < exact - Math.floor(exact) ? 1 : 0)
