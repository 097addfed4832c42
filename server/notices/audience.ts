import { mayDo, roleNames, type Task } from '../contract/access.ts'
import type { NotificationChoices } from '../contract/notifications.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { choicesIn } from './choices.ts'

/** Whom to tell. A thread that nobody has is everybody's who may answer it. */
export type Audience = { people: string[] } | 'assignee' | 'moderators' | 'assignee_or_moderators' | 'advertisers'

export interface Listener {
  personId: string
  choices: NotificationChoices
}

/** The members meant, in one order for everybody, so that two transactions never wait for each other's rows. */
export async function listenersOf(
  trx: Transaction,
  { teamId }: TeamContext,
  { to, threadId, by }: { to: Audience; threadId: string | null; by: string | null },
): Promise<Listener[]> {
  const named = await namedIn(trx, teamId, to, threadId)
  if (named?.length === 0) return []
  const members = await trx
    .selectFrom('members')
    .leftJoin('notificationSettings', (join) =>
      join.onRef('notificationSettings.personId', '=', 'members.userId').on('notificationSettings.teamId', '=', teamId),
    )
    .where('members.organizationId', '=', teamId)
    .$if(named !== null, (of) => of.where('members.userId', 'in', named ?? []))
    .orderBy('members.userId')
    .select(['members.userId as personId', 'members.role', 'notificationSettings.choices'])
    .execute()
  return members
    .filter(
      ({ personId, role }) =>
        personId !== by && (named !== null || mayDoTask(role, to === 'advertisers' ? 'advertise' : 'moderate')),
    )
    .map(({ personId, choices }) => ({ personId, choices: choicesIn(choices) }))
}

/** The people named, or null for everybody whose task it is. */
async function namedIn(trx: Transaction, teamId: string, to: Audience, threadId: string | null) {
  if (typeof to === 'object') return to.people
  if (to === 'moderators' || to === 'advertisers') return null
  const thread = await trx
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('id', '=', threadId ?? '')
    .select('assigneeId')
    .executeTakeFirst()
  if (thread?.assigneeId) return [thread.assigneeId]
  return to === 'assignee' ? [] : null
}

function mayDoTask(kept: string, task: Task) {
  const role = roleNames.find((name) => name === kept)
  return role !== undefined && mayDo(role, task)
}
