import { roles } from '../contract/access.ts'
import type { Desk } from '../contract/accounts.ts'
import type { Context, Visitor } from '../http/context.ts'
import { visitorByToken } from '../http/session.ts'
import { newestSeq } from '../live/changes.ts'
import { providerOf } from './grants.ts'

/** Who is here and where; everybody may ask. */
export async function getDesk({ db, platform, settings }: Context, visitor: Visitor | null): Promise<Desk> {
  const where = { mode: platform.mode, sandboxUrl: settings.sandboxUrl }
  if (!visitor) return { ...where, person: null, team: null, teams: [], seq: 0 }

  const { person, team } = visitor
  const teams = await db
    .selectFrom('teams')
    .innerJoin('members', 'members.organizationId', 'teams.id')
    .where('members.userId', '=', person.id)
    .select(['teams.id', 'teams.name'])
    .execute()
  const linked = await db
    .selectFrom('accounts')
    .where('userId', '=', person.id)
    .where('providerId', '=', providerOf(platform))
    .select('id')
    .executeTakeFirst()
  return {
    ...where,
    person: { id: person.id, name: person.name, email: person.email, facebook: linked !== undefined },
    team: team && { id: team.id, name: team.name, role: team.role, tasks: [...roles[team.role]] },
    // Sorted here, since each database has an order of letters of its own.
    teams: teams.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)),
    seq: team ? await newestSeq(db, team.id) : 0,
  }
}

/** The desk of the session that this very request began. */
export async function deskOfSession(context: Context, token: string | null | undefined) {
  return getDesk(context, token ? await visitorByToken(context, token) : null)
}
