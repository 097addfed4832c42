import { Button, Group } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { type Errand, writtenIn } from './errand.ts'
import styles from './OutboxPanel.module.css'
import type { Outbox } from './outbox.ts'

interface ErrandCardProps {
  errand: Errand
  outbox: Outbox
  /** One before it in its thread waits for a person, and so holds it up. */
  behind: boolean
}

/** Something that waits: what, since when, and whether it may be out there already. */
export function ErrandCard({ errand, outbox, behind }: ErrandCardProps) {
  const written = writtenIn(errand)
  return (
    <article className={styles.card} aria-label={errand.what}>
      <h3 className={styles.what}>
        <IconClock size={15} aria-hidden="true" />
        <ForeignText>{errand.what}</ForeignText>
        <span className={styles.since}>
          <RelativeTime at={errand.madeAt} />
        </span>
      </h3>
      {written && (
        <blockquote className={styles.words}>
          <ForeignText>{written}</ForeignText>
        </blockquote>
      )}
      {errand.triedAt && (
        <p className={styles.note}>
          It was sent <RelativeTime at={errand.triedAt} />, but the answer got lost: it may be out there already. Sent
          again, it is done once.
        </p>
      )}
      {behind && <p className={styles.note}>It goes out after the one before it, which needs you.</p>}
      <Group gap="xs">
        {!behind && (
          <Button size="xs" variant="default" onClick={() => void outbox.sendAll()}>
            Send now
          </Button>
        )}
        <Button size="xs" variant="subtle" color="red.9" onClick={() => void outbox.discard(errand)}>
          Discard
        </Button>
      </Group>
    </article>
  )
}
