import { Button } from '@mantine/core'
import { IconArrowLeft, IconChecks } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { useTitle } from '../ui/useTitle.ts'
import { Evidence } from './Evidence.tsx'
import styles from './ReviewScreen.module.css'
import { itemsIn, reviewQuery } from './reviewQuery.ts'
import { useDecide, type Verdict } from './useDecide.ts'

const verdicts: [key: string, verdict: Verdict, word: string][] = [
  [keys.wentOut, 'went_out', 'It went out'],
  [keys.sendAgain, 'send_again', 'Send again'],
  [keys.drop, 'drop', 'Drop'],
]

const step = { size: 'compact-sm', variant: 'default' } as const

/** What no reading could decide, one after the other, each with its evidence and the three answers. */
export function ReviewScreen() {
  const pair = usePair()
  const [params, setParams] = useSearchParams()
  useTitle('Needs review')
  const { data, status, hasNextPage, fetchNextPage } = useInfiniteQuery(reviewQuery(pair.id))
  const { mutate: decide } = useDecide(pair.id)
  const items = itemsIn(data)
  const named = items.findIndex(({ comment }) => comment.id === params.get('item'))
  const place = Math.max(0, named)
  const item = items[place]

  useEffect(() => {
    if (place >= items.length - 2 && hasNextPage) void fetchNextPage()
  }, [place, items.length, hasNextPage, fetchNextPage])

  const go = (by: 1 | -1) => {
    const next = items[place + by]
    if (next) setParams({ item: next.comment.id }, { replace: true })
  }
  const answer = (decision: Verdict) => {
    if (!item) return
    const next = items[place + 1] ?? items[place - 1]
    setParams(next ? { item: next.comment.id } : {}, { replace: true })
    decide({ item, decision })
  }
  useKeys({
    [keys.next]: () => go(1),
    [keys.previous]: () => go(-1),
    ...Object.fromEntries(verdicts.map(([key, verdict]) => [key, () => answer(verdict)])),
  })

  return (
    <main className={styles.review}>
      <Link to={paths.inbox(pair.id, { view: 'needs_you' })} className={styles.back}>
        <IconArrowLeft size={16} aria-hidden="true" />
        Back to the inbox
      </Link>
      <h1>Needs review</h1>
      {status === 'pending' && <RowSkeletons count={3} />}
      {data && !item && (
        <EmptyState title="Nothing needs you" icon={<IconChecks size={28} stroke={1.5} aria-hidden="true" />}>
          <p>
            When the platform breaks off in the middle of an answer, Tandem reads what is there before it sends anything
            twice. What no reading can decide is shown here, with all that is known, for you to decide.
          </p>
        </EmptyState>
      )}
      {item && (
        <>
          <div className={styles.place}>
            <p role="status">
              {place + 1} of {items.length}
              {hasNextPage && ' or more'}
            </p>
            {items.length > 1 && (
              <>
                <Button {...step} disabled={place === 0} onClick={() => go(-1)}>
                  Previous
                  <KeyHint keys={keys.previous} />
                </Button>
                <Button {...step} disabled={place === items.length - 1} onClick={() => go(1)}>
                  Next
                  <KeyHint keys={keys.next} />
                </Button>
              </>
            )}
          </div>
          <Evidence key={item.comment.id} item={item} pairId={pair.id} />
          <div className={styles.verdicts}>
            {verdicts.map(([key, verdict, word]) => (
              <Button
                key={verdict}
                variant={verdict === 'went_out' ? 'filled' : 'default'}
                onClick={({ detail }) => {
                  // The second click of a double one falls on the next item, which nobody has read.
                  if (detail < 2) answer(verdict)
                }}
                rightSection={<KeyHint keys={key} />}
              >
                {word}
              </Button>
            ))}
          </div>
        </>
      )}
    </main>
  )
}
