import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Person, Remark } from '../../server/contract/people.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { Picture } from '../ui/Picture.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './CustomerCard.module.css'
import { remarksOf, remarksQuery } from './people.ts'

/** What somebody wrote on both networks, newest first, each with the picture it hangs on. */
export function Remarks({ person }: { person: Person }) {
  const remarks = useInfiniteQuery({ ...remarksQuery(person.id), throwOnError: false })
  const items = remarksOf(remarks.data)
  if (items.length === 0) return null
  return (
    <section aria-label="Latest remarks">
      <h3>Latest remarks</h3>
      <ol className={styles.remarks}>
        {items.map((remark) => (
          <RemarkLine key={remark.id} remark={remark} />
        ))}
      </ol>
      {remarks.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={remarks.isFetchingNextPage}
          onClick={() => void remarks.fetchNextPage()}
        >
          Earlier remarks
        </Button>
      )}
    </section>
  )
}

function RemarkLine({ remark }: { remark: Remark }) {
  const { pairId = '' } = useParams()
  const { threadId, post, message, network, createdAt, hiddenAt, deletedAt } = remark
  return (
    <li>
      <Link className={styles.remark} to={paths.thread(pairId, threadId)}>
        {post.pictureUrl ? <Picture src={post.pictureUrl} lazy /> : <span aria-hidden="true" />}
        <span className={styles.said}>
          <ForeignText oneLine>{message || 'A picture or a sticker'}</ForeignText>
          <span className={styles.soft}>
            <NetworkMark network={network} /> <RelativeTime at={createdAt} />
            {deletedAt ? ' · Deleted' : hiddenAt ? ' · Hidden' : ''}
          </span>
        </span>
      </Link>
    </li>
  )
}
