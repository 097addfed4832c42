import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { PostCoverage } from '../../server/contract/coverage.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import { Picture } from '../ui/Picture.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './CoverageScreen.module.css'

interface PostLineProps {
  post: PostCoverage
  onRead: (postId: string) => void
}

export function PostLine({ post, onRead }: PostLineProps) {
  const { id, network, message, pictureUrl, postedAt, seen, counted, reason, readAt, reading } = post
  return (
    <li className={styles.post}>
      {pictureUrl ? <Picture src={pictureUrl} lazy /> : <span className={styles.blank} />}
      <div className={styles.about}>
        <ForeignText oneLine>{message || 'A post without words'}</ForeignText>
        <span className={styles.meta}>
          <NetworkMark network={network} />
          <RelativeTime at={postedAt} />
          <span>
            {readAt ? (
              <>
                Read <RelativeTime at={readAt} />
              </>
            ) : (
              'Never read'
            )}
          </span>
        </span>
        {reason && <span className={styles.why}>{whyApart(post)}</span>}
      </div>
      <span className={reason ? styles.amber : styles.agrees}>
        {reason ? <IconAlertTriangle size={16} aria-hidden="true" /> : <IconCircleCheck size={16} aria-hidden="true" />}
        {readable(seen)} of {readable(counted)} seen
      </span>
      {reading ? (
        <span className={styles.meta} role="status">
          {reading.problem ? `Waits: ${reading.problem}` : reading.state === 'running' ? 'Reading…' : 'About to read…'}
        </span>
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => onRead(id)}>
          Read again
        </Button>
      )}
    </li>
  )
}

function whyApart({ reason, counted, seen }: PostCoverage) {
  const apart = readable(Math.abs(counted - seen))
  if (reason === 'unread') return 'It was never read to the end. The next round does.'
  if (reason === 'changed') return `It was counted anew since it was read, ${apart} apart. The next round reads it.`
  if (reason === 'withheld')
    return `The platform counts ${apart} that it does not show us: caught by its spam filter, or by people we may not see.`
  return `The platform shows ${apart} more than it counts. Nothing is missing here.`
}
