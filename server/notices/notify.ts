import type { NotificationKind } from '../contract/notifications.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueueOnce } from '../jobs/queue.ts'
import { changed } from '../live/changes.ts'
import { type Audience, type Listener, listenersOf } from './audience.ts'

export interface News {
  kind: NotificationKind
  /** The event itself, such as the id of the remark: nobody is told of the same one twice. */
  key: string
  pairId: string | null
  threadId: string | null
  campaignId?: string | null
  to: Audience
  /** Who caused it, and need not be told. */
  by?: string | null
  /** By whose name, and what in a few words; the rest is cut off. */
  about: { who: string | null; what: string }
}

/**
 * Tells people of something, in the transaction in which it happens. What happens again about the same thing, while it
 * is unread, is counted and not told anew. What is read for the first time of an old account is nobody's news: the
 * caller does not tell it.
 */
export async function notify(trx: Transaction, context: TeamContext, news: News) {
  const { to, threadId, by = null } = news
  const told: string[] = []
  for (const listener of await listenersOf(trx, context, { to, threadId, by }))
    if (await tell(trx, context, news, listener)) told.push(listener.personId)
  if (told.length > 0) await changed(trx, context, 'notifications', news.pairId, told)
}

/** False for somebody who does not want to know, or was told of just this before. */
async function tell(trx: Transaction, context: TeamContext, news: News, { personId, choices }: Listener) {
  const { product, push, mail } = choices.kinds[news.kind]
  if (!product && !push && !mail) return false
  if (!(await isNew(trx, context, news, personId))) return false
  if (await countAgain(trx, context, news, personId)) return true
  const pushDue = push && (await hasBrowser(trx, context, personId))
  await trx
    .insertInto('notifications')
    .values({
      teamId: context.teamId,
      id: context.newId(),
      personId,
      kind: news.kind,
      subject: subjectOf(news),
      pairId: news.pairId,
      threadId: news.threadId,
      campaignId: news.campaignId ?? null,
      ...aboutOf(news),
      times: 1,
      activeAt: context.now.toISOString(),
      readAt: null,
      listed: product ? 1 : 0,
      pushDue: pushDue ? 1 : 0,
      mailDue: mail ? 1 : 0,
    })
    .execute()
  if (pushDue) await promiseDelivery(trx, context, personId)
  return true
}

async function isNew(trx: Transaction, { teamId, now }: TeamContext, { kind, key }: News, personId: string) {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('noticed')
    .values({ teamId, personId, key: `${kind} ${key}`, createdAt: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['teamId', 'personId', 'key']).doNothing())
    .executeTakeFirst()
  return Boolean(numInsertedOrUpdatedRows)
}

async function countAgain(trx: Transaction, { teamId, now }: TeamContext, news: News, personId: string) {
  const { numUpdatedRows } = await trx
    .updateTable('notifications')
    .set((eb) => ({ ...aboutOf(news), times: eb('times', '+', 1), activeAt: now.toISOString() }))
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .where('kind', '=', news.kind)
    .where('subject', '=', subjectOf(news))
    .where('readAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const subjectOf = ({ threadId, campaignId, pairId, key }: News) => threadId ?? campaignId ?? pairId ?? key

const longest = 140

const aboutOf = ({ about: { who, what } }: News) => ({ who: who && beginningOf(who), what: beginningOf(what) })

const beginningOf = (text: string) => [...text.slice(0, 2 * longest)].slice(0, longest).join('')

async function hasBrowser(trx: Transaction, { teamId }: TeamContext, personId: string) {
  const browser = await trx
    .selectFrom('pushSubscriptions')
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .select('id')
    .executeTakeFirst()
  return browser !== undefined
}

/** So long that what happens at once comes as one. */
const gatheringMs = 3000

/** Promises to push what is due to somebody; one promise stands for everything that is told until it is kept. */
export function promiseDelivery(trx: Transaction, context: TeamContext, personId: string, runAt?: Date) {
  return enqueueOnce(trx, context, {
    kind: 'notifications.deliver',
    lane: 'publish',
    subject: `deliver ${personId}`,
    payload: { personId },
    runAt: runAt ?? new Date(context.now.getTime() + gatheringMs),
  })
}
