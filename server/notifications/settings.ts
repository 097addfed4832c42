import { NotificationChoices, type NotificationSettings } from '../contract/notifications.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueueOnce } from '../jobs/queue.ts'
import { cancelJobs } from '../linking/pairs.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'
import { choicesIn } from '../notices/choices.ts'
import { promiseDelivery } from '../notices/notify.ts'
import { nextDigest } from './times.ts'

export async function getSettings(context: Context): Promise<NotificationSettings> {
  const { choices, version } = await settingsOf(context.db, context, context.person.id)
  const { email } = context.person
  return { ...choices, version, address: context.mailer && email ? email : null }
}

/** Throws `outdated` when they were changed since `version`; nothing is changed then. */
export async function changeSettings(
  context: Context,
  version: number,
  choices: NotificationChoices,
): Promise<NotificationSettings> {
  await write(context.db, async (trx) => {
    // First of all: of two windows that save at once the second must see the first.
    await holdTeam(trx, context)
    await changed(trx, context, 'notifications', null, [context.person.id])
    await keepChoices(trx, context, context.person.id, version, choices)
    await audit(trx, { ...context, actorId: context.person.id }, 'notifications.changeSettings', {})
  })
  return getSettings(context)
}

export async function settingsOf(db: Database | Transaction, { teamId }: TeamContext, personId: string) {
  const kept = await db
    .selectFrom('notificationSettings')
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .select(['version', 'choices'])
    .executeTakeFirst()
  return { version: kept?.version ?? 1, choices: choicesIn(kept?.choices ?? null) }
}

/** Writes the choices down and plans anew what comes by the clock. */
export async function keepChoices(
  trx: Transaction,
  context: TeamContext,
  personId: string,
  version: number,
  given: NotificationChoices,
) {
  const known = await settingsOf(trx, context, personId)
  if (known.version !== version)
    throw new Problem('outdated', 'These settings were changed in another window. Look at them before you save yours.')
  const choices = JSON.stringify(NotificationChoices.parse(given))
  await trx
    .insertInto('notificationSettings')
    .values({ teamId: context.teamId, personId, version: version + 1, choices })
    .onConflict((conflict) => conflict.columns(['teamId', 'personId']).doUpdateSet({ version: version + 1, choices }))
    .execute()
  await cancelJobs(trx, context, [digestOf(personId), `deliver ${personId}`])
  await promiseDigest(trx, context, personId, given)
  await promiseDelivery(trx, context, personId)
}

/** The next digest of somebody who wants any, and has none to come. */
export async function promiseDigest(
  trx: Transaction,
  context: TeamContext,
  personId: string,
  choices: NotificationChoices,
) {
  const runAt = nextDigest(choices, context.now)
  const wanted = Object.values(choices.kinds).some(({ mail }) => mail)
  if (!runAt || !wanted) return
  await enqueueOnce(trx, context, {
    kind: 'notifications.digest',
    lane: 'insights',
    subject: digestOf(personId),
    payload: { personId },
    runAt,
  })
}

const digestOf = (personId: string) => `digest ${personId}`
