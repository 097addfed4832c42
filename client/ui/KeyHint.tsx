import styles from './KeyHint.module.css'

/** A key beside the action it stands for. */
export const KeyHint = ({ keys }: { keys: string }) => (
  <span className={styles.keys} aria-hidden="true">
    {keys}
  </span>
)
