import { Button } from '@mantine/core'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { SignOnProblem } from '../ui/SignOnProblem.tsx'
import { FacebookButton } from './FacebookButton.tsx'
import styles from './WelcomeScreen.module.css'

/** The front door, for whoever is not signed in. */
export function WelcomeScreen() {
  const { mode } = useSuspenseQuery(query(api.accounts.getDesk)).data
  const [search] = useSearchParams()
  return (
    <main className={styles.welcome}>
      <div className={styles.content}>
        <p className={styles.product}>
          <img src="/tandem.svg" alt="" width={32} height={32} />
          Tandem
        </p>
        <h1>
          One desk for your <NetworkMark network="facebook" /> and your <NetworkMark network="instagram" />
        </h1>
        <p className={styles.lead}>
          Every comment from your Facebook Page and your Instagram Business Profile in one inbox, answered with a few
          keys.
        </p>
        <SignOnProblem search={search} />
        {mode === 'sandbox' && <PracticeDoor />}
        <section className={styles.doors} aria-label="Your own account">
          <Button component={Link} to={paths.signUp()} variant={mode === 'sandbox' ? 'default' : 'filled'}>
            Create an account
          </Button>
          <Button component={Link} to={paths.signIn()} variant="default">
            Sign in
          </Button>
          <FacebookButton returnTo={paths.home} />
        </section>
      </div>
    </main>
  )
}

function PracticeDoor() {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => api.accounts.openPractice(),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <section className={styles.practice} aria-label="Practice">
      <h2>
        <span className={styles.sandbox}>Sandbox</span> Look around first
      </h2>
      <p>You are Maya, who owns a bakery. Nothing you do there reaches real people, and no account is needed.</p>
      <Button size="md" loading={isPending || isSuccess} onClick={() => mutate()}>
        Open the practice desk
      </Button>
      {error && <ProblemNote error={error} />}
    </section>
  )
}
