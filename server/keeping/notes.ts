import type { Transaction } from '../db/database.ts'

/** How many notes there are on a thread whose row is made anew. */
export async function countNotes(trx: Transaction, teamId: string, threadId: string) {
  const { count } = await trx
    .selectFrom('notes')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What was noted on a reply that took itself for a thread stands on the thread it belongs to. */
export async function moveNotes(trx: Transaction, teamId: string, from: string, threadId: string) {
  const { numUpdatedRows } = await trx
    .updateTable('notes')
    .set({ threadId })
    .where('teamId', '=', teamId)
    .where('threadId', '=', from)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await trx
    .updateTable('threads')
    .set((eb) => ({ noteCount: eb('noteCount', '+', Number(numUpdatedRows)) }))
    .where('teamId', '=', teamId)
    .where('id', '=', threadId)
    .execute()
}
