import { Button } from '@mantine/core'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { readable } from '../ui/numbers.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { languageName } from './languages.ts'
import styles from './ReplyList.module.css'
import { useDeletion } from './useDeletion.ts'

interface ReplyListProps {
  replies: SavedReply[]
  openId: string | null
  onOpen: (savedReplyId: string) => void
}

/** By folder, the ones in no folder first; with what each says, and how often it was said. */
export function ReplyList({ replies, openId, onOpen }: ReplyListProps) {
  const remove = useDeletion()
  const folders = [...Map.groupBy(replies, ({ folder }) => folder)].sort(([one], [other]) => one.localeCompare(other))
  return folders.map(([folder, inside]) => (
    <section key={folder} aria-label={folder || 'No folder'}>
      {folder && (
        <h3 className={styles.folder}>
          <ForeignText oneLine>{folder}</ForeignText>
        </h3>
      )}
      <ul className={styles.rows}>
        {inside.map((reply) => (
          <li key={reply.id} className={styles.row} aria-current={reply.id === openId ? 'true' : undefined}>
            <div className={styles.says}>
              <p className={styles.title}>
                <ForeignText oneLine>{reply.title}</ForeignText>
                {reply.shortcut !== null && <span className={styles.shortcut}>/{reply.shortcut}</span>}
              </p>
              <ForeignText oneLine>{reply.text}</ForeignText>
              <p className={styles.soft}>
                <Uses reply={reply} />
                {reply.pairId !== null && ' · this pair alone'} · changed by {reply.changedBy}{' '}
                <RelativeTime at={reply.changedAt} />
              </p>
            </div>
            <div className={styles.buttons}>
              <Button size="xs" variant="default" aria-label={`Edit ${reply.title}`} onClick={() => onOpen(reply.id)}>
                Edit
              </Button>
              <Button size="xs" variant="default" aria-label={`Delete ${reply.title}`} onClick={() => remove(reply)}>
                Delete
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  ))
}

function Uses({ reply: { useCount, usedAt, variants } }: { reply: SavedReply }) {
  if (!usedAt) return 'Never used'
  const times = (count: number) => (count === 1 ? 'once' : `${readable(count)} times`)
  const inLanguages = variants.filter((one) => one.useCount > 0)
  return (
    <>
      Used {times(useCount)}
      {inLanguages.length > 0 &&
        ` (${inLanguages.map((one) => `${languageName(one.language)} ${times(one.useCount)}`).join(', ')})`}
      , last <RelativeTime at={usedAt} />
    </>
  )
}
