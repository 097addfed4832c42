import { z } from 'zod'
import { roleNames, tasks } from './access.ts'
import { feature } from './endpoint.ts'
import { Instant, Text } from './values.ts'

const Email = z.email('Write an e-mail address, such as maya@example.com.').max(254).toLowerCase()
const Name = Text.trim().min(1, 'Write your name.').max(100, 'At most 100 characters.')
const ReturnTo = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])/, 'A path of this product.')
  .describe('Where the person lands afterwards, as a path of this product.')

export const Role = z.enum(roleNames).meta({ id: 'Role', description: 'A bundle of tasks.' })

export const Member = z
  .object({
    id: z.string(),
    personId: z.string(),
    name: z.string(),
    email: z.string().describe('Empty for somebody who only ever signed on with Facebook.'),
    role: Role,
    joinedAt: Instant,
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

export const Team = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Team' })

export const Desk = z
  .object({
    mode: z.enum(['sandbox', 'live']).describe('Which platform is at the other end of the wire.'),
    sandboxUrl: z.string().nullable().describe('The console of the sandbox; null when live.'),
    person: z.object({ id: z.string(), name: z.string(), email: z.string(), facebook: z.boolean() }).nullable(),
    team: Team.extend({ role: Role, tasks: z.array(z.enum(tasks)) }).nullable(),
    teams: z.array(Team).describe('Every team the person belongs to, by name.'),
    seq: z.int().describe('The number of the newest change: where a live stream should go on from.'),
  })
  .meta({ id: 'Desk', description: 'What the product shows before anything else: who is here, and where.' })
export type Desk = z.infer<typeof Desk>

export const Session = z
  .object({
    id: z.string(),
    device: z.string().describe('Browser and system in words.'),
    address: z.string(),
    current: z.boolean(),
    startedAt: Instant,
    seenAt: Instant,
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

export const Invite = z
  .object({
    id: z.string(),
    email: z.string(),
    role: Role,
    url: z.string().describe('The link to hand to the person; it works for that address only.'),
    expiresAt: Instant,
  })
  .meta({ id: 'Invite' })
export type Invite = z.infer<typeof Invite>

export const NewAccount = z.object({
  name: Name,
  email: Email,
  password: z.string().min(10, 'At least 10 characters.').max(128, 'At most 128 characters.'),
})
export const Credentials = z.object({ email: Email, password: z.string().min(1, 'Write your password.').max(128) })
export const NewInvite = z.object({ email: Email, role: Role })

const Elsewhere = z.object({ url: z.string().describe('The page of the platform that the browser has to visit.') })

export const accounts = feature({
  getDesk: {
    method: 'GET',
    path: '/desk',
    summary: 'Who is here, in which team, and what is at the other end of the wire',
    access: 'anyone',
    response: Desk,
  },
  signUp: {
    method: 'POST',
    path: '/accounts',
    summary: 'Make an account with a team of its own, and sign in',
    access: 'anyone',
    body: NewAccount,
    status: 201,
    response: Desk,
  },
  signIn: {
    method: 'POST',
    path: '/session',
    summary: 'Sign in with e-mail address and password',
    access: 'anyone',
    body: Credentials,
    response: Desk,
  },
  continueWithFacebook: {
    method: 'POST',
    path: '/session/facebook',
    summary: 'Begin the one sign-on, which signs the person in and brings the grant for Page and Profile alike',
    access: 'anyone',
    body: z.object({
      returnTo: ReturnTo,
      again: z.boolean().default(false).describe('Ask for refused permissions again.'),
    }),
    response: Elsewhere,
  },
  openPractice: {
    method: 'POST',
    path: '/session/practice',
    summary: 'Begin the sign-on of the practice desk; exists in sandbox mode only',
    access: 'anyone',
    response: Elsewhere,
  },
  signOut: { method: 'DELETE', path: '/session', summary: 'Sign out of this browser', access: 'person' },
  switchTeam: {
    method: 'PUT',
    path: '/session/team',
    summary: 'Work in another team',
    access: 'person',
    body: z.object({ teamId: z.string().max(64) }),
    response: Desk,
  },
  listSessions: {
    method: 'GET',
    path: '/sessions',
    summary: 'List where the person is signed in, most recently seen first',
    access: 'person',
    response: z.object({ items: z.array(Session) }),
  },
  endSession: { method: 'DELETE', path: '/sessions/:sessionId', summary: 'Sign out one browser', access: 'person' },
  signOutEverywhere: {
    method: 'DELETE',
    path: '/sessions',
    summary: 'Sign out every browser, this one too',
    access: 'person',
  },
  listMembers: {
    method: 'GET',
    path: '/team/members',
    summary: 'List the members of the team in the order they joined',
    access: 'member',
    response: z.object({ items: z.array(Member) }),
  },
  changeRole: {
    method: 'PUT',
    path: '/team/members/:memberId/role',
    summary: 'Give a member another role; the last owner stays owner',
    access: 'manage',
    body: z.object({ role: Role }),
    response: Member,
  },
  removeMember: {
    method: 'DELETE',
    path: '/team/members/:memberId',
    summary: 'Take a member out of the team; their sessions in it end at once',
    access: 'manage',
  },
  listInvites: {
    method: 'GET',
    path: '/team/invites',
    summary: 'List the invites that nobody has accepted yet, newest first',
    access: 'manage',
    response: z.object({ items: z.array(Invite) }),
  },
  inviteMember: {
    method: 'POST',
    path: '/team/invites',
    summary: 'Invite somebody to the team; the answer carries the link to hand over',
    access: 'manage',
    idempotent: true,
    body: NewInvite,
    status: 201,
    response: Invite,
  },
  withdrawInvite: {
    method: 'DELETE',
    path: '/team/invites/:inviteId',
    summary: 'Withdraw an invite',
    access: 'manage',
  },
  getInvite: {
    method: 'GET',
    path: '/invites/:inviteId',
    summary: 'What an invite says, for the person who opened its link',
    access: 'anyone',
    response: z.object({ team: z.string(), inviter: z.string(), email: z.string(), role: Role }),
  },
  acceptInvite: {
    method: 'POST',
    path: '/invites/:inviteId/acceptance',
    summary: 'Join the team that sent the invite, and work in it',
    access: 'person',
    response: Desk,
  },
})
