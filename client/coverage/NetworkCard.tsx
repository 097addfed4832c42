import { IconAlertTriangle } from '@tabler/icons-react'
import type { NetworkCoverage } from '../../server/contract/coverage.ts'
import { NetworkMark, networkWords } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { useNow } from '../ui/useNow.ts'
import styles from './CoverageScreen.module.css'

/** One network: how much of it stands here, and by which ways news of it comes. */
export function NetworkCard({ of }: { of: NetworkCoverage }) {
  const { network, seen, counted, posts, heardAt, notices, sweptAt, sweepsAt, problem } = of
  return (
    <section className={styles.card} aria-label={`The ${networkWords[network]}`}>
      <h2>
        <NetworkMark network={network} />
      </h2>
      <p className={styles.sum}>
        <strong>
          {readable(seen)} of {readable(counted)}
        </strong>{' '}
        comments seen under {readable(posts)} {posts === 1 ? 'post' : 'posts'}
      </p>
      <dl className={styles.facts}>
        <dt>Last heard</dt>
        <dd>{heardAt ? <RelativeTime at={heardAt} /> : 'Nothing since it was linked'}</dd>
        <dt>Notices</dt>
        <dd>
          {notices ? 'On: new comments come by themselves' : <Amber>Off: new comments come with the rounds</Amber>}
        </dd>
        <dt>Last round</dt>
        <dd>{sweptAt ? <RelativeTime at={sweptAt} /> : 'Not yet'}</dd>
        <dt>Next round</dt>
        <dd>{sweepsAt ? <Ahead at={sweepsAt} /> : <Amber>None is promised</Amber>}</dd>
      </dl>
      {problem && (
        <p>
          <Amber>The last round did not come to its end. {problem}</Amber>
        </p>
      )}
    </section>
  )
}

function Ahead({ at }: { at: string }) {
  const minutes = Math.ceil((Date.parse(at) - useNow()) / 60_000)
  return <time dateTime={at}>{minutes < 1 ? 'about now' : `in ${minutes} min`}</time>
}

const Amber = ({ children }: { children: React.ReactNode }) => (
  <span className={styles.amber}>
    <IconAlertTriangle size={14} aria-hidden="true" />
    <span>{children}</span>
  </span>
)
