import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, Services } from '../http/context.ts'
import { audit, changed } from '../live/changes.ts'
import { people } from './tables.ts'

/** The team a new session begins in: the one the person has been in longest, or a new one of their own. Answers its id. */
export async function teamToStartIn(services: Services, personId: string, now: Date): Promise<string> {
  return write(services.db, async (trx) => {
    const first = await trx
      .selectFrom('members')
      .where('userId', '=', personId)
      .orderBy('createdAt')
      .orderBy('id')
      .select('organizationId')
      .executeTakeFirst()
    return first?.organizationId ?? makeTeam(trx, services, personId, now)
  })
}

async function makeTeam(trx: Transaction, { hub, newId }: Services, personId: string, now: Date) {
  const teamId = newId()
  const { name } = await trx.selectFrom('users').where('id', '=', personId).select('name').executeTakeFirstOrThrow()
  await people(trx)
    .insertInto('teams')
    .values({ id: teamId, name: `${name.split(' ')[0]}'s team`, createdAt: now.toISOString() })
    .execute()
  await joinTeam(trx, { id: newId(), teamId, personId, role: 'owner', now })
  await audit(trx, { now, teamId, actorId: personId }, 'team.made', {})
  await changed(trx, { hub, now, teamId }, 'accounts')
  return teamId
}

interface Joining {
  id: string
  teamId: string
  personId: string
  role: string
  now: Date
}

export const joinTeam = (trx: Transaction, { id, teamId, personId, role, now }: Joining) =>
  trx
    .insertInto('members')
    .values({ id, organizationId: teamId, userId: personId, role, createdAt: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['organizationId', 'userId']).doNothing())
    .execute()

/** From now on the session works in the team. Throws `not_found` for a team that the person does not belong to. */
export async function switchTeam({ db, person }: Context, teamId: string) {
  const changedSession = await db
    .updateTable('sessions')
    .set({ activeOrganizationId: teamId })
    .where('id', '=', person.sessionId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('members').where('organizationId', '=', teamId).where('userId', '=', person.id).select('members.id'),
      ),
    )
    .executeTakeFirst()
  if (changedSession.numUpdatedRows === 0n) throw new Problem('not_found', 'You are not in that team.')
}
