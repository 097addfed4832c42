import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react'
import { longestPrivateReply } from '../../server/contract/moderation.ts'
import { type Comment, lengthOf, longestReply, type Thread } from '../../server/contract/threads.ts'
import { useDesk } from '../layout/desk.ts'
import { usePair } from '../layout/usePairs.ts'
import type { Composer } from '../threads/composer.ts'
import { useDraft } from '../ui/drafts.ts'
import { isolated } from '../ui/isolated.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { ConflictCard } from './ConflictCard.tsx'
import { replyDraft, whisperDraft } from './draftNames.ts'
import { NamesHere } from './NamesHere.tsx'
import { OpenMarks, OpenVariables } from './OpenVariables.tsx'
import styles from './ReplyBox.module.css'
import { Audience, type Mode, Room, SendHint } from './ReplyParts.tsx'
import { SendButton } from './SendButton.tsx'
import { useComposer } from './useComposer.ts'
import { useOpenVariables } from './useOpenVariables.ts'
import { meanwhileOf, useReply } from './useReply.ts'
import { useWhisper } from './useWhisper.ts'

interface ReplyBoxProps {
  ref: RefObject<HTMLTextAreaElement | null>
  thread: Thread
  target: Comment
  mode: Mode
  onMode: (mode: Mode) => void
  /** Opens the box for a private reply that was taken back. */
  onWhisper: (comment: Comment) => void
  /** Answers the comment that opened the thread again, instead of a reply to it. */
  onBack: (() => void) | undefined
  /** What is to be known before one writes, above the field. */
  notice?: ReactNode
  /** Asked before anything is sent; no keeps it in the box. */
  maySend?: () => boolean
  /** What helps to write, above the field. */
  tools?: (composer: Composer) => ReactNode
}

/** Always ready; what is typed survives a reload, and what is refused stays in it. */
export function ReplyBox({
  ref,
  thread,
  target,
  mode,
  onMode,
  onWhisper,
  onBack,
  notice,
  maySend,
  tools,
}: ReplyBoxProps) {
  const pair = usePair()
  const { person } = useDesk()
  const us = thread.network === 'instagram' ? (pair.profile?.username ?? pair.page.name) : pair.page.name
  const reply = useReply(thread, us)
  const whisper = useWhisper(thread, person?.name ?? '', () => onWhisper(target))
  const { may } = target
  const isPrivate = may.replyPrivately && (mode === 'private' || !may.reply)
  const draft = isPrivate ? whisperDraft(target.id) : replyDraft(target.id)
  const [text, write] = useDraft(draft)
  const [refused, setRefused] = useState<Error | null>(null)
  const message = text.trim()
  const { composer, source } = useComposer({ box: ref, draft, text, write })
  const open = useOpenVariables(message, ref)
  const meanwhile = meanwhileOf(refused)
  const isClosed = !may.reply && !may.replyPrivately && !refused
  const room = (isPrivate ? longestPrivateReply : longestReply[thread.network]) - lengthOf(message)

  const send = (how: { sendAt?: string; anyway?: boolean } = {}) => {
    if (!message || room < 0 || open.stops() || maySend?.() === false) return
    setRefused(null)
    const settled = { onError: setRefused, onSuccess: () => onMode('public') }
    if (isPrivate) whisper.mutate({ commentId: target.id, message }, settled)
    else sendPublicly(how)
  }
  const sendPublicly = (how: { sendAt?: string; anyway?: boolean }) => {
    const from = source.take()
    const onError = (error: Error) => {
      setRefused(error)
      source.giveBack(from)
    }
    reply.mutate({ commentId: target.id, message, ...how, ...from }, { onError })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    if (event.key === 'Escape') ref.current?.blur()
  }

  if (isClosed) return <p className={styles.closed}>{whyClosed(target)}</p>
  const author = isolated(target.author.name)
  return (
    <div className={styles.box}>
      {notice}
      {refused && meanwhile && (
        <ConflictCard
          thread={thread}
          target={target}
          problem={refused}
          message={text}
          onAnyway={() => send({ anyway: true })}
          onEdit={() => {
            setRefused(null)
            ref.current?.focus()
          }}
          onDiscard={() => {
            setRefused(null)
            write('')
          }}
        />
      )}
      {refused && !meanwhile && <ProblemNote error={refused} />}
      {tools?.(composer)}
      <div className={`${styles.field} ${isPrivate ? styles.private : ''}`}>
        <Audience target={target} mode={isPrivate ? 'private' : 'public'} onMode={onMode} />
        <div className={styles.writing}>
          {open.variables.length > 0 && <OpenMarks text={text} box={ref} />}
          <textarea
            ref={ref}
            className={styles.text}
            aria-label={isPrivate ? 'Private reply' : 'Reply'}
            aria-describedby="reply-room"
            aria-invalid={room < 0}
            placeholder={isPrivate ? `Only ${author} reads this` : `Reply to ${author} as ${us}`}
            dir="auto"
            rows={2}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <OpenVariables open={open} />
        <NamesHere thread={thread} text={text} onText={write} field={ref} />
        <div className={styles.foot}>
          {onBack && (
            <Button
              size="compact-xs"
              variant="default"
              rightSection={<IconX size={12} aria-hidden="true" />}
              onClick={onBack}
            >
              To {target.author.name}
            </Button>
          )}
          <Room left={room} />
          <SendButton
            isPrivate={isPrivate}
            disabled={!message || room < 0 || open.stopping}
            zone={pair.zone}
            onSend={() => send()}
            onLater={(sendAt) => send({ sendAt })}
          />
        </div>
      </div>
      <SendHint />
    </div>
  )
}

function whyClosed({ deletedAt, hiddenAt, delivery }: Comment) {
  if (deletedAt) return 'This comment was deleted, so nobody can answer it.'
  if (hiddenAt) return 'Show the comment again before you answer it.'
  if (delivery) return 'As soon as it has been sent, you can go on here.'
  return 'This network lets nobody answer this comment.'
}
