import { IconAlertTriangle, IconCircleCheck, IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { readable } from '../ui/numbers.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './CoverageLine.module.css'
import { coverageQuery } from './coverage.ts'

/** The counts are added up when asked for, so that is done once a minute and not at every comment. */
const everyMs = 60_000

/** At the foot of the rail: whether anything is missing, in a line, and what waits for a decision. */
export function CoverageLine({ pairId, undecided }: { pairId: string; undecided: number }) {
  const { data } = useQuery({ ...coverageQuery(pairId), refetchInterval: everyMs, throwOnError: false })
  const sum = (of: 'seen' | 'differing') => data?.networks.reduce((all, network) => all + network[of], 0) ?? 0
  const heardAt = data?.networks
    .flatMap((network) => network.heardAt ?? [])
    .toSorted()
    .at(-1)
  const differing = sum('differing')
  const Icon = differing > 0 ? IconAlertTriangle : IconCircleCheck
  return (
    <div className={styles.foot}>
      {undecided > 0 && (
        <Link className={`${styles.line} ${styles.amber}`} to={paths.review(pairId)}>
          <IconListCheck size={16} stroke={1.8} aria-hidden="true" />
          <span>
            Decide {undecided === 1 ? 'what needs' : `the ${readable(undecided)} that need`} review, with the evidence
          </span>
        </Link>
      )}
      {data && (
        <Link
          className={`${styles.line} ${differing > 0 ? styles.amber : ''}`}
          to={paths.coverage(pairId, differing > 0 ? 'differing' : 'all')}
        >
          <Icon size={16} stroke={1.8} aria-hidden="true" />
          <span>
            {differing > 0
              ? `${readable(differing)} ${differing === 1 ? 'post differs' : 'posts differ'}`
              : `All ${readable(sum('seen'))} comments seen`}
            {heardAt && (
              <>
                , heard <RelativeTime at={heardAt} />
              </>
            )}
          </span>
        </Link>
      )}
    </div>
  )
}
