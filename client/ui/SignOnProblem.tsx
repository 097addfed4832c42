import { IconAlertCircle } from '@tabler/icons-react'
import styles from './ProblemNote.module.css'

const words: Record<string, string> = {
  oauth_refused:
    'You did not agree in the dialog of Facebook, so nothing was connected. You can start again at any time.',
  oauth_forged: 'The way back from Facebook did not fit the way there. Nothing was connected; please start again.',
  oauth_taken: 'This Facebook account belongs to somebody else here. Sign out of it on Facebook, then start again.',
  platform_unavailable: 'Facebook did not answer. Nothing was connected; please try again in a minute.',
}

/** Why the sign-on did not succeed, from the `problem` in the address it came back to. */
export function SignOnProblem({ search }: { search: URLSearchParams }) {
  const code = problemIn(search)
  if (!code) return null
  return (
    <div className={styles.note} role="alert">
      <IconAlertCircle size={18} aria-hidden="true" />
      <p>{words[code] ?? 'The sign-on did not work. Nothing was connected; please start again.'}</p>
    </div>
  )
}

/** It may also stand in the address that signing in returns to. */
function problemIn(search: URLSearchParams) {
  const returnTo = search.get('returnTo') ?? ''
  return search.get('problem') ?? new URLSearchParams(returnTo.split('?')[1]).get('problem')
}
