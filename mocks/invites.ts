import type { z } from 'zod'
import type { NewInvite } from '../server/contract/accounts.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, memberOf, personOf } from './context.ts'
import { changed, instant, newId, type State } from './memory.ts'

const week = 7 * 24 * 60

export function inviteMember(context: MockContext, { email, role }: z.output<typeof NewInvite>) {
  const { state } = context
  const { teamId, personId } = memberOf(context)
  const known = state.people.find((person) => person.email === email)
  if (state.members.some((member) => member.teamId === teamId && member.personId === known?.id)) {
    const inTeam = 'This person is in the team already.'
    throw new Problem('invalid', inTeam, { fields: { email: inTeam } })
  }
  const id = newId()
  const invite = {
    id,
    teamId,
    inviterId: personId,
    email,
    role,
    url: `/invites/${id}`,
    expiresAt: instant(state, -week),
  }
  // A second invite for an address takes the place of the first.
  state.invites = [...state.invites.filter((one) => one.teamId !== teamId || one.email !== email), invite]
  return invite
}

export function getInvite(state: State, inviteId: string) {
  const invite = inviteOf(state, inviteId)
  const team = state.teams.find(({ id }) => id === invite.teamId)
  const inviter = state.people.find(({ id }) => id === invite.inviterId)
  return { team: team?.name ?? '', inviter: inviter?.name ?? '', email: invite.email, role: invite.role }
}

/** The invite works for its address only, and once. */
export function acceptInvite(context: MockContext, inviteId: string) {
  const { state, session } = context
  const person = personOf(context)
  const invite = inviteOf(state, inviteId)
  if (invite.email !== person.email) {
    throw new Problem('forbidden', `This invite is for ${invite.email}. Sign in with that address.`)
  }
  const member = {
    id: newId(),
    teamId: invite.teamId,
    personId: person.id,
    role: invite.role,
    joinedAt: instant(state),
  }
  state.members.push(member)
  state.invites = state.invites.filter(({ id }) => id !== inviteId)
  if (session) session.teamId = invite.teamId
  changed(state, invite.teamId, { topic: 'accounts', pairId: null, ids: [member.id] })
}

function inviteOf(state: State, inviteId: string) {
  const invite = state.invites.find(({ id }) => id === inviteId)
  if (!invite || invite.expiresAt < instant(state)) {
    throw new Problem('not_found', 'This invite was withdrawn, was used or has expired. Ask for a new one.')
  }
  return invite
}
