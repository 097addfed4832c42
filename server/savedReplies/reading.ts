import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { SavedReply } from '../contract/savedReplies.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'

type Row = Selectable<Tables['savedReplies']> & { creatorName: string | null; changerName: string | null }
type TextRow = Selectable<Tables['savedReplyTexts']>

/** All of the team's, or those that a pair may use, by title. Throws `not_found` for a pair that is not the team's. */
export async function listSavedReplies(context: Context, pairId?: string): Promise<{ items: SavedReply[] }> {
  if (pairId !== undefined) await linkedPair(context, pairId)
  return { items: await standing(context, context.db, pairId) }
}

/** What the team has and has not deleted, by title; never more than `mostSavedReplies`. */
export async function standing(context: TeamContext, db: Database | Transaction, pairId?: string) {
  const rows = await rowsOf(context, db)
    .where('savedReplies.deletedAt', 'is', null)
    .$if(pairId !== undefined, (replies) =>
      replies.where(({ eb, or }) =>
        or([eb('savedReplies.pairId', 'is', null), eb('savedReplies.pairId', '=', String(pairId))]),
      ),
    )
    .execute()
  const texts = await textsOf(context, db, rows)
  return rows.map((row) => viewOf(row, texts.get(row.id) ?? [])).sort(byTitle)
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
const byTitle = (one: SavedReply, other: SavedReply) =>
  collator.compare(one.title, other.title) || (one.id < other.id ? -1 : 1)

/** One of them, deleted or not. Throws `not_found` for one that is not the team's. */
export async function readSavedReply(context: TeamContext, db: Database | Transaction, id: string) {
  const row = await rowsOf(context, db).where('savedReplies.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', 'Your team has no such saved reply.')
  const texts = await textsOf(context, db, [row])
  return viewOf(row, texts.get(row.id) ?? [])
}

const rowsOf = ({ teamId }: TeamContext, db: Database | Transaction) =>
  db
    .selectFrom('savedReplies')
    .leftJoin('users as creators', 'creators.id', 'savedReplies.creatorId')
    .leftJoin('users as changers', 'changers.id', 'savedReplies.changerId')
    .where('savedReplies.teamId', '=', teamId)
    .selectAll('savedReplies')
    .select(['creators.name as creatorName', 'changers.name as changerName'])

async function textsOf({ teamId }: TeamContext, db: Database | Transaction, replies: { id: string }[]) {
  if (replies.length === 0) return new Map<string, TextRow[]>()
  const ids = replies.map(({ id }) => id)
  const rows = await db
    .selectFrom('savedReplyTexts')
    .where('teamId', '=', teamId)
    .where('savedReplyId', 'in', ids)
    .orderBy('language')
    .selectAll()
    .execute()
  return Map.groupBy(rows, ({ savedReplyId }) => savedReplyId)
}

function viewOf(row: Row, texts: TextRow[]): SavedReply {
  const { creatorName, changerName } = row
  return {
    id: row.id,
    version: row.version,
    pairId: row.pairId,
    title: row.title,
    shortcut: row.shortcut,
    folder: row.folder,
    text: texts.find(({ language }) => language === '')?.text ?? '',
    variants: texts.filter(({ language }) => language !== ''),
    createdAt: row.createdAt,
    createdBy: creatorName ?? 'Somebody who left',
    changedAt: row.changedAt,
    changedBy: changerName ?? 'Somebody who left',
    deletedAt: row.deletedAt,
    useCount: row.useCount,
    usedAt: row.usedAt,
  }
}
