import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconClock } from '@tabler/icons-react'
import type { Comment, Delivery } from '../../server/contract/threads.ts'
import styles from './DeliveryNote.module.css'
import { useDecision } from './useDecision.ts'

const doing: Record<Delivery['action'], string> = {
  reply: 'Sending…',
  hide: 'Hiding…',
  show: 'Showing…',
  like: 'Liking…',
  unlike: 'Taking the like back…',
  delete: 'Deleting…',
}
const refused: Record<Delivery['action'], string> = {
  reply: 'The reply was refused.',
  hide: 'It could not be hidden.',
  show: 'It could not be shown.',
  like: 'It could not be liked.',
  unlike: 'The like could not be taken back.',
  delete: 'It could not be deleted.',
}

interface DeliveryNoteProps {
  comment: Comment
  threadId: string
  onEdit: (message: string) => void
}

/** What became of something promised: on its way, being confirmed, refused, or waiting for a person. */
export function DeliveryNote({
  comment: { id, delivery, message, author, deletedAt },
  threadId,
  onEdit,
}: DeliveryNoteProps) {
  const { mutate: decide, isPending } = useDecision(threadId)
  if (!delivery) return author.us && !deletedAt ? <p className={styles.quiet}>Sent</p> : null
  const { action, state, problem } = delivery
  if (state === 'sending' || state === 'confirming') {
    return (
      <p className={styles.quiet} role="status">
        <IconClock size={13} aria-hidden="true" />
        <span>
          {state === 'sending' ? doing[action] : 'Confirming: Tandem is reading whether it went out…'}
          {state === 'sending' && problem && ` It waits: ${problem}`}
        </span>
      </p>
    )
  }
  if (state === 'refused') {
    return (
      <div className={styles.refused}>
        <p>
          <IconBan size={15} aria-hidden="true" />
          <span>
            {refused[action]} {problem}
          </span>
        </p>
        {action === 'reply' && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              onEdit(message)
              decide({ commentId: id, decision: 'drop' })
            }}
          >
            Edit and send again
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className={styles.needsYou}>
      <p>
        <IconAlertTriangle size={15} aria-hidden="true" />
        <span>
          <strong>Needs you.</strong> {problem}
        </span>
      </p>
      <Group gap="xs">
        <Button size="xs" loading={isPending} onClick={() => decide({ commentId: id, decision: 'went_out' })}>
          It went out
        </Button>
        <Button size="xs" variant="default" onClick={() => decide({ commentId: id, decision: 'send_again' })}>
          Send again
        </Button>
        <Button size="xs" variant="default" onClick={() => decide({ commentId: id, decision: 'drop' })}>
          Drop
        </Button>
      </Group>
    </div>
  )
}
