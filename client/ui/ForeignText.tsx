import styles from './ForeignText.module.css'

interface ForeignTextProps {
  children: string
  /** One line that ends in an ellipsis, for lists. */
  oneLine?: boolean
}

/**
 * The only way text that somebody else wrote reaches the screen: as text nodes, in its own direction, and isolated,
 * so that a name from right to left or a stack of accents cannot disturb what stands beside it.
 */
export function ForeignText({ children, oneLine = false }: ForeignTextProps) {
  return (
    <bdi dir="auto" className={oneLine ? styles.line : styles.text}>
      {children}
    </bdi>
  )
}
