import type { Presence, PresenceState } from '../contract/presence.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { changed } from '../live/changes.ts'

/** A tab says every 20 s that it is there; one that missed two turns is gone. */
const freshMs = 45_000
const mostListed = 500

/** Throws `not_found` for a pair that is not the team's. */
export async function listPresence(context: Context, pairId: string): Promise<{ items: Presence[] }> {
  await linkedPair(context, pairId)
  const rows = await context.db
    .selectFrom('presences')
    .innerJoin('members', (join) =>
      join.onRef('members.organizationId', '=', 'presences.teamId').onRef('members.userId', '=', 'presences.personId'),
    )
    .innerJoin('users', 'users.id', 'presences.personId')
    .where('presences.teamId', '=', context.teamId)
    .where('presences.pairId', '=', pairId)
    .where('presences.seenAt', '>', freshFrom(context))
    .orderBy('presences.since')
    .orderBy('presences.personId')
    .limit(mostListed)
    .select(['presences.threadId', 'presences.personId', 'users.name', 'presences.state', 'presences.since'])
    .execute()
  const items = rows.map(({ threadId, personId, name, state, since }) => ({
    threadId,
    person: { id: personId, name },
    state,
    since,
  }))
  return { items }
}

/**
 * A heartbeat only moves the time; arriving, and beginning or ceasing to type, are told to the team.
 * Throws `not_found` for a thread that is not the team's.
 */
export async function showPresence(context: Context, threadId: string, state: PresenceState) {
  const { pairId } = await threadOf(context, threadId)
  const { teamId, person, now } = context
  const at = now.toISOString()
  await write(context.db, async (trx) => {
    if (await renew(trx, context, threadId, state)) return
    const row = { state, since: at, seenAt: at }
    await trx
      .insertInto('presences')
      .values({ teamId, threadId, personId: person.id, pairId, ...row })
      .onConflict((conflict) => conflict.columns(['teamId', 'threadId', 'personId']).doUpdateSet(row))
      .execute()
    await changed(trx, context, 'presence', pairId, [threadId])
  })
}

/** False when it is news: the person was not there, or did something else. */
async function renew(trx: Transaction, context: Context, threadId: string, state: PresenceState) {
  const { numUpdatedRows } = await trx
    .updateTable('presences')
    .set({ seenAt: context.now.toISOString() })
    .where('teamId', '=', context.teamId)
    .where('threadId', '=', threadId)
    .where('personId', '=', context.person.id)
    .where('state', '=', state)
    .where('seenAt', '>', freshFrom(context))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Throws `not_found` for a thread that is not the team's; leaving twice is leaving once. */
export async function endPresence(context: Context, threadId: string) {
  const { pairId } = await threadOf(context, threadId)
  await write(context.db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('presences')
      .where('teamId', '=', context.teamId)
      .where('threadId', '=', threadId)
      .where('personId', '=', context.person.id)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await changed(trx, context, 'presence', pairId, [threadId])
  })
}

async function threadOf(context: Context, threadId: string) {
  const thread = await context.db
    .selectFrom('threads')
    .where('teamId', '=', context.teamId)
    .where('id', '=', threadId)
    .select('pairId')
    .executeTakeFirst()
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  await linkedPair(context, thread.pairId)
  return thread
}

const freshFrom = ({ now }: Context) => new Date(now.getTime() - freshMs).toISOString()
