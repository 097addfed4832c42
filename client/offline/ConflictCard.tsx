import { Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProblemBody } from '../../server/contract/problem.ts'
import { threadQuery } from '../threads/threads.ts'
import { drafts } from '../ui/drafts.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { type Errand, rewritten, writtenIn } from './errand.ts'
import styles from './OutboxPanel.module.css'
import type { Outbox } from './outbox.ts'
import { canStillGo, ThreadNow } from './ThreadNow.tsx'

interface ConflictCardProps {
  errand: Errand
  problem: ProblemBody
  outbox: Outbox
}

/** What could not go out, with both sides: what one wanted, and how the thread stands now. A person decides. */
export function ConflictCard({ errand, problem, outbox }: ConflictCardProps) {
  const { data: thread, error } = useQuery({
    ...threadQuery(errand.threadId),
    staleTime: 10_000,
    throwOnError: false,
  })
  const written = writtenIn(errand)
  const draft = `errand.${errand.id}`
  const [text, setText] = useState<string | null>(() => drafts.read(sessionStorage, draft) || null)
  const edited = text?.trim()
  const possible = canStillGo(errand, thread)
  return (
    <article className={`${styles.card} ${styles.conflict}`} aria-label={`${errand.what}: it needs you`}>
      <h3 className={styles.what}>
        <IconAlertTriangle size={15} aria-hidden="true" />
        <ForeignText>{errand.what}</ForeignText>
        <span className={styles.since}>
          <RelativeTime at={errand.madeAt} />
        </span>
      </h3>
      <p className={styles.problem}>{problem.title}</p>
      <div className={styles.sides}>
        <section aria-label="What you wanted">
          <h4>What you wanted</h4>
          {text !== null ? (
            <textarea
              className={styles.text}
              aria-label="Your words"
              dir="auto"
              rows={3}
              value={text}
              onChange={({ currentTarget: { value } }) => {
                setText(value)
                drafts.keep(sessionStorage, draft, value)
              }}
            />
          ) : (
            <ForeignText>{written ?? errand.what}</ForeignText>
          )}
        </section>
        <section aria-label="How it stands now">
          <h4>How it stands now</h4>
          {thread ? <ThreadNow thread={thread} errand={errand} /> : <p>{error?.message ?? 'Reading it…'}</p>}
        </section>
      </div>
      <Group gap="xs">
        {edited !== undefined ? (
          <Button
            size="xs"
            disabled={!edited || !possible}
            onClick={() => {
              drafts.keep(sessionStorage, draft, '')
              void outbox.release(rewritten(errand, edited))
            }}
          >
            Send it like this
          </Button>
        ) : (
          possible && (
            <Button size="xs" onClick={() => void outbox.release(errand)}>
              Send anyway
            </Button>
          )
        )}
        {written !== undefined && text === null && (
          <Button size="xs" variant="default" onClick={() => setText(written)}>
            Edit
          </Button>
        )}
        <Button size="xs" variant="subtle" color="red.9" onClick={() => void outbox.discard(errand)}>
          Discard
        </Button>
      </Group>
    </article>
  )
}
