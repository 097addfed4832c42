import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { mostNotes, type NewNote, type Note } from '../contract/notes.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { heldThread } from '../keeping/held.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { notify } from '../notices/notify.ts'
import { noteView, peopleNamed, wasOver } from './views.ts'

type Given = z.output<typeof NewNote>
type Row = Selectable<Tables['notes']>

/** Oldest first. Throws `not_found` for a thread that is not the team's. */
export async function listNotes(context: Context, threadId: string): Promise<{ items: Note[] }> {
  const { db, teamId } = context
  const thread = await db
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('id', '=', threadId)
    .select('pairId')
    .executeTakeFirst()
  if (!thread) throw noThread()
  await linkedPair(context, thread.pairId)
  const rows = await db
    .selectFrom('notes')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(mostNotes)
    .selectAll()
    .execute()
  return { items: rows.map((row) => noteView(context, row)) }
}

/** Throws `invalid` for a mention of somebody outside the team, `conflict` when there are 200 notes already, `not_found`. */
export async function writeNote(context: Context, threadId: string, { message, mentions }: Given): Promise<Note> {
  const { teamId, person, operationId: id } = context
  return write(context.db, async (trx) => {
    const { pairId, noteCount } = await threadOf(trx, context, threadId)
    const made = await noteOf(trx, context, id)
    if (made) return noteView(context, made)
    if (noteCount >= mostNotes)
      throw new Problem('conflict', `There are ${mostNotes} notes on this thread already. Remove one of yours first.`)
    const row: Row = {
      teamId,
      id,
      threadId,
      pairId,
      authorId: person.id,
      authorName: person.name,
      message,
      mentions: JSON.stringify(await peopleNamed(trx, context, mentions)),
      version: 1,
      createdAt: context.now.toISOString(),
      editedAt: null,
    }
    await trx.insertInto('notes').values(row).execute()
    await count(trx, context, threadId, 1)
    await tell(trx, context, 'notes.write', row)
    await tellMentioned(trx, context, row, mentions)
    return noteView(context, row)
  })
}

/** Throws `forbidden` for somebody else's, `conflict` after an hour, `outdated` when it was changed since `version`, `not_found`. */
export async function changeNote(context: Context, noteId: string, version: number, { message, mentions }: Given) {
  return write(context.db, async (trx) => {
    const before = await ownNote(trx, context, noteId)
    if (before.version !== version) throw new Problem('outdated', 'You changed this note meanwhile, in another window.')
    const named = JSON.stringify(await peopleNamed(trx, context, mentions))
    const editedAt = context.now.toISOString()
    const row = { ...before, message, mentions: named, version: version + 1, editedAt }
    await trx.updateTable('notes').set(row).where('teamId', '=', context.teamId).where('id', '=', noteId).execute()
    await tell(trx, context, 'notes.change', row)
    await tellMentioned(trx, context, row, mentions)
    return noteView(context, row)
  })
}

/** Throws `forbidden` for somebody else's, `conflict` after an hour, `not_found` when it is gone already. */
export async function removeNote(context: Context, noteId: string): Promise<void> {
  await write(context.db, async (trx) => {
    const note = await ownNote(trx, context, noteId)
    await trx.deleteFrom('notes').where('teamId', '=', context.teamId).where('id', '=', noteId).execute()
    await count(trx, context, note.threadId, -1)
    await tell(trx, context, 'notes.remove', note)
  })
}

/** One's own note, its thread held. */
async function ownNote(trx: Transaction, context: Context, noteId: string): Promise<Row> {
  const found = await noteOf(trx, context, noteId)
  if (!found) throw noNote()
  await threadOf(trx, context, found.threadId)
  const note = await noteOf(trx, context, noteId)
  if (!note) throw noNote()
  if (note.authorId !== context.person.id) throw new Problem('forbidden', 'Only who wrote a note may change it.')
  if (wasOver(note, context.now)) throw new Problem('conflict', 'A note can be changed for an hour. Write another one.')
  return note
}

const noteOf = (trx: Transaction, { teamId }: Context, noteId: string) =>
  trx.selectFrom('notes').where('teamId', '=', teamId).where('id', '=', noteId).selectAll().executeTakeFirst()

async function threadOf(trx: Transaction, context: Context, threadId: string) {
  const thread = await heldThread(trx, context, threadId)
  if (!thread) throw noThread()
  await linkedPair({ ...context, db: trx }, thread.pairId)
  return thread
}

/** The count belongs to no facet: no tally moves with it. */
const count = (trx: Transaction, { teamId }: Context, threadId: string, by: 1 | -1) =>
  trx
    .updateTable('threads')
    .set((eb) => ({ noteCount: eb('noteCount', '+', by) }))
    .where('teamId', '=', teamId)
    .where('id', '=', threadId)
    .execute()

async function tell(trx: Transaction, context: Context, action: string, { id: noteId, threadId, pairId }: Row) {
  await audit(trx, { ...context, actorId: context.person.id }, action, { noteId, threadId })
  await changed(trx, context, 'notes', pairId, [threadId])
  if (action !== 'notes.change') await changed(trx, context, 'inbox', pairId, [threadId])
}

/** Whoever was named before the change was told then. */
const tellMentioned = (trx: Transaction, context: Context, note: Row, people: string[]) =>
  notify(trx, context, {
    kind: 'mentioned',
    key: note.id,
    pairId: note.pairId,
    threadId: note.threadId,
    to: { people },
    by: context.person.id,
    about: { who: context.person.name, what: note.message },
  })

const noThread = () => new Problem('not_found', 'Your team has no such thread.')
const noNote = () => new Problem('not_found', 'Your team has no such note.')
