import { type Presence, PresenceState } from '../contract/presence.ts'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { attend, attending, leave } from '../live/attending.ts'

const mostListed = 500

/** Throws `not_found` for a pair that is not the team's. */
export async function listPresence(context: Context, pairId: string): Promise<{ items: Presence[] }> {
  await linkedPair(context, pairId)
  const rows = await attending(context, { place: 'thread', pairId }, mostListed)
  const items = rows.map(({ placeId, personId, name, doing, since }) => ({
    threadId: placeId,
    person: { id: personId, name },
    state: PresenceState.parse(doing),
    since,
  }))
  return { items }
}

/**
 * A heartbeat only moves the time; arriving, and beginning or ceasing to type, are told to the team.
 * Throws `not_found` for a thread that is not the team's.
 */
export async function showPresence(context: Context, threadId: string, state: PresenceState) {
  await attend(context, await threadOf(context, threadId), state, { anew: true })
}

/** Throws `not_found` for a thread that is not the team's; leaving twice is leaving once. */
export async function endPresence(context: Context, threadId: string) {
  await leave(context, await threadOf(context, threadId))
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
  return { place: 'thread' as const, placeId: threadId, pairId: thread.pairId }
}
