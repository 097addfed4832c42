import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Instant, Text } from './values.ts'

/** How many notes a thread takes. */
export const mostNotes = 200

const Named = z.object({ id: z.string(), name: z.string() })

export const Note = z
  .object({
    id: z.string(),
    threadId: z.string(),
    author: Named.describe('As they were called when they wrote it, even if they have left the team since.'),
    message: z.string(),
    mentions: z.array(Named).describe('The people named in it with @.'),
    createdAt: Instant,
    editedAt: Instant.nullable(),
    changeableUntil: Instant.nullable().describe('Until when the person who asks may change it; null for never.'),
    version: z.int(),
  })
  .meta({ id: 'Note', description: 'What colleagues tell each other about a thread; no customer ever sees it.' })
export type Note = z.infer<typeof Note>

export const NewNote = z.object({
  message: Text.trim().min(1, 'Write a note first.').max(4000, 'At most 4,000 characters.'),
  mentions: z.array(z.string().min(1).max(128)).max(20, 'At most 20 people.').default([]),
})

export const notes = feature({
  listNotes: {
    method: 'GET',
    path: '/threads/:threadId/notes',
    summary: 'The notes on a thread, oldest first, at most 200',
    access: 'moderate',
    response: z.object({ items: z.array(Note) }),
  },
  writeNote: {
    method: 'POST',
    path: '/threads/:threadId/notes',
    summary: 'Write a note that only the team sees',
    access: 'moderate',
    idempotent: true,
    body: NewNote,
    status: 201,
    response: Note,
  },
  changeNote: {
    method: 'PUT',
    path: '/notes/:noteId',
    summary: "Change one's own note, within an hour",
    access: 'moderate',
    versioned: true,
    body: NewNote,
    response: Note,
  },
  removeNote: {
    method: 'DELETE',
    path: '/notes/:noteId',
    summary: "Remove one's own note, within an hour",
    access: 'moderate',
  },
})
