const hour = 3600_000

/** Posts further apart than this are no twins unless somebody says so. */
export const twinDistanceMs = 48 * hour

/** From this percentage on two posts are worth a suggestion. */
const leastLikely = 35

interface Posted {
  message: string
  postedAt: string
}

/**
 * How likely it is, in percent, that two posts of the two networks are the same; null for what is not worth asking.
 * The same words count most; a caption is often written anew for each network, so that a few of the same words
 * within the hour count as well. Links, hashtags and mentions belong to their network.
 */
export function likenessOf(one: Posted, other: Posted): number | null {
  const apart = Math.abs(Date.parse(one.postedAt) - Date.parse(other.postedAt))
  if (apart > twinDistanceMs) return null
  const [first, second] = [plainText(one.message), plainText(other.message)]
  if (first === '' || second === '') return null
  if (first === second) return 100
  const [few, many] = [stemsOf(first), stemsOf(second)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>]
  const shared = [...few].filter((stem) => many.has(stem)).length
  if (shared === 0) return null
  const closeness = Math.max(0, 1 - apart / (12 * hour))
  const likely = Math.round(100 * (0.75 * (shared / few.size) + 0.24 * closeness))
  return likely >= leastLikely ? likely : null
}

const plainText = (message: string) =>
  message
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/https?:\/\/\S+|www\.\S+|[#@][\p{L}\p{N}_.]+/gu, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The beginnings of the longer words; two signs at a time where a script puts no spaces. */
const stemsOf = (text: string) =>
  new Set(
    text
      .split(' ')
      .flatMap((word) => (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word) ? twos(word) : word.slice(0, 5)))
      .filter((stem) => stem.length > 3 || /[^\p{sc=Latn}\p{N}]/u.test(stem)),
  )

const twos = (word: string) => [...word].slice(1).map((sign, place) => `${[...word][place]}${sign}`)
