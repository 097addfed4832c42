import { Button, Progress } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Backtest, Rule } from '../../server/contract/rules.ts'
import { api } from '../api.ts'
import { readable } from '../ui/numbers.ts'
import { say } from '../ui/toasts.ts'
import { ArmButton } from './ArmButton.tsx'
import { Hits } from './Hits.tsx'
import styles from './Rules.module.css'
import { pastWords, verbs } from './sentence.ts'

/** What the rule would have done in the last 90 days; only after that can it be armed. */
export function BacktestCard({ rule, isChanged }: { rule: Rule; isChanged: boolean }) {
  const { start, cancel } = useBacktest(rule)
  const test = rule.backtest
  const running = test?.state === 'running'
  const isCurrent = test?.state === 'done' && test.current
  return (
    <section className={styles.card} aria-labelledby="backtest">
      <h2 id="backtest">Back-test</h2>
      <p role="status">{stateWords(test, isChanged)}</p>
      {running && (
        <Progress value={test.total ? (test.looked / test.total) * 100 : 0} animated aria-label="Comments looked at" />
      )}
      {test && test.looked > 0 && <Figures test={test} />}
      <div className={styles.buttons}>
        {running ? (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(test.id)}>
            Stop
          </Button>
        ) : (
          <Button
            variant={isCurrent ? 'default' : 'filled'}
            disabled={isChanged}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {test ? 'Back-test again' : 'Back-test on the last 90 days'}
          </Button>
        )}
        <ArmButton rule={rule} mayArm={isCurrent && !isChanged} />
      </div>
      {test && test.hits > 0 && <Hits test={test} />}
    </section>
  )
}

function stateWords(test: Backtest | null, isChanged: boolean): string {
  if (isChanged) return 'Save your changes first: the back-test is of what is saved.'
  if (!test) return 'Nothing happens before you have seen what the rule would have done.'
  if (test.state === 'running') return `Looking at ${test.total === null ? 'the' : readable(test.total)} comments…`
  if (test.state === 'cancelled') return 'Stopped. What was found by then is below.'
  return test.current ? 'Looked at all comments.' : 'The rule was changed since: back-test it again.'
}

function Figures({ test }: { test: Backtest }) {
  return (
    <dl className={styles.figures}>
      <Figure term="Looked at" count={test.looked} />
      <Figure term="Would have acted on" count={test.hits} />
      {verbs.map((verb) => {
        const count = test.counts[verb]
        return count !== undefined && <Figure key={verb} term={pastWords[verb]} count={count} />
      })}
      <Figure term="As people did" count={test.agreed} />
      <Figure term="Marked right" count={test.right} />
      <Figure term="Marked wrong" count={test.wrong} />
    </dl>
  )
}

const Figure = ({ term, count }: { term: string; count: number }) => (
  <div>
    <dt>{term}</dt>
    <dd>{readable(count)}</dd>
  </div>
)

function useBacktest({ id: ruleId }: Rule) {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['rules'] })
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const start = useMutation({
    mutationFn: () => api.rules.startBacktest({ params: { ruleId } }),
    onSuccess,
    onError,
  })
  const cancel = useMutation({
    mutationFn: (backtestId: string) => api.rules.cancelBacktest({ params: { backtestId } }),
    onSuccess,
    onError,
  })
  return { start, cancel }
}
