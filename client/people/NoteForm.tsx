import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Identity, Note } from '../../server/contract/people.ts'
import { Problem } from '../../server/contract/problem.ts'
import { api } from '../api.ts'
import { drafts } from '../ui/drafts.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'
import styles from './CustomerCard.module.css'

/** What the team knows of a name. It keeps its draft; when somebody else wrote meanwhile, theirs is shown beside it. */
export function NoteForm({ identity: { id, name, note } }: { identity: Identity }) {
  const field = useId()
  const queries = useQueryClient()
  const draft = `note.${id}`
  const [text, setText] = useState(() => drafts.read(localStorage, draft) || note.text)
  // The version the text was begun from: one that arrives meanwhile is somebody else's.
  const [base, setBase] = useState(note)
  const isTouched = text.trim() !== base.text
  if (!isTouched && base.version !== note.version) {
    setBase(note)
    setText(note.text)
  }

  const write = (next: string) => {
    setText(next)
    drafts.keep(localStorage, draft, next.trim() === base.text ? '' : next)
  }
  const adopt = (kept: Note) => {
    setBase(kept)
    setText(kept.text)
    drafts.keep(localStorage, draft, '')
    return queries.invalidateQueries({ queryKey: api.people.getCustomer.key })
  }
  const save = useMutation({
    mutationFn: (version: number) => api.people.keepNote({ params: { identityId: id }, body: { text }, version }),
    onSuccess: (kept) => {
      say('Note kept')
      return adopt(kept)
    },
    onError: () => queries.invalidateQueries({ queryKey: api.people.getCustomer.key }),
  })
  const isOutdated = save.error instanceof Problem && save.error.code === 'outdated'

  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(base.version)
      }}
    >
      <label htmlFor={field}>Note on {name}</label>
      <textarea
        id={field}
        className={styles.text}
        dir="auto"
        rows={2}
        maxLength={4000}
        placeholder="Only the team sees it"
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey) && isTouched) save.mutate(base.version)
        }}
      />
      {note.at && (
        <span className={styles.soft}>
          {note.by ?? 'Somebody who has left'}, <RelativeTime at={note.at} />
        </span>
      )}
      {save.error && (
        <ProblemNote error={save.error}>
          {isOutdated && note.version !== base.version && (
            <>
              <p>
                Theirs: <ForeignText>{note.text || 'nothing'}</ForeignText>
              </p>
              <Button size="compact-xs" variant="default" onClick={() => void adopt(note).then(save.reset)}>
                Keep theirs
              </Button>{' '}
              <Button size="compact-xs" onClick={() => save.mutate(note.version)}>
                Save yours
              </Button>
            </>
          )}
        </ProblemNote>
      )}
      {isTouched && !isOutdated && (
        <Button type="submit" size="compact-sm" variant="light" loading={save.isPending}>
          Save note
        </Button>
      )}
    </form>
  )
}
