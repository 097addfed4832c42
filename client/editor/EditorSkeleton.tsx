import { Skeleton } from '@mantine/core'
import styles from './Editor.module.css'

/** The editor that is about to come. */
export const EditorSkeleton = () => (
  <main className={styles.editor} role="status" aria-label="Loading">
    <header className={styles.head}>
      <Skeleton height={24} width={220} />
    </header>
    <div className={styles.outline}>
      {[80, 64, 76, 96, 60].map((width) => (
        <Skeleton key={width} height={12} width={width} my={12} />
      ))}
    </div>
    <div className={styles.form}>
      <Skeleton height={280} radius={12} />
      <Skeleton height={180} radius={12} />
    </div>
    <div className={styles.previews}>
      <Skeleton height={480} width={300} mx="auto" mt={56} radius={12} />
    </div>
  </main>
)
