import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { deviceOf } from '../accounts/devices.ts'
import type { NewPushSubscription, PushSubscription } from '../contract/notifications.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { audit, changed } from '../live/changes.ts'
import { Secret } from '../vault/secret.ts'
import { pushKeys } from './keys.ts'

/** The person's own browsers in this team, newest first. */
export async function listSubscriptions(context: Context) {
  const { publicKey } = await pushKeys(context)
  const rows = await ofPerson(context).orderBy('createdAt', 'desc').selectAll().execute()
  return { publicKey, items: rows.map((row) => subscriptionView(row, context)) }
}

/** Throws `invalid` for an address that is not one of a push service. */
export async function keepSubscription(
  context: Context,
  given: z.output<typeof NewPushSubscription>,
): Promise<PushSubscription> {
  checkEndpoint(context, given.endpoint)
  const { teamId, person, now } = context
  const endpointHash = createHash('sha256').update(given.endpoint).digest('hex')
  return write(context.db, async (trx) => {
    const known = await ofPerson({ ...context, db: trx })
      .where('endpointHash', '=', endpointHash)
      .select(['id', 'createdAt'])
      .executeTakeFirst()
    const id = known?.id ?? context.operationId
    const row = {
      teamId,
      id,
      personId: person.id,
      sessionId: person.sessionId,
      endpointHash,
      sealed: context.vault.seal(new Secret(JSON.stringify(given)), aboutOf(teamId, id)),
      device: deviceOf(context.request.headers.get('user-agent')),
      createdAt: known?.createdAt ?? now.toISOString(),
    }
    await trx
      .insertInto('pushSubscriptions')
      .values(row)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doUpdateSet(row))
      .execute()
    await audit(trx, { ...context, actorId: person.id }, 'notifications.keepPushSubscription', { subscriptionId: id })
    await changed(trx, context, 'notifications', null, [person.id])
    return subscriptionView(row, context)
  })
}

/** Throws `not_found` for a browser that is somebody else's. */
export async function dropSubscription(context: Context, id: string) {
  await write(context.db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('pushSubscriptions')
      .where('teamId', '=', context.teamId)
      .where('personId', '=', context.person.id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Problem('not_found', 'You are not told on such a browser.')
    await changed(trx, context, 'notifications', null, [context.person.id])
  })
}

/** What a browser handed over when it was switched on. Null for one that is gone, or whose person has signed out or left. */
export async function openSubscription(context: TeamContext, id: string) {
  const { db, teamId, now } = context
  const row = await db
    .selectFrom('pushSubscriptions')
    .innerJoin('sessions', 'sessions.id', 'pushSubscriptions.sessionId')
    .innerJoin('members', 'members.userId', 'pushSubscriptions.personId')
    .where('pushSubscriptions.teamId', '=', teamId)
    .where('pushSubscriptions.id', '=', id)
    .where('members.organizationId', '=', teamId)
    .where('sessions.expiresAt', '>', now.toISOString())
    .selectAll('pushSubscriptions')
    .executeTakeFirst()
  if (!row) return null
  const opened = JSON.parse(context.vault.open(row.sealed, aboutOf(teamId, id)).reveal())
  return { personId: row.personId, ...(opened as z.output<typeof NewPushSubscription>) }
}

const aboutOf = (teamId: string, id: string) => `${teamId}|pushSubscription|${id}`

function checkEndpoint({ settings }: Context, endpoint: string) {
  if (settings.loopback || endpoint.startsWith('https://')) return
  const title = 'A push service has an address that begins with https://.'
  throw new Problem('invalid', title, { fields: { endpoint: title } })
}

const ofPerson = ({ db, teamId, person }: Context) =>
  db.selectFrom('pushSubscriptions').where('teamId', '=', teamId).where('personId', '=', person.id)

function subscriptionView(
  { id, device, sessionId, createdAt }: { id: string; device: string; sessionId: string; createdAt: string },
  { person }: Context,
): PushSubscription {
  return { id, device, current: sessionId === person.sessionId, createdAt }
}
