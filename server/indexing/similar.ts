import { wordsOf } from '../contract/words.ts'
import type { Database } from '../db/database.ts'
import { askedFor, newestWith } from '../db/fullText.ts'
import { scopeOf } from './indexing.ts'

interface Likeness {
  teamId: string
  pairId: string
  text: string
  limit: number
}

/** Longer words say more, and more than these add little. */
const mostWords = 12
/** How many of a word's newest comments are looked at: a rare word has no more, and of a common one these few count little. */
const mostOfAWord = 200

/**
 * The ids of customers' comments that share words with a text, the most alike first: each shared word counts the more
 * the fewer comments have it. What was deleted is not among them; the comment the text was taken from may be.
 */
export async function similarComments(db: Database, { teamId, pairId, text, limit }: Likeness): Promise<string[]> {
  const scope = scopeOf('comments', { teamId, pairId })
  const likeness = new Map<number, number>()
  for (const word of tellingWords(text)) {
    const keys = await newestWith(db, {
      scope,
      asked: askedFor(db, scope, [{ words: [word], prefix: false }]),
      limit: mostOfAWord,
    })
    const weight = Math.log(1 + mostOfAWord / Math.max(1, keys.length))
    for (const key of keys) likeness.set(key, (likeness.get(key) ?? 0) + weight)
  }
  const keys = [...likeness]
    .sort(([oneKey, one], [otherKey, other]) => other - one || otherKey - oneKey)
    .slice(0, 2 * limit + mostWords)
    .map(([key]) => key)
  return (await customersAt(db, { teamId, pairId }, keys)).slice(0, limit)
}

function tellingWords(text: string) {
  const words = wordsOf(text).filter(({ kind }) => kind !== 'tail')
  const distinct = [...new Set(words.map((word) => word.text))]
  return distinct.sort((one, other) => other.length - one.length).slice(0, mostWords)
}

async function customersAt(
  db: Database,
  { teamId, pairId }: Pick<Likeness, 'teamId' | 'pairId'>,
  keys: number[],
): Promise<string[]> {
  if (keys.length === 0) return []
  const comments = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('searchKey', 'in', keys)
    .where('authorUs', '=', 0)
    .where('deletedAt', 'is', null)
    .select(['id', 'searchKey'])
    .execute()
  const ids = new Map(comments.map(({ id, searchKey }) => [searchKey, id]))
  return keys.flatMap((key) => ids.get(key) ?? [])
}
