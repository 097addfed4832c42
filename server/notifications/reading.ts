import type { ExpressionBuilder } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { changed } from '../live/changes.ts'

/** What came after the moment stays unread: the person has not seen it yet. */
export async function readAll(
  context: Context,
  { upTo, threadId }: { upTo?: string | undefined; threadId?: string | undefined },
) {
  await write(context.db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('notifications')
      .set({ readAt: context.now.toISOString() })
      .where(isMine(context))
      .where('readAt', 'is', null)
      .$if(upTo !== undefined, (told) => told.where('activeAt', '<=', upTo ?? ''))
      .$if(threadId !== undefined, (told) => told.where('threadId', '=', threadId ?? ''))
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await tellMe(trx, context)
  })
}

/** Throws `not_found` for one that is somebody else's. */
export async function readOne(context: Context, id: string) {
  await write(context.db, async (trx) => {
    const told = await mine(trx, context, id)
    if (told.readAt) return
    await setReadAt(trx, context, id, context.now.toISOString())
  })
}

/** Throws `not_found`. What happened again since stands as unread already, and one is enough. */
export async function unreadOne(context: Context, id: string) {
  await write(context.db, async (trx) => {
    const told = await mine(trx, context, id)
    if (!told.readAt) return
    const newer = await trx
      .selectFrom('notifications')
      .where(isMine(context))
      .where('kind', '=', told.kind)
      .where('subject', '=', told.subject)
      .where('readAt', 'is', null)
      .select('id')
      .executeTakeFirst()
    if (!newer) await setReadAt(trx, context, id, null)
  })
}

async function mine(trx: Transaction, context: Context, id: string) {
  const told = await trx
    .selectFrom('notifications')
    .where(isMine(context))
    .where('id', '=', id)
    .select(['kind', 'subject', 'readAt'])
    .executeTakeFirst()
  if (!told) throw new Problem('not_found', 'You were told of no such thing.')
  return told
}

async function setReadAt(trx: Transaction, context: Context, id: string, readAt: string | null) {
  await trx.updateTable('notifications').set({ readAt }).where(isMine(context)).where('id', '=', id).execute()
  await tellMe(trx, context)
}

const tellMe = (trx: Transaction, context: Context) => changed(trx, context, 'notifications', null, [context.person.id])

const isMine =
  ({ teamId, person }: Context) =>
  (eb: ExpressionBuilder<Tables, 'notifications'>) =>
    eb.and({ teamId, personId: person.id })
