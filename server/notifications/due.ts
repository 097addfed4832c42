import type { Selectable } from 'kysely'
import { literal, type Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'

export type Told = Selectable<Tables['notifications']>

/** More than that nobody reads in one letter or one push; the list has them all. */
const mostTold = 50

/** Takes what somebody still has to be told by this channel: from now on it is promised. What was read meanwhile needs no telling. */
export async function takeDue(
  trx: Transaction,
  { teamId }: TeamContext,
  personId: string,
  channel: 'pushDue' | 'mailDue',
): Promise<Told[]> {
  const due = await trx
    .updateTable('notifications')
    .set({ [channel]: 0 })
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .where(channel, '=', literal(1))
    .returningAll()
    .execute()
  const unread = due.filter(({ readAt }) => readAt === null)
  return unread.sort((one, two) => one.activeAt.localeCompare(two.activeAt)).slice(-mostTold)
}

/** Which of these are still unread, oldest first. */
export function unreadOf({ db, teamId }: TeamContext, ids: string[]): Promise<Told[]> {
  return db
    .selectFrom('notifications')
    .where('teamId', '=', teamId)
    .where('id', 'in', ids)
    .where('readAt', 'is', null)
    .orderBy('activeAt')
    .selectAll()
    .execute()
}

/** The names of the pairs that these are about, by id. */
export async function pairNames({ db, teamId }: TeamContext, told: Told[]): Promise<Map<string, string>> {
  const ids = [...new Set(told.flatMap(({ pairId }) => pairId ?? []))]
  if (ids.length === 0) return new Map()
  const pairs = await db
    .selectFrom('pairs')
    .where('teamId', '=', teamId)
    .where('id', 'in', ids)
    .select(['id', 'pageName'])
    .execute()
  return new Map(pairs.map(({ id, pageName }) => [id, pageName]))
}

/** The person, as long as they belong to the team. */
export async function memberOf({ db, teamId }: TeamContext, personId: string) {
  const member = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .innerJoin('teams', 'teams.id', 'members.organizationId')
    .where('members.organizationId', '=', teamId)
    .where('members.userId', '=', personId)
    .select(['users.name', 'users.email', 'teams.name as teamName'])
    .executeTakeFirst()
  return member ?? null
}
