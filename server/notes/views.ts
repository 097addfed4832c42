import type { Selectable } from 'kysely'
import type { Note } from '../contract/notes.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { Context } from '../http/context.ts'

type Row = Selectable<Tables['notes']>

/** How long one may change what one wrote. */
const hourMs = 3600_000

const endOf = ({ createdAt }: Row) => new Date(Date.parse(createdAt) + hourMs)

/** Whether its time to be changed is over. */
export const wasOver = (note: Row, now: Date) => endOf(note) <= now

export const noteView = ({ person, now }: Context, row: Row): Note => ({
  id: row.id,
  threadId: row.threadId,
  author: { id: row.authorId, name: row.authorName },
  message: row.message,
  mentions: JSON.parse(row.mentions),
  createdAt: row.createdAt,
  editedAt: row.editedAt,
  changeableUntil: row.authorId === person.id && !wasOver(row, now) ? endOf(row).toISOString() : null,
  version: row.version,
})

/** The people with these ids as they are called now, each once. Throws `invalid` for somebody who is not in the team. */
export async function peopleNamed(trx: Transaction, { teamId }: Context, ids: string[]) {
  if (ids.length === 0) return []
  const people = await trx
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .where('members.organizationId', '=', teamId)
    .where('users.id', 'in', ids)
    .orderBy('users.id')
    .select(['users.id', 'users.name'])
    .execute()
  if (people.length < new Set(ids).size) {
    const problem = 'Somebody you mention has left the team. Take the name out.'
    throw new Problem('invalid', problem, { fields: { mentions: problem } })
  }
  return people
}
