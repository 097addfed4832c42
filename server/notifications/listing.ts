import type { z } from 'zod'
import type { Notification, notifications } from '../contract/notifications.ts'
import { literal } from '../db/database.ts'
import type { NotificationsTable } from '../db/noticeTables.ts'
import type { Context } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'

type Query = z.output<typeof notifications.listNotifications.query>

/** One page of what the person was told of in this team, newest first. */
export async function listNotifications(context: Context, { cursor, limit, show }: Query) {
  const position = positionIn(cursor)
  const rows = await listed(context)
    .$if(show === 'unread', (told) => told.where('readAt', 'is', null))
    .$if(position !== null, (told) =>
      told.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('activeAt', 'id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('activeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .selectAll()
    .execute()
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: items.map(notificationView), nextCursor: last ? cursorOf(last.activeAt, last.id) : null }
}

/** Beyond this a number says no more than "many". */
const mostCounted = 100

/** One short range of an index, however many there are. */
export async function countNotifications(context: Context) {
  const rows = await listed(context).where('readAt', 'is', null).limit(mostCounted).select('threadId').execute()
  return { unread: rows.length, threadIds: [...new Set(rows.flatMap(({ threadId }) => threadId ?? []))] }
}

const listed = ({ db, teamId, person }: Context) =>
  db
    .selectFrom('notifications')
    .where('teamId', '=', teamId)
    .where('personId', '=', person.id)
    // A literal: a partial index serves only a query that states its condition.
    .where('listed', '=', literal(1))

function notificationView(row: NotificationsTable): Notification {
  const { id, kind, pairId, threadId, campaignId, who, what, times, activeAt, readAt } = row
  return { id, kind, pairId, threadId, campaignId, who, what, times, activeAt, readAt }
}
