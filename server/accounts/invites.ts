import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { type Invite, type NewInvite, Role } from '../contract/accounts.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { addressOf } from '../http/session.ts'
import { audit, changed } from '../live/changes.ts'
import { refuseMadeUp } from './signIn.ts'
import { people } from './tables.ts'
import { joinTeam } from './teams.ts'

const weekMs = 7 * 24 * 3600_000

/** The invites that nobody has accepted yet, newest first. */
export async function listInvites({ db, teamId, now, settings }: Context): Promise<{ items: Invite[] }> {
  const rows = await people(db)
    .selectFrom('invites')
    .where('organizationId', '=', teamId)
    .where('expiresAt', '>', now.toISOString())
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .selectAll()
    .execute()
  return { items: rows.map((row) => asInvite(row, settings.publicUrl)) }
}

/**
 * Invites an address for 7 days; inviting it again renews the invite it has, under the same link.
 * Throws `invalid` with `fields.email` for somebody who is in the team already.
 */
export async function inviteMember(context: Context, { email, role }: z.output<typeof NewInvite>): Promise<Invite> {
  refuseMadeUp(email)
  const { teamId, person, now } = context
  return write(context.db, async (trx) => {
    await changed(trx, context, 'accounts')
    const member = await trx
      .selectFrom('members')
      .innerJoin('users', 'users.id', 'members.userId')
      .where('members.organizationId', '=', teamId)
      .where('users.email', '=', email)
      .select('members.id')
      .executeTakeFirst()
    if (member) throw new Problem('invalid', inTeam, { fields: { email: inTeam } })

    const createdAt = now.toISOString()
    const expiresAt = new Date(now.getTime() + weekMs).toISOString()
    const row = await people(trx)
      .insertInto('invites')
      // The link is all that somebody without an e-mail address needs: its id has to be a secret, not only unique.
      .values({
        id: randomBytes(24).toString('base64url'),
        organizationId: teamId,
        inviterId: person.id,
        email,
        role,
        createdAt,
        expiresAt,
      })
      .onConflict((conflict) =>
        conflict.columns(['organizationId', 'email']).doUpdateSet({ inviterId: person.id, role, createdAt, expiresAt }),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit(trx, { now, teamId, actorId: person.id }, 'member.invited', { email, role })
    return asInvite(row, context.settings.publicUrl)
  })
}

const inTeam = 'This person is in the team already.'

/** Throws `not_found` for an invite of another team, or one that is accepted already. */
export async function withdrawInvite(context: Context, inviteId: string): Promise<void> {
  const { teamId, person, now } = context
  await write(context.db, async (trx) => {
    const gone = await people(trx)
      .deleteFrom('invites')
      .where('id', '=', inviteId)
      .where('organizationId', '=', teamId)
      .returning('email')
      .executeTakeFirst()
    if (!gone) throw new Problem('not_found', 'Your team has no such invite.')
    await changed(trx, context, 'accounts')
    await audit(trx, { now, teamId, actorId: person.id }, 'invite.withdrawn', { email: gone.email })
  })
}

/** What the link says to whoever opens it; `not_found` once the invite is accepted, withdrawn or over. */
export async function getInvite(context: Context, inviteId: string) {
  const { team, inviter, email, role } = await openInvite(context, inviteId)
  return { team, inviter, email, role: Role.parse(role) }
}

/**
 * Joins the team and works in it. Only the address that was invited may: throws `forbidden` for another one. Somebody who came
 * with Facebook has no address; for them the link is enough.
 */
export async function acceptInvite(context: Context, inviteId: string): Promise<void> {
  const { person, now, hub } = context
  const invite = await openInvite(context, inviteId)
  if (person.email !== '' && person.email !== invite.email)
    throw new Problem('forbidden', `This invite is for ${invite.email}. Sign in with that address to accept it.`)

  const { teamId, role } = invite
  await write(context.db, async (trx) => {
    // Whoever takes the row has the invite: of two who hold the link at once, one joins.
    const taken = await people(trx).deleteFrom('invites').where('id', '=', inviteId).returning('id').executeTakeFirst()
    if (!taken) throw new Problem('not_found', over)
    await joinTeam(trx, { id: context.newId(), teamId, personId: person.id, role, now })
    await trx.updateTable('sessions').set({ activeOrganizationId: teamId }).where('id', '=', person.sessionId).execute()
    await changed(trx, { hub, now, teamId }, 'accounts')
    await audit(trx, { now, teamId, actorId: person.id }, 'member.joined', { role })
  })
}

const over = 'This invite is no longer valid. Ask for a new one.'

async function openInvite({ db, now }: Context, inviteId: string) {
  const invite = await people(db)
    .selectFrom('invites')
    .innerJoin('teams', 'teams.id', 'invites.organizationId')
    .innerJoin('users', 'users.id', 'invites.inviterId')
    .where('invites.id', '=', inviteId)
    .where('invites.expiresAt', '>', now.toISOString())
    .select(['teams.id as teamId', 'teams.name as team', 'users.name as inviter', 'invites.email', 'invites.role'])
    .executeTakeFirst()
  if (!invite) throw new Problem('not_found', over)
  return invite
}

interface Kept {
  id: string
  email: string
  role: string
  expiresAt: string
}

const asInvite = ({ id, email, role, expiresAt }: Kept, publicUrl: string): Invite => ({
  id,
  email: addressOf(email),
  role: Role.parse(role),
  url: `${publicUrl}/invites/${id}`,
  expiresAt,
})
