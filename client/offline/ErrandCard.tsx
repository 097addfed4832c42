import { Button, Group } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { type Errand, writtenIn } from './errand.ts'
import styles from './OutboxPanel.module.css'
import type { Outbox } from './outbox.ts'

/** Something that waits: what, since when, and whether it may be out there already. */
export function ErrandCard({ errand, outbox }: { errand: Errand; outbox: Outbox }) {
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
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => void outbox.sendAll()}>
          Send now
        </Button>
        <Button size="xs" variant="subtle" color="red.9" onClick={() => void outbox.discard(errand)}>
          Discard
        </Button>
      </Group>
    </article>
  )
}
