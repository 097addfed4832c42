import type { Connection } from '../../server/contract/linking.ts'
import { ConnectButton } from './ConnectButton.tsx'
import styles from './ConnectScreen.module.css'

/** What was not granted, and what does not work without it. */
export function MissingPermissions({ connection: { missing } }: { connection: Connection }) {
  if (missing.length === 0) return null
  return (
    <section className={styles.obstacle}>
      <h3>Facebook did not grant everything</h3>
      <ol>
        {missing.map(({ permission, loses }) => (
          <li key={permission}>{loses}</li>
        ))}
      </ol>
      <div>
        <ConnectButton again>Ask for it again</ConnectButton>
      </div>
    </section>
  )
}
