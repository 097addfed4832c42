import type { Session } from '../contract/accounts.ts'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { forgetSession } from '../http/session.ts'
import { deviceOf } from './devices.ts'

/** Where the person is signed in, most recently seen first; "seen" is true to the hour, but for the session that asks. */
export async function listSessions({ db, person, now }: Context): Promise<{ items: Session[] }> {
  const rows = await db
    .selectFrom('sessions')
    .where('userId', '=', person.id)
    .where('expiresAt', '>', now.toISOString())
    .select(['id', 'userAgent', 'ipAddress', 'createdAt', 'updatedAt'])
    .execute()
  const items = rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent),
    address: row.ipAddress ?? '',
    current: row.id === person.sessionId,
    startedAt: row.createdAt,
    seenAt: row.id === person.sessionId ? now.toISOString() : row.updatedAt,
  }))
  return { items: items.sort((a, b) => b.seenAt.localeCompare(a.seenAt)) }
}

export async function signOut({ db, person, settings, request }: Context) {
  await db.deleteFrom('sessions').where('id', '=', person.sessionId).execute()
  request.setCookie(forgetSession(settings))
}

/** Throws `not_found` for a session of somebody else. */
export async function endSession({ db, person, settings, request }: Context, sessionId: string) {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('id', '=', sessionId)
    .where('userId', '=', person.id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Problem('not_found', 'You are not signed in there.')
  if (sessionId === person.sessionId) request.setCookie(forgetSession(settings))
}

export async function signOutEverywhere({ db, person, settings, request }: Context) {
  await db.deleteFrom('sessions').where('userId', '=', person.id).execute()
  request.setCookie(forgetSession(settings))
}
