import type { ThreadState } from '../db/inboxTables.ts'
import { write } from '../db/write.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { changes } from '../keeping/changes.ts'
import { heldThreads } from '../keeping/held.ts'
import { keepThread } from '../keeping/threads.ts'
import { personsIn } from '../keeping/turns.ts'
import { changed } from '../live/changes.ts'

const atOnce = 100

const states: ThreadState[] = ['open', 'snoozed', 'done', 'gone']

/**
 * Makes the threads of somebody who has left the team, or may not moderate any more, anybody's again, and takes them
 * out of every list of turns.
 */
export const releaseThreadsKind: WorkKind<{ personId: string }> = {
  lane: 'hide',
  work: async (context, { personId }) => {
    const pairs = await context.db.selectFrom('pairs').where('teamId', '=', context.teamId).select('id').execute()
    for (const { id: pairId } of pairs) {
      await leaveTurns(context, pairId, personId)
      for (const state of states)
        while (await releaseSome(context, { pairId, state, personId })) await context.progress({})
    }
  },
}

interface Held {
  pairId: string
  state: ThreadState
  personId: string
}

/** False when there are none left. */
async function releaseSome(context: WorkContext, { pairId, state, personId }: Held) {
  const now = context.clock()
  return write(context.db, async (trx) => {
    const some = await trx
      .selectFrom('threads')
      .where('teamId', '=', context.teamId)
      .where('pairId', '=', pairId)
      .where('state', '=', state)
      .where('assigneeId', '=', personId)
      .limit(atOnce)
      .select('id')
      .execute()
    const held = await heldThreads(
      trx,
      { ...context, now },
      some.map(({ id }) => id),
    )
    const theirs = held.filter(({ assigneeId }) => assigneeId === personId)
    for (const thread of theirs) await keepThread(trx, thread, changes.assign(null)(thread, { now }))
    const ids = theirs.map(({ id }) => id)
    if (ids.length > 0) await changed(trx, { ...context, now }, 'inbox', pairId, ids)
    return some.length > 0
  })
}

async function leaveTurns(context: WorkContext, pairId: string, personId: string) {
  const now = context.clock()
  await write(context.db, async (trx) => {
    const turns = await trx
      .updateTable('turns')
      .set((eb) => ({ version: eb.ref('version') }))
      .where('teamId', '=', context.teamId)
      .where('pairId', '=', pairId)
      .returningAll()
      .executeTakeFirst()
    const persons = turns ? personsIn(turns.personIds) : []
    if (!turns || !persons.includes(personId)) return
    const left = persons.filter((id) => id !== personId)
    await trx
      .updateTable('turns')
      .set({ personIds: JSON.stringify(left), on: left.length > 0 ? turns.on : 0, version: turns.version + 1 })
      .where('teamId', '=', context.teamId)
      .where('pairId', '=', pairId)
      .execute()
    await changed(trx, { ...context, now }, 'turns', pairId, [pairId])
  })
}
