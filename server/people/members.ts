import type { TeamContext } from '../http/context.ts'

/** The names of members by their ids, to say who did what. Whoever's account is gone is left out. */
export async function namesOf({ db, teamId }: TeamContext, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const people = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .where('members.organizationId', '=', teamId)
    .where('members.userId', 'in', wanted)
    .select(['users.id', 'users.name'])
    .execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}
