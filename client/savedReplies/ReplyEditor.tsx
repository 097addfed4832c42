import { Autocomplete, Button, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { EditorConflict } from './EditorConflict.tsx'
import styles from './ReplyEditor.module.css'
import { ReplyPreview } from './ReplyPreview.tsx'
import { TextFields } from './TextFields.tsx'
import { useEditor } from './useEditor.ts'

interface ReplyEditorProps {
  /** Undefined for a new one. */
  reply: SavedReply | undefined
  folders: string[]
  onClose: () => void
}

/** One saved reply with its languages, and beside it how it would read on both networks. */
export function ReplyEditor({ reply, folders, onClose }: ReplyEditorProps) {
  const { form, edited, change, problems, theirs, failure, ...editor } = useEditor(reply, onClose)
  const [shown, setShown] = useState(edited.text)
  const leave = () => {
    editor.startFrom(reply)
    onClose()
  }
  return (
    <section className={styles.card} aria-label={reply ? `Edit ${reply.title}` : 'New saved reply'}>
      <h2>{reply ? 'Change this saved reply' : 'New saved reply'}</h2>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          editor.submit()
        }}
      >
        <div className={styles.short}>
          <TextInput
            label="Title"
            value={edited.title}
            error={problems.title}
            onChange={({ currentTarget }) => change({ title: currentTarget.value })}
          />
          <TextInput
            label="Shortcut"
            description="Typed after a slash, then Tab"
            leftSection="/"
            value={edited.shortcut}
            error={problems.shortcut}
            onChange={({ currentTarget }) => change({ shortcut: currentTarget.value })}
          />
          <Autocomplete
            label="Folder"
            data={folders}
            value={edited.folder}
            error={problems.folder}
            onChange={(folder) => change({ folder })}
          />
        </div>
        <TextFields edited={edited} problems={problems} onChange={change} onShow={setShown} />
        <Switch
          label="For this pair alone"
          checked={edited.ofPair}
          onChange={({ currentTarget }) => change({ ofPair: currentTarget.checked })}
        />
        <ReplyPreview text={shown} />
        {failure && <ProblemNote error={failure} />}
        {theirs && (
          <EditorConflict
            theirs={theirs}
            yours={edited}
            busy={editor.isSaving}
            onTheirs={() => editor.startFrom(theirs)}
            onYours={() => editor.submit(theirs.version)}
          />
        )}
        <div className={styles.actions}>
          {!theirs && (
            <Button type="submit" loading={editor.isSaving}>
              Save reply
            </Button>
          )}
          <Button variant="default" onClick={leave}>
            {editor.isDraft ? 'Discard the draft' : 'Close'}
          </Button>
          {editor.isDraft && <span className={styles.soft}>Not saved yet; this browser keeps it.</span>}
        </div>
      </form>
    </section>
  )
}
