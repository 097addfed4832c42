import type { Note } from '../contract/people.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import type { IdentityRow } from '../keeping/identities.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { identityById } from './identities.ts'

/** Throws `outdated` when somebody changed the note since `version`; nothing is changed then. */
export async function keepNote(context: Context, identityId: string, version: number, text: string): Promise<Note> {
  const { teamId, person } = context
  const identity = await identityById(context, context.db, identityId)
  await linkedPair(context, identity.pairId)
  const noted = {
    note: text,
    noteVersion: version + 1,
    notedById: person.id,
    notedAt: context.now.toISOString(),
  }
  await write(context.db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('identities')
      .set(noted)
      .where('teamId', '=', teamId)
      .where('id', '=', identityId)
      .where('noteVersion', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      throw new Problem('outdated', 'Somebody changed this note meanwhile. Look at theirs before you save yours.')
    await audit(trx, { ...context, actorId: person.id }, 'people.note', { identityId })
    await changed(trx, context, 'people', identity.pairId, [identity.personId])
  })
  return noteOf({ ...identity, ...noted }, new Map([[person.id, person.name]]))
}

export const noteOf = ({ note, noteVersion, notedAt, notedById }: IdentityRow, writers: Map<string, string>): Note => ({
  text: note,
  version: noteVersion,
  at: notedAt,
  by: writers.get(notedById ?? '') ?? null,
})
