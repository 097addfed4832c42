import { Modal } from '@mantine/core'
import { ConflictCard } from './ConflictCard.tsx'
import { useConnection } from './connection.ts'
import { ErrandCard } from './ErrandCard.tsx'
import styles from './OutboxPanel.module.css'
import { useOutbox } from './useOutbox.ts'

/** Everything that waits to go out, first what was made first. */
export function OutboxPanel({ onClose }: { onClose: () => void }) {
  const { outbox, errands } = useOutbox()
  const { away } = useConnection()
  return (
    <Modal opened onClose={onClose} title="Outbox" size="lg">
      {errands.length === 0 || !outbox ? (
        <p className={styles.empty}>Everything has gone out. Nothing waits.</p>
      ) : (
        <>
          <p className={styles.empty}>
            {away
              ? 'The server cannot be reached. This goes out in order as soon as it can.'
              : 'This goes out in order, each thread by itself.'}
          </p>
          <ol className={styles.list} aria-label="Waiting to go out">
            {errands.map((errand, at) => (
              <li key={errand.id}>
                {errand.held ? (
                  <ConflictCard errand={errand} problem={errand.held} outbox={outbox} />
                ) : (
                  <ErrandCard
                    errand={errand}
                    outbox={outbox}
                    behind={errands.slice(0, at).some(({ held, threadId }) => held && threadId === errand.threadId)}
                  />
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Modal>
  )
}
