import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Problem } from '../../server/contract/problem.ts'
import { Note } from './Note.tsx'
import styles from './ProblemNote.module.css'

/** A failure as a sentence, what one can do about it, and the code to give to whoever looks after the server. */
export function ProblemNote({ error, children }: { error: unknown; children?: ReactNode }) {
  const problem = error instanceof Problem ? error : undefined
  return (
    <Note tone="red" icon={IconAlertCircle} role="alert">
      <p>{problem?.message ?? 'Something went wrong on this screen. What you wrote is kept.'}</p>
      {problem?.retryAfter !== undefined && <p>Try again in {problem.retryAfter} seconds.</p>}
      {problem?.requestId && <p className={styles.code}>Code {problem.requestId}</p>}
      {children}
    </Note>
  )
}
