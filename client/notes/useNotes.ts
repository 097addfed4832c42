import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Note } from '../../server/contract/notes.ts'
import type { Thread } from '../../server/contract/threads.ts'
import { api, query } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { say } from '../ui/toasts.ts'

const notesQuery = (threadId: string) => query(api.notes.listNotes, { params: { threadId } })

/** Of a thread without notes nothing is asked. */
export function useNotes({ id, noteCount }: Pick<Thread, 'id' | 'noteCount'>): Note[] {
  const { data } = useQuery({ ...notesQuery(id), enabled: noteCount > 0, throwOnError: false })
  return noteCount > 0 ? (data?.items ?? []) : []
}

export interface Draft {
  message: string
  mentions: string[]
}

/** Writing, changing and removing notes; a refusal leaves what was typed where it is. */
export function useNoteChanges(threadId: string) {
  const queries = useQueryClient()
  const onSuccess = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: notesQuery(threadId).queryKey }),
      queries.invalidateQueries({ queryKey: query(api.inbox.getThread, { params: { threadId } }).queryKey }),
    ])
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const write = useMutation({
    mutationFn: ({ key, ...body }: Draft & { key?: string }) =>
      promised(
        queries,
        api.notes.writeNote,
        { params: { threadId }, body, ...(key && { key }) },
        { threadId, what: 'Note for the team', field: 'message' },
      ),
    onSuccess: (note) => {
      if (note) return onSuccess()
      say('Your note is kept, and goes out with what else waits.')
    },
    onError,
  })
  const change = useMutation({
    mutationFn: ({ note, ...body }: Draft & { note: Note }) =>
      api.notes.changeNote({ params: { noteId: note.id }, version: note.version, body }),
    onSuccess,
    onError,
  })
  const remove = useMutation({
    mutationFn: (note: Note) => api.notes.removeNote({ params: { noteId: note.id } }),
    onSuccess: (_nothing, note) => {
      const again = { message: note.message, mentions: note.mentions.map(({ id }) => id) }
      say('The note is gone', { undo: () => write.mutate(again) })
      return onSuccess()
    },
    onError,
  })
  return { write, change, remove }
}
