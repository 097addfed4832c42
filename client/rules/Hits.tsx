import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Backtest, BacktestHit } from '../../server/contract/rules.ts'
import { api } from '../api.ts'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Rules.module.css'
import { pastWords } from './sentence.ts'

/** The comments a back-test has found, each to be marked as right or wrong. */
export function Hits({ test }: { test: Backtest }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...api.rules.listHits.key, test.id],
    queryFn: ({ pageParam }) =>
      api.rules.listHits({
        params: { backtestId: test.id },
        query: { limit: 50, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const hits = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <h3>What it would have done</h3>
      <ul className={styles.rows} aria-label="Hits">
        {hits.map((hit) => (
          <Hit key={hit.commentId} test={test} hit={hit} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function Hit({ test, hit }: { test: Backtest; hit: BacktestHit }) {
  const { id: pairId } = usePair()
  const queries = useQueryClient()
  const mark = useMutation({
    mutationFn: (said: BacktestHit['mark']) =>
      api.rules.markHit({ params: { backtestId: test.id, commentId: hit.commentId }, body: { mark: said } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rules'] }),
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  const same = hit.facts.filter(({ so }) => so).map((fact) => pastWords[fact.do])
  const other = hit.facts.filter(({ so }) => !so).map((fact) => pastWords[fact.do])
  const press = (said: 'right' | 'wrong') => mark.mutate(hit.mark === said ? null : said)
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <p className={styles.line}>
          <strong>
            <ForeignText oneLine>{hit.author.name}</ForeignText>
          </strong>
          <NetworkMark network={hit.network} />
          <RelativeTime at={hit.createdAt} />
          <Link to={paths.thread(pairId, hit.threadId)}>Open the thread</Link>
        </p>
        <ForeignText>{hit.message}</ForeignText>
        <p className={styles.soft}>
          {same.length > 0 && `As people did: ${same.join(', ').toLowerCase()}. `}
          {other.length > 0 && `Not so by now: ${other.join(', ').toLowerCase()}.`}
        </p>
      </div>
      <Button
        size="xs"
        variant={hit.mark === 'right' ? 'filled' : 'default'}
        aria-pressed={hit.mark === 'right'}
        leftSection={<IconCheck size={14} aria-hidden="true" />}
        onClick={() => press('right')}
      >
        Right
      </Button>
      <Button
        size="xs"
        variant={hit.mark === 'wrong' ? 'filled' : 'default'}
        aria-pressed={hit.mark === 'wrong'}
        leftSection={<IconX size={14} aria-hidden="true" />}
        onClick={() => press('wrong')}
      >
        Wrong
      </Button>
    </li>
  )
}
