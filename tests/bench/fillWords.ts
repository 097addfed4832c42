import type { FilledThread } from './fillThreads.ts'

export const commentsPerThread = 5
export const customers = 5000

const began = Date.UTC(2025, 0, 1)
const vocabulary = 20_000
const wordsPerText = 8

/** All threads over about a year, whatever their number. */
export const beganAt = (n: number, threads: number, seconds: number) =>
  new Date(began + Math.floor((n / threads) * 3e10) + seconds * 1000).toISOString()

/** A place of its own in the index of words: no two things of ours were said in the same second. */
export const keyOf = (at: string, of: 'comments' | 'posts') => Date.parse(at) * 512 + (of === 'posts' ? 1 : 0)

export const nameOf = (n: number) => ({
  id: `7${String(n % customers).padStart(9, '0')}`,
  name: `Customer ${wordOf(n % customers)} ${n % customers}`,
})

const greetings = ['Grüezi!', 'Hello there.', '¿Qué tal?', 'Merci 🍰', 'שלום,']

/** What is looked for: `sourdough` stands in every opener, `gingerbread` in one of 10,000 threads. */
export const openerOf = (n: number) =>
  `${greetings[n % greetings.length]} ${n % 10_000 === 77 ? 'Gingerbread? ' : ''}${textOf(n * commentsPerThread)}. ` +
  "Is the sourdough still there after four o'clock?"

export const replyOf = (n: number, m: number) =>
  `${textOf(n * commentsPerThread + m)}. ${m === commentsPerThread - 1 ? 'Thank you!' : 'See you soon.'}`

/** Words as often as words are: the first of the vocabulary in every other text, the last hardly ever. */
export function textOf(seed: number): string {
  let state = (seed + 1) | 0
  const words: string[] = []
  for (let n = 0; n < wordsPerText; n += 1) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    const share = ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
    words.push(wordOf(Math.floor(vocabulary ** share) - 1))
  }
  return words.join(' ')
}

const syllables = 'ba ke ro lin do mes tu va ri chen so pla gi no fe hu ter mi ja zo'.split(' ')
const known: string[] = []

function wordOf(place: number): string {
  const before = known[place]
  if (before !== undefined) return before
  let word = ''
  for (let rest = place + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word = (syllables[rest % syllables.length] ?? '') + word
  known[place] = word
  return word
}

export function commentOf(thread: FilledThread, n: number, m: number) {
  const opener = m === 0
  const id = opener ? thread.id : `${thread.id}${m}`
  const createdAt = opener ? thread.createdAt : new Date(Date.parse(thread.createdAt) + m * 1000).toISOString()
  const author = nameOf(n + m)
  return {
    teamId: thread.teamId,
    id,
    remoteId: id,
    threadId: thread.id,
    parentId: opener ? null : thread.id,
    postId: thread.postId,
    pairId: thread.pairId,
    network: thread.network,
    authorId: author.id,
    authorName: author.name,
    authorUs: 0,
    message: opener ? thread.message : replyOf(n, m),
    createdAt,
    editedAt: null,
    hiddenAt: opener ? thread.hiddenAt : null,
    likedAt: null,
    likeCount: 0,
    deletedAt: opener ? thread.deletedAt : null,
    url: null,
    delivery: opener ? thread.delivery : null,
    deliveryAction: opener && thread.delivery ? 'hide' : null,
    deliveryProblem: null,
    changedAt: createdAt,
    messageAsOf: createdAt,
    hiddenAsOf: '',
    searchKey: keyOf(createdAt, 'comments'),
    searchedAt: createdAt,
  }
}
