import type { Transaction } from '../db/database.ts'
import { holdModerator } from './members.ts'

/** The ids in a list of turns. */
export const personsIn = (personIds: string): string[] => JSON.parse(personIds)

/**
 * Whose turn it is to be given a thread of the pair; null where threads are not given out in turn. Taking a turn locks
 * the pair's row, so that of many threads that come at once everybody gets the same number, one more or less.
 */
export async function takeTurn(trx: Transaction, { teamId, pairId }: { teamId: string; pairId: string }) {
  const turns = await trx
    .updateTable('turns')
    .set((eb) => ({ taken: eb('taken', '+', 1) }))
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('on', '=', 1)
    .returning(['personIds', 'taken'])
    .executeTakeFirst()
  if (!turns) return null
  const all = personsIn(turns.personIds)
  const first = (turns.taken - 1) % Math.max(1, all.length)
  for (const personId of [...all.slice(first), ...all.slice(0, first)])
    if (await holdModerator(trx, teamId, personId)) return personId
  return null
}
