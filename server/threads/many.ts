import { isSqlite, type Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { ThreadChange } from '../keeping/changes.ts'
import { deadlineBy, promisedFor } from '../keeping/deadlines.ts'
import { labelsOf } from '../keeping/facets.ts'
import { heldThreads } from '../keeping/held.ts'
import { moveManyTallies } from '../keeping/tallies.ts'
import { keepLabels } from '../keeping/threadLabels.ts'
import { changeRow, differenceOf, type ThreadRow } from '../keeping/threads.ts'

export interface Move {
  before: ThreadRow
  after: ThreadRow
}

/**
 * Makes the same of many threads of one team, at most some hundred at a time, in as few statements as it takes. A change
 * that throws leaves its thread as it is. Answers the threads that changed.
 */
export async function changeThreads(
  trx: Transaction,
  context: TeamContext,
  threadIds: string[],
  change: ThreadChange,
): Promise<Move[]> {
  const held = await heldThreads(trx, context, threadIds)
  const moves = held.flatMap((before) => {
    const after = before.state === 'gone' ? before : attempted(change, before, context)
    return after === before ? [] : { before, after }
  })
  return keepMany(trx, context.teamId, moves)
}

function attempted(change: ThreadChange, before: ThreadRow, context: TeamContext): ThreadRow {
  try {
    return change(before, context)
  } catch {
    return before
  }
}

/** Writes many threads of one pair at once, with their deadlines: those that change alike share a statement. */
export async function keepMany(trx: Transaction, teamId: string, given: Move[]): Promise<Move[]> {
  const [first] = given
  if (!first) return []
  const promised = await promisedFor(trx, first.before)
  const moves = given.map(({ before, after }) => ({
    before,
    after: { ...after, ...deadlineBy(promised, before, after) },
  }))
  if (isSqlite(trx)) for (const { before, after } of moves) await changeRow(trx, after, differenceOf(before, after))
  else await changeAlike(trx, teamId, moves)
  await keepManyLabels(trx, teamId, moves)
  await moveManyTallies(trx, moves)
  return moves
}

/** To Postgres it is a long way; SQLite changes rows faster one by one. */
async function changeAlike(trx: Transaction, teamId: string, moves: Move[]) {
  const alike = Map.groupBy(moves, ({ before, after }) => JSON.stringify(differenceOf(before, after)))
  for (const [difference, of] of alike)
    await trx
      .updateTable('threads')
      .set(JSON.parse(difference) as Partial<ThreadRow>)
      .where('teamId', '=', teamId)
      .where('id', 'in', idsOf(of))
      .execute()
}

/** Threads that only changed their state change it in their labels' rows together. */
async function keepManyLabels(trx: Transaction, teamId: string, moves: Move[]) {
  const labelled = moves.filter(({ before, after }) => labelsOf(before).length + labelsOf(after).length > 0)
  const relabelled = labelled.filter(({ before, after }) => before.labels !== after.labels)
  for (const { before, after } of relabelled) await keepLabels(trx, before, after)
  const moved = labelled.filter(({ before, after }) => before.labels === after.labels && before.state !== after.state)
  for (const [state, of] of Map.groupBy(moved, ({ after }) => after.state))
    await trx
      .updateTable('threadLabels')
      .set({ state })
      .where('teamId', '=', teamId)
      .where('threadId', 'in', idsOf(of))
      .execute()
}

const idsOf = (moves: Move[]) => moves.map(({ before }) => before.id)
