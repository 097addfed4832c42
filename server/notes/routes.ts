import type { notes } from '../contract/notes.ts'
import type { Handlers } from '../http/context.ts'
import { changeNote, listNotes, removeNote, writeNote } from './notes.ts'

export const notesRoutes: Handlers<typeof notes> = {
  listNotes: ({ params }, context) => listNotes(context, params.threadId),
  writeNote: ({ params, body }, context) => writeNote(context, params.threadId, body),
  changeNote: ({ params, version, body }, context) => changeNote(context, params.noteId, version, body),
  removeNote: ({ params }, context) => removeNote(context, params.noteId),
}
