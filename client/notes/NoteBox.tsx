import { UnstyledButton } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { useState } from 'react'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { LaterNoteForm } from './LaterNoteForm.tsx'
import styles from './Notes.module.css'
import { useNoteChanges } from './useNotes.ts'

/** Below the conversation: the way to write a note for the team. */
export function NoteBox({ threadId }: { threadId: string }) {
  const [writing, setWriting] = useState(false)
  const { write } = useNoteChanges(threadId)
  const begin = () => setWriting(true)
  useKeys({ [keys.note]: begin })
  useActions([{ name: 'Write a note', key: keys.note, act: begin }])
  if (!writing)
    return (
      <UnstyledButton className={styles.begin} onClick={begin}>
        <IconNote size={16} aria-hidden="true" />
        Write a note
        <KeyHint keys={keys.note} />
      </UnstyledButton>
    )
  return (
    <LaterNoteForm
      name={`note-on-${threadId}`}
      submitLabel="Add note"
      onSubmit={(draft) => write.mutateAsync(draft).then(() => setWriting(false))}
      onCancel={() => setWriting(false)}
    />
  )
}
