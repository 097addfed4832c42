import { mayDo } from '../contract/access.ts'
import type { Member } from '../contract/accounts.ts'
import { Role } from '../contract/accounts.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { addressOf } from '../http/session.ts'
import { enqueue } from '../jobs/queue.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'

/** The members of the team in the order they joined. */
export async function listMembers({ db, teamId }: Context): Promise<{ items: Member[] }> {
  const rows = await membersOf(db, teamId).orderBy('members.createdAt').orderBy('members.id').execute()
  return { items: rows.map(asMember) }
}

/** Throws `forbidden` for one's own role, `conflict` for the last owner's, `not_found` for somebody who is not in the team. */
export async function changeRole(context: Context, memberId: string, role: Member['role']): Promise<Member> {
  return changeMember(context, memberId, async (trx, member) => {
    if (member.personId === context.person.id)
      throw new Problem('forbidden', 'Nobody changes their own role. Ask another owner to do it.')
    if (role !== 'owner') await keepAnOwner(trx, context, member)
    await trx.updateTable('members').set({ role }).where('id', '=', memberId).execute()
    if (!mayDo(role, 'moderate')) await promiseRelease(trx, context, member.personId)
    await record(trx, context, 'member.role', { personId: member.personId, from: member.role, to: role })
    return { ...member, role }
  })
}

/** Their sessions go on without this team, from the next request on. Throws `conflict` for the last owner, `not_found`. */
export async function removeMember(context: Context, memberId: string): Promise<void> {
  await changeMember(context, memberId, async (trx, member) => {
    await keepAnOwner(trx, context, member)
    await trx.deleteFrom('members').where('id', '=', memberId).execute()
    await trx
      .updateTable('sessions')
      .set({ activeOrganizationId: null })
      .where('userId', '=', member.personId)
      .where('activeOrganizationId', '=', context.teamId)
      .execute()
    await promiseRelease(trx, context, member.personId)
    await record(trx, context, 'member.removed', { personId: member.personId, role: member.role })
  })
}

/** What they had to see to is somebody else's to take. */
const promiseRelease = (trx: Transaction, context: Context, personId: string) =>
  enqueue(trx, context, {
    kind: 'intake.releaseThreads',
    lane: 'hide',
    subject: `release ${personId}`,
    payload: { personId },
  })

async function changeMember<T>(
  context: Context,
  memberId: string,
  change: (trx: Transaction, member: Member) => Promise<T>,
): Promise<T> {
  return write(context.db, async (trx) => {
    // First of all: two owners who demote each other at once must not both see another owner.
    await holdTeam(trx, context)
    await changed(trx, context, 'accounts', null, [memberId])
    const row = await membersOf(trx, context.teamId).where('members.id', '=', memberId).executeTakeFirst()
    if (!row) throw new Problem('not_found', 'Your team has no such member.')
    return change(trx, asMember(row))
  })
}

async function keepAnOwner(trx: Transaction, { teamId }: Context, { id, role }: Member) {
  if (role !== 'owner') return
  const other = await trx
    .selectFrom('members')
    .where('organizationId', '=', teamId)
    .where('role', '=', 'owner')
    .where('id', '!=', id)
    .select('id')
    .executeTakeFirst()
  if (!other) throw new Problem('conflict', 'A team needs an owner. Make somebody else owner first.')
}

const record = (trx: Transaction, context: Context, action: string, detail: Record<string, string>) =>
  audit(trx, { now: context.now, teamId: context.teamId, actorId: context.person.id }, action, detail)

const membersOf = (db: Database | Transaction, teamId: string) =>
  db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .where('members.organizationId', '=', teamId)
    .select(['members.id', 'members.userId as personId', 'users.name', 'users.email'])
    .select(['members.role', 'members.createdAt as joinedAt'])

const asMember = ({ email, role, ...row }: Omit<Member, 'role'> & { role: string }): Member => ({
  ...row,
  email: addressOf(email),
  role: Role.parse(role),
})
