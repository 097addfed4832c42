import { Button, Group } from '@mantine/core'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { say } from '../ui/toasts.ts'
import styles from './ConflictCard.module.css'
import { meanwhileOf } from './useReply.ts'

interface ConflictCardProps {
  thread: Thread
  target: Comment
  problem: Error
  /** What was written, and not sent. */
  message: string
  onAnyway: () => void
  onEdit: () => void
  onDiscard: () => void
}

/** Something happened while somebody wrote: both sides, and the writer decides. */
export function ConflictCard({ thread, target, problem, message, onAnyway, onEdit, onDiscard }: ConflictCardProps) {
  const meanwhile = meanwhileOf(problem)
  const ours = thread.comments.filter(({ author, deletedAt }) => author.us && !deletedAt)
  const now = meanwhile === 'answered' ? ours.at(-1) : target
  const isOpen = meanwhile === 'answered' || meanwhile === 'edited'
  const copy = () => void navigator.clipboard?.writeText(message).then(() => say('Copied'))
  return (
    <section className={styles.card} role="alert" aria-label="Something happened meanwhile">
      <strong>{problem.message}</strong>
      <div className={styles.sides}>
        <div>
          <h3>There now</h3>
          {meanwhile === 'deleted' || !now ? <em>Deleted</em> : <ForeignText>{now.message}</ForeignText>}
        </div>
        <div>
          <h3>You wrote</h3>
          <ForeignText>{message}</ForeignText>
        </div>
      </div>
      <Group gap="xs">
        {isOpen && (
          <Button size="xs" onClick={onAnyway}>
            Send anyway
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onEdit}>
          Edit
        </Button>
        {!isOpen && (
          <Button size="xs" variant="default" onClick={copy}>
            Copy the text
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onDiscard}>
          Discard
        </Button>
      </Group>
    </section>
  )
}
