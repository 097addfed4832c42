import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { SignOnProblem } from '../ui/SignOnProblem.tsx'
import { useTitle } from '../ui/useTitle.ts'
import styles from './Entrance.module.css'

/** The frame of the screens one meets before the desk. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const [search] = useSearchParams()
  useTitle(title)
  return (
    <main className={styles.entrance}>
      <div className={styles.card}>
        <p className={styles.product}>
          <img src="/tandem.svg" alt="" width={28} height={28} />
          Tandem
        </p>
        <h1>{title}</h1>
        <SignOnProblem search={search} />
        {children}
      </div>
    </main>
  )
}
