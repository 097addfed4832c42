import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { changed } from './changes.ts'

/** A tab says every 20 s that it is there; one that missed two turns is gone. */
const freshMs = 45_000

/** Something that several people can have open at once. */
interface Place {
  place: Tables['presences']['place']
  placeId: string
  pairId: string
}

const topics = { thread: 'presence', campaign: 'campaigns' } as const

/** Who of the team is in any place of a pair, or in one of them, longest there first. */
export function attending(
  context: Context,
  { place, pairId, placeId }: Omit<Place, 'placeId'> & { placeId?: string },
  most: number,
) {
  const rows = context.db
    .selectFrom('presences')
    .innerJoin('members', (join) =>
      join.onRef('members.organizationId', '=', 'presences.teamId').onRef('members.userId', '=', 'presences.personId'),
    )
    .innerJoin('users', 'users.id', 'presences.personId')
    .where('presences.teamId', '=', context.teamId)
    .where('presences.pairId', '=', pairId)
    .where('presences.place', '=', place)
    .where('presences.seenAt', '>', freshFrom(context))
    .$if(placeId !== undefined, (query) => query.where('presences.placeId', '=', placeId ?? ''))
    .orderBy('presences.since')
    .orderBy('presences.personId')
    .limit(most)
    .select(['presences.placeId', 'presences.personId', 'users.name', 'presences.doing', 'presences.since'])
  return rows.execute()
}

/**
 * A heartbeat only moves the time; arriving, and doing something else there, are told to the team. With `anew` whoever does something
 * else counts as there since then.
 */
export async function attend(context: Context, at: Place, doing: string | null, { anew }: { anew: boolean }) {
  const { teamId, person, now } = context
  const { place, placeId, pairId } = at
  const seenAt = now.toISOString()
  await write(context.db, async (trx) => {
    if (await renew(trx, context, at, doing)) return
    await trx
      .insertInto('presences')
      .values({ teamId, place, placeId, personId: person.id, pairId, doing, since: seenAt, seenAt })
      .onConflict((conflict) =>
        conflict
          .columns(['teamId', 'place', 'placeId', 'personId'])
          .doUpdateSet({ doing, seenAt, ...(anew && { since: seenAt }) }),
      )
      .execute()
    await changed(trx, context, topics[place], pairId, [placeId])
  })
}

/** False when it is news: the person was not there, or did something else. */
async function renew(trx: Transaction, context: Context, { place, placeId }: Place, doing: string | null) {
  const { numUpdatedRows } = await trx
    .updateTable('presences')
    .set({ seenAt: context.now.toISOString() })
    .where('teamId', '=', context.teamId)
    .where('place', '=', place)
    .where('placeId', '=', placeId)
    .where('personId', '=', context.person.id)
    .where('doing', doing === null ? 'is' : '=', doing)
    .where('seenAt', '>', freshFrom(context))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Leaving twice is leaving once. */
export async function leave(context: Context, { place, placeId, pairId }: Place) {
  await write(context.db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('presences')
      .where('teamId', '=', context.teamId)
      .where('place', '=', place)
      .where('placeId', '=', placeId)
      .where('personId', '=', context.person.id)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await changed(trx, context, topics[place], pairId, [placeId])
  })
}

const freshFrom = ({ now }: Context) => new Date(now.getTime() - freshMs).toISOString()
