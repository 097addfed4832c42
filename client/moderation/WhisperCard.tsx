import { Button, Group } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { Comment, PrivateReply } from '../../server/contract/threads.ts'
import { giveBack } from '../ui/drafts.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import notes from './DeliveryNote.module.css'
import { whisperDraft } from './draftNames.ts'
import { useSending } from './useSending.ts'
import { useWhisperDecision } from './useWhisper.ts'
import { WaitingNote } from './WaitingNote.tsx'
import styles from './WhisperCard.module.css'

interface WhisperCardProps {
  whisper: PrivateReply
  comment: Comment
  threadId: string
  /** Its words are in the box again, to be written anew. */
  onBack: () => void
}

/** A private reply stands apart from what everybody reads. */
export function WhisperCard({ whisper, comment, threadId, onBack }: WhisperCardProps) {
  const { by, message, createdAt, delivery } = whisper
  const { mutate: decide, isPending } = useWhisperDecision(threadId)
  const { takeBackPrivately } = useSending(threadId)
  const again = () => {
    giveBack(whisperDraft(comment.id), message)
    decide({ whisper, decision: 'drop' })
    onBack()
  }
  return (
    <article className={styles.whisper} aria-label={`Private reply to ${comment.author.name}`}>
      <p className={styles.head}>
        <IconLock size={14} aria-hidden="true" />
        <span>
          {delivery ? 'Private reply' : 'Answered privately'} by <bdi>{by}</bdi>, <RelativeTime at={createdAt} />
        </span>
        <span className={styles.only}>
          Only <bdi>{comment.author.name}</bdi> sees this
        </span>
      </p>
      <ForeignText>{message}</ForeignText>
      {delivery?.sendsAt && (
        <WaitingNote sendsAt={delivery.sendsAt} onBack={() => takeBackPrivately(whisper, onBack)} />
      )}
      {(delivery?.state === 'sending' || delivery?.state === 'confirming') && (
        <p className={notes.quiet} role="status">
          {delivery.state === 'sending' ? 'Sending…' : 'Confirming: Tandem is reading whether it went out…'}
          {delivery.state === 'sending' && delivery.problem && ` It waits: ${delivery.problem}`}
        </p>
      )}
      {delivery?.state === 'refused' && (
        <div className={notes.refused}>
          <p>The private reply was refused. {delivery.problem}</p>
          <Button size="xs" variant="default" loading={isPending} onClick={again}>
            Take the words back
          </Button>
        </div>
      )}
      {delivery?.state === 'needs_you' && (
        <div className={notes.needsYou}>
          <p>
            <span>
              <strong>Needs you.</strong> {delivery.problem} The messages of your Page or Profile show whether it is
              there.
            </span>
          </p>
          <Group gap="xs">
            <Button size="xs" loading={isPending} onClick={() => decide({ whisper, decision: 'went_out' })}>
              It went out
            </Button>
            <Button size="xs" variant="default" onClick={() => decide({ whisper, decision: 'send_again' })}>
              Send again
            </Button>
            <Button size="xs" variant="default" onClick={() => decide({ whisper, decision: 'drop' })}>
              Drop
            </Button>
          </Group>
        </div>
      )}
    </article>
  )
}
