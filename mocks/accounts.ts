import { mayDo, roles } from '../server/contract/access.ts'
import type { accounts, Desk } from '../server/contract/accounts.ts'
import { Problem } from '../server/contract/problem.ts'
import { contextOf, type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { acceptInvite, getInvite, inviteMember } from './invites.ts'
import { changed, instant, newId, type State, startSession, wake } from './memory.ts'
import { releaseThreads } from './turns.ts'

export const accountsMocks: MockHandlers<typeof accounts> = {
  getDesk: (_request, { state }) => deskOf(state),
  signUp: ({ body }, { state }) => {
    if (state.people.some(({ email }) => email === body.email)) {
      const email = 'There is an account with this address already. Sign in instead.'
      throw new Problem('invalid', email, { fields: { email } })
    }
    const person = { ...body, id: newId(), facebook: false }
    const team = { id: newId(), name: `${person.name.split(' ')[0]}'s team` }
    state.people.push(person)
    state.teams.push(team)
    state.members.push({
      id: newId(),
      teamId: team.id,
      personId: person.id,
      role: 'owner',
      joinedAt: instant(state),
    })
    startSession(state, person.id)
    return deskOf(state)
  },
  signIn: ({ body }, { state }) => {
    const person = state.people.find(({ email, password }) => email === body.email && password === body.password)
    if (!person) throw new Problem('invalid', 'That e-mail address and password do not belong together.')
    startSession(state, person.id)
    return deskOf(state)
  },
  // The platform's dialog cannot be visited here: it counts as passed, by Maya when nobody is signed in.
  continueWithFacebook: ({ body }, { state, person }) => {
    const signedOn = person ?? mayaOf(state)
    signedOn.facebook = true
    if (!person) startSession(state, signedOn.id)
    return { url: body.returnTo }
  },
  openPractice: (_request, { state }) => {
    mayaOf(state).facebook = true
    startSession(state, 'maya')
    return { url: '/practice' }
  },
  signOut: (_request, { state, session }) => endSessions(state, ({ id }) => id === session?.id),
  switchTeam: ({ body }, { state, session, person }) => {
    const member = state.members.find(({ personId, teamId }) => personId === person?.id && teamId === body.teamId)
    if (!member || !session) throw new Problem('not_found', 'You are not in that team.')
    session.teamId = member.teamId
    return deskOf(state)
  },
  listSessions: (_request, { state, session, person }) => {
    const mine = state.sessions.filter(({ personId }) => personId === person?.id)
    const items = mine.map((one) => ({ ...one, address: '127.0.0.1', current: one.id === session?.id }))
    return { items: items.sort((a, b) => b.seenAt.localeCompare(a.seenAt)) }
  },
  endSession: ({ params }, { state, person }) => {
    const mine = state.sessions.some(({ id, personId }) => id === params.sessionId && personId === person?.id)
    if (!mine) throw new Problem('not_found', 'You are not signed in there.')
    endSessions(state, ({ id }) => id === params.sessionId)
  },
  signOutEverywhere: (_request, { state, person }) => endSessions(state, ({ personId }) => personId === person?.id),
  listMembers: (_request, context) => {
    const { teamId } = memberOf(context)
    return { items: context.state.members.filter((member) => member.teamId === teamId).map(asMember(context.state)) }
  },
  changeRole: ({ params, body }, context) => {
    const member = memberIn(context, params.memberId)
    if (member.personId === context.person?.id) {
      throw new Problem('forbidden', 'Nobody changes their own role. Ask another owner to do it.')
    }
    if (body.role !== 'owner') keepAnOwner(context.state, member)
    member.role = body.role
    if (!mayDo(member.role, 'moderate')) releaseThreads(context.state, member)
    changed(context.state, member.teamId, { topic: 'accounts', pairId: null, ids: [member.id] })
    return asMember(context.state)(member)
  },
  removeMember: ({ params }, context) => {
    const { state } = context
    const member = memberIn(context, params.memberId)
    keepAnOwner(state, member)
    state.members = state.members.filter(({ id }) => id !== member.id)
    releaseThreads(state, member)
    changed(state, member.teamId, { topic: 'accounts', pairId: null, ids: [member.id] })
  },
  listInvites: (_request, context) => {
    const { teamId } = memberOf(context)
    return { items: context.state.invites.filter((invite) => invite.teamId === teamId).reverse() }
  },
  inviteMember: ({ body }, context) => inviteMember(context, body),
  withdrawInvite: ({ params }, context) => {
    const { teamId } = memberOf(context)
    const invite = context.state.invites.find(({ id, teamId: of }) => id === params.inviteId && of === teamId)
    if (!invite) throw new Problem('not_found', 'Your team has no such invite.')
    context.state.invites = context.state.invites.filter(({ id }) => id !== invite.id)
  },
  getInvite: ({ params }, { state }) => getInvite(state, params.inviteId),
  acceptInvite: ({ params }, context) => {
    acceptInvite(context, params.inviteId)
    return deskOf(context.state)
  },
}

function deskOf(state: State): Desk {
  const { person, member } = contextOf(state)
  const team = state.teams.find(({ id }) => id === member?.teamId)
  const mine = state.members.filter(({ personId }) => personId === person?.id).map(({ teamId }) => teamId)
  return {
    mode: 'sandbox',
    sandboxUrl: '/sandbox',
    person: person && { id: person.id, name: person.name, email: person.email, facebook: person.facebook },
    team: member && team ? { ...team, role: member.role, tasks: [...roles[member.role]] } : null,
    teams: state.teams.filter(({ id }) => mine.includes(id)).sort((a, b) => a.name.localeCompare(b.name)),
    seq: state.changes.length,
  }
}

const asMember = (state: State) => (member: State['members'][number]) => {
  const person = state.people.find(({ id }) => id === member.personId)
  return { ...member, name: person?.name ?? '', email: person?.email ?? '' }
}

function memberIn(context: MockContext, memberId: string) {
  const { teamId } = memberOf(context)
  const member = context.state.members.find(({ id, teamId: of }) => id === memberId && of === teamId)
  if (!member) throw new Problem('not_found', 'Your team has no such member.')
  return member
}

function keepAnOwner(state: State, member: State['members'][number]) {
  const others = state.members.filter(({ id, teamId, role }) => {
    return id !== member.id && teamId === member.teamId && role === 'owner'
  })
  if (member.role !== 'owner' || others.length > 0) return
  throw new Problem('conflict', 'A team needs an owner. Make somebody else owner first.')
}

function endSessions(state: State, which: (session: State['sessions'][number]) => boolean) {
  state.sessions = state.sessions.filter((session) => !which(session))
  if (!state.sessions.some(({ id }) => id === state.here)) state.here = null
  wake(state)
}

function mayaOf(state: State) {
  const maya = state.people.find(({ id }) => id === 'maya')
  return maya ?? personOf(contextOf(state))
}
