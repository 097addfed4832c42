import { Button, Group } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { isRouteErrorResponse, Link, useLocation, useNavigate, useRouteError } from 'react-router'
import { Problem, type ProblemCode } from '../../server/contract/problem.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import styles from './ProblemScreen.module.css'

const advice: Partial<Record<ProblemCode, string>> = {
  not_found: 'It may have been deleted or unlinked, or it belongs to another team.',
  forbidden: 'Ask an owner of the team to give you the right for it.',
  signed_out: 'Sign in again to go on where you were.',
  reconnect_required: 'Sign on with Facebook again in Settings; nothing that was read is lost.',
  not_ready: 'Tandem tries again by itself as soon as the server answers.',
  platform_unavailable: 'Wait a moment, then try again. Nothing was lost.',
}

/** What a person sees where a screen could not be shown: what happened, what to do, and the code for support. */
export function ProblemScreen() {
  const error = useRouteError()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const { reset } = useQueryErrorResetBoundary()
  const tryAgain = () => {
    reset()
    void navigate(pathname + search, { replace: true })
  }
  const problem = error instanceof Problem ? error : undefined
  useReturn(problem?.code === 'not_ready', tryAgain)
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundScreen />

  return (
    <Notice title={problem?.message ?? 'This screen could not be shown.'}>
      <p>{(problem && advice[problem.code]) ?? 'Nothing was lost. Try again, or go back to the start.'}</p>
      <Group gap="xs">
        <Button onClick={tryAgain}>Try again</Button>
        <Button variant="default" component={Link} to={paths.home}>
          Go to the start
        </Button>
      </Group>
      <p className={styles.code}>
        {problem?.requestId
          ? `Code for support: ${problem.requestId}`
          : `Kind of problem: ${problem?.code ?? 'screen'}`}
      </p>
    </Notice>
  )
}

const askEveryMs = 3_000

/** Goes on by itself once a server that was away answers again. */
function useReturn(isAway: boolean, onReturn: () => void) {
  const current = useRef(onReturn)
  useEffect(() => {
    current.current = onReturn
  })
  useEffect(() => {
    if (!isAway) return
    const ask = () =>
      api.accounts.getDesk().then(
        () => current.current(),
        () => undefined,
      )
    const asking = setInterval(ask, askEveryMs)
    return () => clearInterval(asking)
  }, [isAway])
}

export function NotFoundScreen() {
  return (
    <Notice title="There is nothing at this address.">
      <p>The link may be old, or a letter of it went missing.</p>
      <Button component={Link} to={paths.home}>
        Go to the start
      </Button>
    </Notice>
  )
}

const Notice = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className={styles.screen}>
    <h1>{title}</h1>
    {children}
  </main>
)
