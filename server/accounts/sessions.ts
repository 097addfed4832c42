import type { Session } from '../contract/accounts.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { forgetSession } from '../http/session.ts'
import { changed } from '../live/changes.ts'
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

export async function signOut(context: Context) {
  await endSessions(context, context.person.sessionId)
}

/** Throws `not_found` for a session of somebody else. */
export async function endSession(context: Context, sessionId: string) {
  if ((await endSessions(context, sessionId)) === 0) throw new Problem('not_found', 'You are not signed in there.')
}

export async function signOutEverywhere(context: Context) {
  await endSessions(context)
}

/** Ends one session of the person, or all, and answers how many; the team's streams look again who may still listen. */
async function endSessions({ db, hub, now, person, visitor, settings, request }: Context, sessionId?: string) {
  const ended = await write(db, async (trx) => {
    const all = trx.deleteFrom('sessions').where('userId', '=', person.id)
    const { numDeletedRows } = await (sessionId ? all.where('id', '=', sessionId) : all).executeTakeFirst()
    if (visitor?.team) await changed(trx, { hub, now, teamId: visitor.team.id }, 'accounts')
    return Number(numDeletedRows)
  })
  if (!sessionId || sessionId === person.sessionId) request.setCookie(forgetSession(settings))
  return ended
}
