import { Problem } from '../contract/problem.ts'
import { canonical, mostSavedReplies, type NewSavedReply, type SavedReply } from '../contract/savedReplies.ts'
import { isUniqueViolation, type Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { readSavedReply } from './reading.ts'

/**
 * Keeps a saved reply. Throws `invalid` for a shortcut that is taken, `not_found` for a pair that is not the team's,
 * and `conflict` when the team has as many as it may.
 */
export async function createSavedReply(context: Context, given: NewSavedReply): Promise<SavedReply> {
  const { operationId: id, teamId, person } = context
  const now = context.now.toISOString()
  return keep(context, id, given, async (trx) => {
    await checkRoom(trx, teamId)
    const made = { version: 1, useCount: 0, usedAt: null, deletedAt: null }
    const who = { createdAt: now, creatorId: person.id, changedAt: now, changerId: person.id }
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('savedReplies')
      .values({ teamId, id, ...factsOf(given), ...made, ...who })
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
      .executeTakeFirst()
    // The request came again under its key after a crash: it is kept already.
    if (!numInsertedOrUpdatedRows) return readSavedReply(context, trx, id)
    await keepTexts(trx, teamId, id, given)
    return told(trx, context, 'savedReplies.create', id)
  })
}

/** Throws what `createSavedReply` does, and `outdated` when somebody changed or deleted it since `version`. */
export async function changeSavedReply(context: Context, id: string, version: number, given: NewSavedReply) {
  const { teamId, person } = context
  return keep(context, id, given, async (trx) => {
    await readSavedReply(context, trx, id)
    const { numUpdatedRows } = await trx
      .updateTable('savedReplies')
      .set({ ...factsOf(given), version: version + 1, changedAt: context.now.toISOString(), changerId: person.id })
      .where('teamId', '=', teamId)
      .where('id', '=', id)
      .where('version', '=', version)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      throw new Problem(
        'outdated',
        'Somebody changed this saved reply meanwhile. Look at theirs before you save yours.',
      )
    await keepTexts(trx, teamId, id, given)
    return told(trx, context, 'savedReplies.change', id)
  })
}

/** Takes it out of the lists, for as long as nobody brings it back; doing so twice changes nothing. */
export const deleteSavedReply = (context: Context, id: string) => mark(context, id, context.now.toISOString())

/** Throws `invalid` when its shortcut belongs to another one by now. */
export const restoreSavedReply = (context: Context, id: string) => mark(context, id, null)

async function mark(context: Context, id: string, deletedAt: string | null): Promise<SavedReply> {
  return refusingTwins(() =>
    write(context.db, async (trx) => {
      const before = await readSavedReply(context, trx, id)
      if (Boolean(before.deletedAt) === Boolean(deletedAt)) return before
      if (!deletedAt) await checkShortcut(trx, context.teamId, before.shortcut, id)
      await trx
        .updateTable('savedReplies')
        .set({ deletedAt, version: before.version + 1 })
        .where('teamId', '=', context.teamId)
        .where('id', '=', id)
        .execute()
      return told(trx, context, deletedAt ? 'savedReplies.delete' : 'savedReplies.restore', id)
    }),
  )
}

function keep(context: Context, id: string, given: NewSavedReply, work: (trx: Transaction) => Promise<SavedReply>) {
  return refusingTwins(() =>
    write(context.db, async (trx) => {
      if (given.pairId !== null) await linkedPair({ ...context, db: trx }, given.pairId)
      await checkShortcut(trx, context.teamId, given.shortcut, id)
      return work(trx)
    }),
  )
}

/** Of two that ask for the same shortcut at once, the database lets one through. */
async function refusingTwins<T>(work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    throw isUniqueViolation(error) ? taken() : error
  }
}

const taken = () => {
  const shortcut = 'Another saved reply of the team has this shortcut.'
  return new Problem('invalid', shortcut, { fields: { shortcut } })
}

async function checkShortcut(trx: Transaction, teamId: string, shortcut: string | null, id: string) {
  if (shortcut === null) return
  const other = await trx
    .selectFrom('savedReplies')
    .where('teamId', '=', teamId)
    .where('shortcut', '=', shortcut)
    .where('deletedAt', 'is', null)
    .where('id', '<>', id)
    .select('id')
    .executeTakeFirst()
  if (other) throw taken()
}

async function checkRoom(trx: Transaction, teamId: string) {
  const { count } = await trx
    .selectFrom('savedReplies')
    .where('teamId', '=', teamId)
    .where('deletedAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostSavedReplies)
    throw new Problem('conflict', `A team keeps at most ${mostSavedReplies} saved replies. Delete some first.`)
}

const factsOf = ({ pairId, title, shortcut, folder }: NewSavedReply) => ({ pairId, title, shortcut, folder })

/** Writes what it says in each language; the uses of what is still there stay with it. */
async function keepTexts(trx: Transaction, teamId: string, savedReplyId: string, { text, variants }: NewSavedReply) {
  const texts = [{ language: '', text }, ...variants].map((one) => ({
    teamId,
    savedReplyId,
    language: one.language === '' ? '' : canonical(one.language),
    text: one.text,
    useCount: 0,
    usedAt: null,
  }))
  await trx
    .deleteFrom('savedReplyTexts')
    .where('teamId', '=', teamId)
    .where('savedReplyId', '=', savedReplyId)
    .where(
      'language',
      'not in',
      texts.map(({ language }) => language),
    )
    .execute()
  await trx
    .insertInto('savedReplyTexts')
    .values(texts)
    .onConflict((conflict) =>
      conflict.columns(['teamId', 'savedReplyId', 'language']).doUpdateSet((eb) => ({ text: eb.ref('excluded.text') })),
    )
    .execute()
}

async function told(trx: Transaction, context: Context, action: string, id: string): Promise<SavedReply> {
  await audit(trx, { ...context, actorId: context.person.id }, action, { savedReplyId: id })
  await changed(trx, context, 'savedReplies', null, [id])
  return readSavedReply(context, trx, id)
}
