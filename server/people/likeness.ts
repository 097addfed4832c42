import type { FoldedName } from '../keeping/names.ts'

/** Percent, and why in words. */
export interface Alike {
  likeness: number
  why: string
}

const shortest = 5
const leastAlike = 55

/** How alike a name and a username are once both are folded; null for what is not worth asking. */
export function likenessOf(one: FoldedName, other: FoldedName): Alike | null {
  if (one.whole.length < shortest || other.whole.length < shortest) return sameInitials(one, other)
  if (sorted(one) === sorted(other)) return { likeness: 100, why: 'The same words, apart from how they are written.' }
  if ([other.whole, other.turned].includes(one.whole) || one.turned === other.whole)
    return { likeness: 95, why: 'The same letters, written together.' }
  return sameInitials(one, other) ?? sameBeginning(one, other) ?? sameFamily(one, other) ?? speltAlike(one, other)
}

const sorted = ({ tokens }: FoldedName) => [...tokens].sort().join(' ')

/** "Tom Becker" as "tomb" or "tbecker". */
function sameInitials(one: FoldedName, other: FoldedName): Alike | null {
  for (const [full, short] of [
    [one, other],
    [other, one],
  ] as const) {
    const [first = ''] = full.tokens
    if (full.last.length < 2 || first.length < 2) continue
    if (short.whole === `${first.charAt(0)}${full.last}` && short.whole.length >= shortest)
      return { likeness: 80, why: 'The initial and the family name.' }
    if (short.whole === `${first}${full.last.charAt(0)}`)
      return { likeness: 70, why: 'The first name and the initial of the family name.' }
  }
  return null
}

/** "Anna Lindqvist" as "anna.lindq". */
function sameBeginning(one: FoldedName, other: FoldedName): Alike | null {
  const [short, long] = [one.whole, other.whole].sort((a, b) => a.length - b.length) as [string, string]
  const [first = ''] = one.whole === long ? one.tokens : other.tokens
  // A first name alone is no sign: every Anna would be every other.
  return short.length > first.length && long.startsWith(short)
    ? { likeness: 75, why: 'One begins like the other and breaks off.' }
    : null
}

function sameFamily(one: FoldedName, other: FoldedName): Alike | null {
  const [mine = '', theirs = ''] = [one.tokens[0], other.tokens[0]]
  const isSame = one.last.length > 2 && one.last === other.last && mine.charAt(0) === theirs.charAt(0)
  return isSame ? { likeness: 65, why: 'The same family name, and a first name with the same initial.' } : null
}

function speltAlike(one: FoldedName, other: FoldedName): Alike | null {
  const likeness = Math.round(100 * Math.max(shared(one.whole, other.whole), shared(one.turned, other.whole))) - 5
  return likeness >= leastAlike ? { likeness, why: 'Spelt almost alike.' } : null
}

/** The share of three letters in a row that two words have in common (Dice). */
function shared(one: string, other: string) {
  const [mine, theirs] = [threes(one), threes(other)]
  const both = [...mine].filter((three) => theirs.has(three)).length
  return (2 * both) / (mine.size + theirs.size)
}

const threes = (word: string) => new Set([...word].slice(2).map((_, place) => word.slice(place, place + 3)))
