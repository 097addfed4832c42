import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { useTitle } from '../ui/useTitle.ts'
import styles from './Notifications.module.css'

/** Where a letter's way out leads. Looking at it changes nothing: mail programs look at links before people do. */
export function UnsubscribeScreen() {
  useTitle('No more digests')
  const { token = '' } = useParams()
  const end = useMutation({ mutationFn: () => api.notifications.endMail({ params: { token } }) })
  return (
    <main className={styles.screen}>
      <h1>No more digests</h1>
      {end.isSuccess ? (
        <p role="status">
          You get no more digests. Everything else stays as it was, and you can ask for them again in{' '}
          <Link to={paths.notificationSettings}>your settings</Link>.
        </p>
      ) : (
        <>
          <p>The list behind the bell stays as it is.</p>
          <div>
            <Button loading={end.isPending} onClick={() => end.mutate()}>
              Send me no more digests
            </Button>
          </div>
        </>
      )}
      {end.error && <ProblemNote error={end.error} />}
    </main>
  )
}
