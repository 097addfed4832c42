import styles from './LabelDot.module.css'

/** A label's colour, which never says anything that its name does not. */
export const LabelDot = ({ colour }: { colour: string }) => (
  <span className={`${styles.dot} ${styles[colour] ?? ''}`} aria-hidden="true" />
)
