import { mayDo } from '../server/contract/access.ts'
import type { Endpoint, Feature, Handlers } from '../server/contract/endpoint.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockMember, MockPerson, MockSession, State } from './memory.ts'

/** What a mock's handler is given besides the request. */
export interface MockContext {
  state: State
  session: MockSession | null
  person: MockPerson | null
  member: MockMember | null
}

export type MockHandlers<F extends Feature> = Handlers<F, MockContext>

/** Who is here, read anew for each request as the server does: a removed member loses the desk at once. */
export function contextOf(state: State): MockContext {
  const session = state.sessions.find(({ id }) => id === state.here) ?? null
  const person = state.people.find(({ id }) => id === session?.personId) ?? null
  const memberships = state.members.filter(({ personId }) => personId === person?.id)
  const member = memberships.find(({ teamId }) => teamId === session?.teamId) ?? memberships[0] ?? null
  return { state, session, person, member }
}

/** Throws `signed_out` or `forbidden` when the endpoint's rule says so. */
export function checkAccess({ access }: Endpoint, { person, member }: MockContext) {
  if (access === 'anyone') return
  if (!person) throw signedOut()
  if (access === 'person') return
  if (!member) throw noTeam()
  if (access === 'member' || mayDo(member.role, access)) return
  throw new Problem('forbidden', 'Your role in this team does not include that. An owner can change it.')
}

export function personOf({ person }: MockContext): MockPerson {
  if (!person) throw signedOut()
  return person
}

export function memberOf({ member }: MockContext): MockMember {
  if (!member) throw noTeam()
  return member
}

const signedOut = () => new Problem('signed_out', 'Sign in first.')
const noTeam = () => new Problem('forbidden', 'You belong to no team. Ask somebody to invite you.')
