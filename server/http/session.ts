import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import { roleNames } from '../contract/access.ts'
import type { Database } from '../db/database.ts'
import type { Services, Settings, Visitor } from './context.ts'

/** How long a session lives after it was last seen. */
export const sessionMs = 30 * 24 * 3600_000
/** How coarse "last seen" is: writing it on every request would make readers into writers. */
const seenMs = 3600_000

/** `__Host-` makes the browser refuse the cookie unless it is Secure, for this host alone and for every path. */
export const sessionCookie = ({ publicUrl }: Pick<Settings, 'publicUrl'>) =>
  publicUrl.startsWith('https:') ? '__Host-tandem.session' : 'tandem.session'

/** The `Set-Cookie` that makes a browser forget its session. */
export function forgetSession(settings: Pick<Settings, 'publicUrl'>) {
  const secure = settings.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${sessionCookie(settings)}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`
}

/**
 * Who sent a request, by its session cookie; null without one, with a forged one, after sign-out and after 30 days unseen.
 *
 * The auth library would answer the same at five times the price, and this runs on every request: the cookie is verified
 * here as the library signs it, and one query reads session, person, team and role. Nothing is cached, so that a member
 * who was removed has lost the team on the very next request.
 */
export async function visitorOf(
  services: Pick<Services, 'db' | 'clock' | 'settings' | 'cookieKey'>,
  headers: Headers,
): Promise<Visitor | null> {
  const token = tokenOf(headers.get('cookie'), sessionCookie(services.settings), services.cookieKey)
  return token ? visitorByToken(services, token) : null
}

type Reading = Pick<Services, 'db' | 'clock'>

/** The visitor whose session has this token: for the request that has just begun the session. */
export async function visitorByToken({ db, clock }: Reading, token: string): Promise<Visitor | null> {
  const { rows } = await db.executeQuery<SessionRow>({ ...queryByToken(db), parameters: [token] })
  return visitorIn(rows[0], { db, clock })
}

/** The visitor of this session: for the request that has just changed its team. */
export async function visitorBySession({ db, clock }: Reading, sessionId: string): Promise<Visitor | null> {
  return visitorIn(await sessions(db).where('sessions.id', '=', sessionId).executeTakeFirst(), { db, clock })
}

async function visitorIn(row: SessionRow | undefined, { db, clock }: Reading): Promise<Visitor | null> {
  const now = clock()
  if (!row || row.expiresAt <= now.toISOString()) return null
  if (Date.parse(row.updatedAt) < now.getTime() - seenMs) await keepSession(db, row.sessionId, now)

  const person = { id: row.userId, name: row.name, email: addressOf(row.email), sessionId: row.sessionId }
  return { person, team: teamOf(row) ?? (await firstTeamOf(db, row.userId)) }
}

/** Somebody who only ever signed on with Facebook has a made-up address, which nobody is shown. */
export const addressOf = (email: string) => (email.endsWith('.invalid') ? '' : email)

/** The token in the cookie, if the signature beside it is ours. */
function tokenOf(cookies: string | null, name: string, key: string): string | null {
  const value = cookies
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  const [, token, signature] = /^([\w-]{1,128})\.([\w+/]{43}=)$/.exec(decoded(value)) ?? []
  if (!token || !signature) return null
  const expected = createHmac('sha256', key).update(token).digest()
  return timingSafeEqual(expected, Buffer.from(signature, 'base64')) ? token : null
}

function decoded(value = '') {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

interface SessionRow {
  sessionId: string
  expiresAt: string
  updatedAt: string
  userId: string
  name: string
  email: string
  memberId: string | null
  role: string | null
  teamId: string | null
  teamName: string | null
}

const sessions = (db: Database) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .leftJoin('members', (join) =>
      join
        .onRef('members.userId', '=', 'sessions.userId')
        .onRef('members.organizationId', '=', 'sessions.activeOrganizationId'),
    )
    .leftJoin('teams', 'teams.id', 'members.organizationId')
    .select(['sessions.id as sessionId', 'sessions.expiresAt', 'sessions.updatedAt'])
    .select(['users.id as userId', 'users.name', 'users.email'])
    .select(['members.id as memberId', 'members.role', 'teams.id as teamId', 'teams.name as teamName'])

const compiled = new WeakMap<Database, CompiledQuery<SessionRow>>()

/** Compiled once for each database: building the query costs more than running it. */
function queryByToken(db: Database) {
  const query = compiled.get(db) ?? sessions(db).where('sessions.token', '=', '').compile()
  compiled.set(db, query)
  return query
}

type Membership = Pick<SessionRow, 'memberId' | 'role' | 'teamId' | 'teamName'>

function teamOf({ memberId, role: kept, teamId, teamName }: Membership): Visitor['team'] {
  const role = roleNames.find((name) => name === kept)
  return memberId && role && teamId ? { id: teamId, name: teamName ?? '', role, memberId } : null
}

/** Where the person works who has chosen no team, or was taken out of the one they had chosen. */
async function firstTeamOf(db: Database, personId: string) {
  const first = await db
    .selectFrom('members')
    .innerJoin('teams', 'teams.id', 'members.organizationId')
    .where('members.userId', '=', personId)
    .orderBy('members.createdAt')
    .orderBy('members.id')
    .select(['members.id as memberId', 'members.role', 'teams.id as teamId', 'teams.name as teamName'])
    .executeTakeFirst()
  return first ? teamOf(first) : null
}

async function keepSession(db: Database, sessionId: string, now: Date) {
  const expiresAt = new Date(now.getTime() + sessionMs).toISOString()
  await db
    .updateTable('sessions')
    .set({ updatedAt: now.toISOString(), expiresAt })
    .where('id', '=', sessionId)
    .execute()
}
