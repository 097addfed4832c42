import { Button } from '@mantine/core'
import { IconSend2, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useState } from 'react'
import { type Comment, lengthOf, longestReply, type Thread } from '../../server/contract/threads.ts'
import { usePair } from '../layout/usePairs.ts'
import type { Composer } from '../threads/composer.ts'
import { drafts } from '../ui/drafts.ts'
import { isolated } from '../ui/isolated.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys } from '../ui/keys.ts'
import { readable } from '../ui/numbers.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { OpenMarks, OpenVariables } from './OpenVariables.tsx'
import styles from './ReplyBox.module.css'
import { useComposer } from './useComposer.ts'
import { useOpenVariables } from './useOpenVariables.ts'
import { replyDraft, useReply } from './useReply.ts'

interface ReplyBoxProps {
  ref: RefObject<HTMLTextAreaElement | null>
  thread: Thread
  target: Comment
  /** The text of a refused reply, to be mended and sent again. */
  offered: string | undefined
  onTaken: () => void
  /** Answers the comment that opened the thread again, instead of a reply to it. */
  onBack: (() => void) | undefined
  /** What helps with writing, above the field. */
  tools?: (composer: Composer) => ReactNode
}

/** Always ready; what is typed survives a reload, and what is refused stays in it. */
export function ReplyBox({ ref, thread, target, offered, onTaken, onBack, tools }: ReplyBoxProps) {
  const pair = usePair()
  const us = thread.network === 'instagram' ? (pair.profile?.username ?? pair.page.name) : pair.page.name
  const reply = useReply(thread, us)
  const [text, setText] = useState(() => drafts.read(localStorage, replyDraft(target.id)))
  const message = text.trim()
  const room = longestReply[thread.network] - lengthOf(message)

  const write = (next: string) => {
    setText(next)
    drafts.keep(localStorage, replyDraft(target.id), next)
  }
  const { composer, source } = useComposer({ box: ref, targetId: target.id, text, write })
  const open = useOpenVariables(message, ref)
  useEffect(() => {
    if (offered === undefined) return
    setText(offered)
    drafts.keep(localStorage, replyDraft(target.id), offered)
    onTaken()
    ref.current?.focus()
  }, [offered, onTaken, ref, target.id])

  const send = () => {
    if (!message || room < 0 || open.stops()) return
    const from = source.take()
    const takeBack = () => {
      setText(message)
      source.giveBack(from)
    }
    reply.mutate({ commentId: target.id, message, ...from }, { onError: takeBack })
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    if (event.key === 'Escape') ref.current?.blur()
  }

  if (!target.may.reply) return <p className={styles.closed}>{whyClosed(target)}</p>
  return (
    <div className={styles.box}>
      {reply.error && <ProblemNote error={reply.error} />}
      {tools?.(composer)}
      <div className={styles.field}>
        {open.variables.length > 0 && <OpenMarks text={text} box={ref} />}
        <textarea
          ref={ref}
          className={styles.text}
          aria-label="Reply"
          aria-describedby="reply-room"
          aria-invalid={room < 0}
          placeholder={`Reply to ${isolated(target.author.name)} as ${us}`}
          dir="auto"
          rows={2}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <OpenVariables open={open} />
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
          <span id="reply-room" className={room < 0 ? styles.over : styles.room}>
            {room < 0 ? `${-room} characters too long` : `${readable(room)} left`}
          </span>
          <Button
            data-tip={`Send reply (${keys.send})`}
            disabled={!message || room < 0 || open.stopping}
            onClick={send}
            rightSection={<IconSend2 size={16} aria-hidden="true" />}
          >
            Send reply
          </Button>
        </div>
      </div>
      <span className={styles.hint} aria-hidden="true">
        Write with
        <KeyHint keys={keys.reply} /> send with
        <KeyHint keys={keys.send} />
      </span>
    </div>
  )
}

function whyClosed({ deletedAt, hiddenAt, delivery }: Comment) {
  if (deletedAt) return 'This comment was deleted, so nobody can answer it.'
  if (hiddenAt) return 'Show the comment again before you answer it.'
  if (delivery) return 'As soon as it has been sent, you can go on here.'
  return 'This network lets nobody answer this comment.'
}
