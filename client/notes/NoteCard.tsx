import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { Note } from '../../server/contract/notes.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { useNow } from '../ui/useNow.ts'
import { LaterNoteForm } from './LaterNoteForm.tsx'
import styles from './Notes.module.css'
import { useNoteChanges } from './useNotes.ts'

/** A note as it stands between the comments: on another ground, and said to be the team's. */
export function NoteCard({ note }: { note: Note }) {
  const [editing, setEditing] = useState(false)
  const { change, remove } = useNoteChanges(note.threadId)
  const now = useNow()
  const mayChange = note.changeableUntil !== null && Date.parse(note.changeableUntil) > now
  return (
    <article className={styles.note} aria-label={`Note by ${note.author.name}`}>
      <Face name={note.author.name} size={28} />
      <div className={styles.content}>
        <div className={styles.head}>
          <strong>
            <ForeignText oneLine>{note.author.name}</ForeignText>
          </strong>
          <span className={styles.soft}>
            <RelativeTime at={note.createdAt} />
            {note.editedAt && ', edited'}
          </span>
          <span className={styles.team}>
            <IconLock size={12} aria-hidden="true" />
            Only your team sees this
          </span>
        </div>
        {editing ? (
          <LaterNoteForm
            name={`note-${note.id}`}
            initial={note.message}
            submitLabel="Save note"
            onSubmit={(draft) => change.mutateAsync({ note, ...draft }).then(() => setEditing(false))}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <div className={styles.message}>
            <ForeignText>{note.message}</ForeignText>
          </div>
        )}
        {mayChange && !editing && (
          <div className={styles.actions}>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setEditing(true)}>
              Edit note
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => remove.mutate(note)}>
              Remove note
            </Button>
          </div>
        )}
      </div>
    </article>
  )
}
