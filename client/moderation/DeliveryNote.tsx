import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconClock } from '@tabler/icons-react'
import type { Comment, Delivery } from '../../server/contract/threads.ts'
import { giveBack } from '../ui/drafts.ts'
import styles from './DeliveryNote.module.css'
import { replyDraft } from './draftNames.ts'
import { useDecision } from './useDecision.ts'
import { WaitingReply } from './WaitingNote.tsx'

const doing: Record<Delivery['action'], string> = {
  reply: 'Sending…',
  private_reply: 'Sending…',
  edit: 'Changing…',
  block: 'Blocking the author…',
  unblock: 'Unblocking the author…',
  hide: 'Hiding…',
  show: 'Showing…',
  like: 'Liking…',
  unlike: 'Taking the like back…',
  delete: 'Deleting…',
}
const refused: Record<Delivery['action'], string> = {
  reply: 'The reply was refused.',
  private_reply: 'The private reply was refused.',
  edit: 'It could not be changed, and the old words stand.',
  block: 'The author could not be blocked.',
  unblock: 'The author could not be unblocked.',
  hide: 'It could not be hidden.',
  show: 'It could not be shown.',
  like: 'It could not be liked.',
  unlike: 'The like could not be taken back.',
  delete: 'It could not be deleted.',
}

interface DeliveryNoteProps {
  comment: Comment
  threadId: string
  /** Opens new words that were refused, to be mended. */
  onEdit: (comment: Comment) => void
}

/** What became of something promised: on its way, being confirmed, refused, or waiting for a person. */
export function DeliveryNote({ comment, threadId, onEdit }: DeliveryNoteProps) {
  const { parentId, delivery, message, author, deletedAt } = comment
  const { mutate: decide, isPending } = useDecision(threadId)
  if (!delivery) return author.us && !deletedAt ? <p className={styles.quiet}>Sent</p> : null
  const { action, state, problem } = delivery
  if (delivery.sendsAt) return <WaitingReply reply={comment} sendsAt={delivery.sendsAt} threadId={threadId} />
  if (state !== 'refused' && state !== 'needs_you') {
    return (
      <p className={styles.quiet} role="status">
        <IconClock size={13} aria-hidden="true" />
        <span>
          {state === 'confirming' ? 'Confirming: Tandem is reading whether it went out…' : doing[action]}
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
              giveBack(replyDraft(parentId ?? threadId), message)
              decide({ comment, decision: 'drop' })
            }}
          >
            Edit and send again
          </Button>
        )}
        {action === 'edit' && (
          <Button size="xs" variant="default" onClick={() => onEdit(comment)}>
            Mend the new words
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
        <Button size="xs" loading={isPending} onClick={() => decide({ comment, decision: 'went_out' })}>
          It went out
        </Button>
        <Button size="xs" variant="default" onClick={() => decide({ comment, decision: 'send_again' })}>
          Send again
        </Button>
        <Button size="xs" variant="default" onClick={() => decide({ comment, decision: 'drop' })}>
          Drop
        </Button>
      </Group>
    </div>
  )
}
