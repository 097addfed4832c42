import type { accounts } from '../contract/accounts.ts'
import type { Handlers } from '../http/context.ts'
import { visitorBySession } from '../http/session.ts'
import type { Auth } from './auth.ts'
import { getDesk } from './desk.ts'
import { acceptInvite, getInvite, inviteMember, listInvites, withdrawInvite } from './invites.ts'
import { changeRole, listMembers, removeMember } from './members.ts'
import { endSession, listSessions, signOut, signOutEverywhere } from './sessions.ts'
import { signIn, signUp } from './signIn.ts'
import { continueWithFacebook, openPractice } from './signOn.ts'
import { switchTeam } from './teams.ts'

export const accountsRoutes = (auth: Auth): Handlers<typeof accounts> => ({
  getDesk: (_request, context) => getDesk(context, context.visitor),
  signUp: ({ body }, context) => signUp(auth, context, body),
  signIn: ({ body }, context) => signIn(auth, context, body),
  continueWithFacebook: ({ body }, context) => continueWithFacebook(auth, context, body),
  openPractice: (_request, context) => openPractice(auth, context),
  signOut: (_request, context) => signOut(context),
  switchTeam: async ({ body }, context) => {
    await switchTeam(context, body.teamId)
    return getDesk(context, await visitorBySession(context, context.person.sessionId))
  },
  listSessions: (_request, context) => listSessions(context),
  endSession: ({ params }, context) => endSession(context, params.sessionId),
  signOutEverywhere: (_request, context) => signOutEverywhere(context),
  listMembers: (_request, context) => listMembers(context),
  changeRole: ({ params, body }, context) => changeRole(context, params.memberId, body.role),
  removeMember: ({ params }, context) => removeMember(context, params.memberId),
  listInvites: (_request, context) => listInvites(context),
  inviteMember: ({ body }, context) => inviteMember(context, body),
  withdrawInvite: ({ params }, context) => withdrawInvite(context, params.inviteId),
  getInvite: ({ params }, context) => getInvite(context, params.inviteId),
  acceptInvite: async ({ params }, context) => {
    await acceptInvite(context, params.inviteId)
    return getDesk(context, await visitorBySession(context, context.person.sessionId))
  },
})
