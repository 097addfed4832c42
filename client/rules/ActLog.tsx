import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Rule, RuleAct } from '../../server/contract/rules.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { DidWords } from './DidWords.tsx'
import styles from './Rules.module.css'
import { UndoProgress, useUndoing } from './useUndoing.tsx'

/** What rules did, newest first; of one rule it can be undone in bulk. */
export function ActLog({ pairId, rule }: { pairId: string; rule?: Rule }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...api.rules.listRuleActs.key, pairId, rule?.id],
    queryFn: ({ pageParam }) =>
      api.rules.listRuleActs({
        params: { pairId },
        query: { limit: 20, ...(rule && { ruleId: rule.id }), ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const acts = data?.pages.flatMap(({ items }) => items) ?? []
  if (!data) return null
  return (
    <section className={styles.card} aria-labelledby="acts">
      <h2 id="acts">{rule ? 'What it did' : 'What rules did'}</h2>
      {acts.length === 0 && <p>Nothing yet.</p>}
      {rule && acts.length > 0 && <UndoForm rule={rule} />}
      <ul className={styles.rows} aria-label="Acts">
        {acts.map((act) => (
          <Act key={act.id} pairId={pairId} act={act} named={!rule} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}

function Act({ pairId, act, named }: { pairId: string; act: RuleAct; named: boolean }) {
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <p className={styles.line}>
          {named && <Link to={paths.rule(pairId, act.ruleId)}>{act.ruleName}</Link>}
          <RelativeTime at={act.at} />
          <Link to={paths.thread(pairId, act.threadId)}>Open the thread</Link>
          {act.undoneAt && (
            <span>
              undone <RelativeTime at={act.undoneAt} />
            </span>
          )}
        </p>
        <p>
          <strong>
            <ForeignText>{act.author}</ForeignText>
          </strong>{' '}
          <ForeignText>{act.message}</ForeignText>
        </p>
        <DidWords did={act.did} />
      </div>
    </li>
  )
}

const times = [
  { value: '1', label: 'the last hour' },
  { value: '24', label: 'the last 24 hours' },
  { value: '168', label: 'the last 7 days' },
  { value: '2160', label: 'the last 90 days' },
]

function UndoForm({ rule }: { rule: Rule }) {
  const [hours, setHours] = useState('24')
  const { undo, undoing } = useUndoing(rule)
  return (
    <div className={styles.undo}>
      <NativeSelect
        label="Undo what it did in"
        data={times}
        value={hours}
        onChange={({ currentTarget }) => setHours(currentTarget.value)}
      />
      <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(Number(hours))}>
        Undo
      </Button>
      <p className={styles.soft}>Replies cannot be undone: delete them in their threads.</p>
      {undoing && <UndoProgress undoing={undoing} />}
    </div>
  )
}
