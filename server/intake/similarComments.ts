import type { Database } from '../db/database.ts'

interface Asked {
  teamId: string
  pairId: string
  text: string
  limit: number
}

const newest = 500

/** Earlier comments of customers that share words with the text, the most similar first. */
export async function similarComments(db: Database, { teamId, pairId, text, limit }: Asked) {
  const rows = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('authorUs', '=', 0)
    .where('deletedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(newest)
    .select(['id', 'threadId', 'message', 'createdAt'])
    .execute()
  const asked = wordsOf(text)
  return rows
    .map((row) => ({ ...row, score: likeness(asked, wordsOf(row.message)) }))
    .filter(({ score }) => score > 0.1)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])

const likeness = (one: Set<string>, other: Set<string>) =>
  one.size + other.size === 0 ? 0 : (2 * [...one].filter((word) => other.has(word)).length) / (one.size + other.size)
