import { Button } from '@mantine/core'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import type { Edited } from './editorDraft.ts'
import styles from './SavedRepliesScreen.module.css'

interface EditorConflictProps {
  theirs: SavedReply
  yours: Edited
  busy: boolean
  onTheirs: () => void
  onYours: () => void
}

/** Two people changed the same reply: both versions, and a choice. */
export function EditorConflict({ theirs, yours, busy, onTheirs, onYours }: EditorConflictProps) {
  return (
    <section className={styles.conflict} role="alert" aria-label="Two versions">
      <strong>
        {theirs.deletedAt
          ? 'Somebody deleted this saved reply meanwhile.'
          : `${theirs.changedBy} changed this saved reply meanwhile. Which one is to stay?`}
      </strong>
      <div className={styles.versions}>
        <div>
          <Version whose="Theirs" version={theirs} />
          {!theirs.deletedAt && (
            <Button size="xs" variant="default" onClick={onTheirs}>
              Keep theirs
            </Button>
          )}
        </div>
        <div>
          <Version whose="Yours" version={yours} />
          {!theirs.deletedAt && (
            <Button size="xs" loading={busy} onClick={onYours}>
              Save yours
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}

interface VersionProps {
  whose: string
  version: Pick<SavedReply, 'title' | 'text'> & { variants: { language: string; text: string }[] }
}

function Version({ whose, version: { title, text, variants } }: VersionProps) {
  return (
    <>
      <span>{whose}</span>
      <strong>
        <ForeignText>{title}</ForeignText>
      </strong>
      <ForeignText>{text}</ForeignText>
      {variants.map((variant) => (
        <p key={variant.language}>
          <span className={styles.soft}>{variant.language}: </span>
          <ForeignText>{variant.text}</ForeignText>
        </p>
      ))}
    </>
  )
}
