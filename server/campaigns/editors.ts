import { campaignRow } from '../advertising/campaignRows.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { changed } from '../live/changes.ts'

/** A tab says every 20 s that it is there; one that missed two turns is gone. */
const freshMs = 45_000
const mostListed = 50

/** Longest there first, at most 50. Throws `not_found`. */
export async function listEditors(context: Context, campaignId: string) {
  await campaignRow(context, context.db, campaignId)
  const rows = await context.db
    .selectFrom('campaignEditors')
    .innerJoin('members', (join) =>
      join
        .onRef('members.organizationId', '=', 'campaignEditors.teamId')
        .onRef('members.userId', '=', 'campaignEditors.personId'),
    )
    .innerJoin('users', 'users.id', 'campaignEditors.personId')
    .where('campaignEditors.teamId', '=', context.teamId)
    .where('campaignEditors.campaignId', '=', campaignId)
    .where('campaignEditors.seenAt', '>', freshFrom(context))
    .orderBy('campaignEditors.since')
    .orderBy('campaignEditors.personId')
    .limit(mostListed)
    .select(['campaignEditors.personId', 'users.name', 'campaignEditors.section', 'campaignEditors.since'])
    .execute()
  return {
    items: rows.map(({ personId, name, section, since }) => ({ person: { id: personId, name }, section, since })),
  }
}

/** A heartbeat only moves the time; arriving and going to another section are told to the team. Throws `not_found`. */
export async function showEditing(context: Context, campaignId: string, section: string | null) {
  const { pairId } = await campaignRow(context, context.db, campaignId)
  const { teamId, person, now } = context
  const at = now.toISOString()
  await write(context.db, async (trx) => {
    if (await renew(trx, context, campaignId, section)) return
    const row = { section, since: at, seenAt: at }
    await trx
      .insertInto('campaignEditors')
      .values({ teamId, campaignId, personId: person.id, ...row })
      .onConflict((conflict) =>
        conflict.columns(['teamId', 'campaignId', 'personId']).doUpdateSet({ section, seenAt: at }),
      )
      .execute()
    await changed(trx, context, 'campaigns', pairId, [campaignId])
  })
}

/** False when it is news: the person was not there, or somewhere else in it. */
async function renew(trx: Transaction, context: Context, campaignId: string, section: string | null) {
  const { numUpdatedRows } = await trx
    .updateTable('campaignEditors')
    .set({ seenAt: context.now.toISOString() })
    .where('teamId', '=', context.teamId)
    .where('campaignId', '=', campaignId)
    .where('personId', '=', context.person.id)
    .where('section', section === null ? 'is' : '=', section)
    .where('seenAt', '>', freshFrom(context))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Leaving twice is leaving once. Throws `not_found`. */
export async function endEditing(context: Context, campaignId: string) {
  const { pairId } = await campaignRow(context, context.db, campaignId)
  await write(context.db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('campaignEditors')
      .where('teamId', '=', context.teamId)
      .where('campaignId', '=', campaignId)
      .where('personId', '=', context.person.id)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await changed(trx, context, 'campaigns', pairId, [campaignId])
  })
}

const freshFrom = ({ now }: Context) => new Date(now.getTime() - freshMs).toISOString()
