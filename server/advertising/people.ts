import type { Database, Transaction } from '../db/database.ts'

/** What people are called, also those who have left the team. */
export async function namesOf(db: Database | Transaction, personIds: readonly string[]) {
  const ids = [...new Set(personIds)]
  const people =
    ids.length === 0 ? [] : await db.selectFrom('users').where('id', 'in', ids).select(['id', 'name']).execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (personId: string) => names.get(personId) ?? 'Somebody who left'
}
