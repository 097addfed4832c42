import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { SignOnProblem } from '../ui/SignOnProblem.tsx'
import { useTitle } from '../ui/useTitle.ts'
import { ConnectButton } from './ConnectButton.tsx'
import styles from './ConnectScreen.module.css'
import { keptConnection } from './keptConnection.ts'
import { MissingPermissions } from './MissingPermissions.tsx'
import { PageChoices } from './PageChoices.tsx'

/** From nothing to a linked pair: the platform's dialog, then the Page. */
export function ConnectScreen() {
  const [params] = useSearchParams()
  useTitle('Connect')
  const mayManage = useMayDo('manage')
  const granted = params.get('granted') === '1' && !params.has('problem')
  const kept = useQuery({ ...keptConnection, enabled: mayManage && granted })
  const known = useQuery({ ...query(api.linking.listConnections), enabled: mayManage && !granted })
  const reading = granted ? kept.isFetching : known.isFetching && !known.data
  const connection = granted ? kept.data : known.data?.items.find(({ state }) => state === 'alive')

  if (!mayManage) {
    return (
      <main className={styles.screen}>
        <h1>Connect a pair</h1>
        <EmptyState title="An owner has to do this">
          <p>Ask an owner or an admin of your team to connect the Page; you will see its inbox here at once.</p>
        </EmptyState>
      </main>
    )
  }
  return (
    <main className={styles.screen}>
      <h1>{connection ? 'Choose a Page' : 'Connect your Page and your Profile'}</h1>
      <SignOnProblem search={params} />
      {kept.error && <ProblemNote error={kept.error} />}
      {connection && (
        <>
          <p className={styles.lead}>
            Signed on as {connection.person}. Tandem reads comments and posts; it changes nothing until you do.
          </p>
          <MissingPermissions connection={connection} />
          <PageChoices connection={connection} />
        </>
      )}
      {!connection && (reading ? <RowSkeletons count={3} /> : <HowItGoes />)}
      {connection && (
        <p className={styles.lead}>
          Is a Page missing? <ConnectButton again>Choose again on Facebook</ConnectButton>
        </p>
      )}
    </main>
  )
}

const HowItGoes = () => (
  <>
    <ol className={styles.steps}>
      <li>You sign on with Facebook and choose the Page. Its Instagram Profile comes along.</li>
      <li>Tandem reads the posts and comments of both, once.</li>
      <li>From then on new comments arrive by themselves, and you answer them from one inbox.</li>
    </ol>
    <p className={styles.lead}>
      Nothing is posted, changed or switched on by connecting, and you can unlink at any time.
    </p>
    <div>
      <ConnectButton>Connect</ConnectButton>
    </div>
  </>
)
