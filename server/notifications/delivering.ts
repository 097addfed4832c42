import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { promiseDelivery } from '../notices/notify.ts'
import { memberOf, takeDue } from './due.ts'
import { settingsOf } from './settings.ts'
import { quietUntil } from './times.ts'

/**
 * Promises one push for each of a person's browsers, of all that is due by now. In quiet hours it puts itself off to
 * their end. Taking what is due and promising the pushes are one transaction, so that a killed worker doubles nothing.
 */
export const deliverKind: WorkKind<{ personId: string }> = {
  lane: 'publish',
  work: async (given, { personId }) => {
    const context = { ...given, now: given.clock() }
    const { choices } = await settingsOf(context.db, context, personId)
    const isMember = (await memberOf(context, personId)) !== null
    const until = quietUntil(choices, context.now)
    await write(context.db, async (trx) => {
      if (isMember && until) return void (await promiseDelivery(trx, context, personId, until))
      const told = await takeDue(trx, context, personId, 'pushDue')
      if (!isMember || told.length === 0) return
      const notificationIds = told.map(({ id }) => id)
      for (const { id: subscriptionId } of await browsersOf({ ...context, db: trx }, personId))
        await enqueue(trx, context, {
          kind: 'notifications.push',
          lane: 'publish',
          subject: `push ${subscriptionId}`,
          payload: { subscriptionId, notificationIds },
        })
    })
  },
}

const browsersOf = ({ db, teamId }: TeamContext, personId: string) =>
  db
    .selectFrom('pushSubscriptions')
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .select('id')
    .execute()
