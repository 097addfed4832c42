import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, query } from '../api.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { useTeamNames } from '../threads/names.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { say } from '../ui/toasts.ts'
import { ActLog } from './ActLog.tsx'
import { RuleRow } from './RuleRow.tsx'
import styles from './Rules.module.css'

/** What the desk does by itself, in the order in which it does it. */
export function RulesScreen() {
  const pair = usePair()
  const names = useTeamNames()
  const { data: rules } = useQuery(query(api.rules.listRules, { params: { pairId: pair.id } }))
  const order = useOrder(pair.id)
  const [dragged, setDragged] = useState<string>()
  const ids = rules?.items.map(({ id }) => id) ?? []
  const move = (id: string, to: number) => {
    if (to < 0 || to >= ids.length || ids.indexOf(id) === to) return
    const others = ids.filter((one) => one !== id)
    order.mutate([...others.slice(0, to), id, ...others.slice(to)])
  }
  return (
    <SettingsFrame title="Rules">
      <section className={styles.card} aria-labelledby="rules">
        <h2 id="rules">What happens by itself</h2>
        <p className={styles.soft}>
          The rules look at each new comment from the top.
          {ids.length > 1 && ' Move one by dragging it, or with the arrows beside it.'}
        </p>
        {!rules && <RowSkeletons count={3} />}
        {rules?.items.length === 0 && <p>There is no rule yet. Begin with what you hide or label every day.</p>}
        <ol className={styles.rows}>
          {rules?.items.map((rule, at) => (
            <RuleRow
              key={rule.id}
              pairId={pair.id}
              rule={rule}
              names={names}
              place={at + 1}
              number={ids.length}
              onMove={(by) => move(rule.id, at + by)}
              onDrag={() => setDragged(rule.id)}
              onDrop={() => dragged && move(dragged, at)}
            />
          ))}
        </ol>
        <div>
          <Button
            component={Link}
            to={paths.rule(pair.id, 'new')}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            New rule
          </Button>
        </div>
      </section>
      <ActLog pairId={pair.id} />
    </SettingsFrame>
  )
}

/** Moved at once on the screen; put back when the server has another mind. */
function useOrder(pairId: string) {
  const queries = useQueryClient()
  const list = query(api.rules.listRules, { params: { pairId } })
  return useMutation({
    mutationFn: (ruleIds: string[]) => api.rules.orderRules({ params: { pairId }, body: { ruleIds } }),
    onMutate: async (ruleIds) => {
      await queries.cancelQueries({ queryKey: list.queryKey })
      queries.setQueryData(
        list.queryKey,
        (before) => before && { items: before.items.toSorted((a, b) => ruleIds.indexOf(a.id) - ruleIds.indexOf(b.id)) },
      )
    },
    onSuccess: (after) => queries.setQueryData(list.queryKey, after),
    onError: (error) => {
      say(error.message, { tone: 'problem' })
      return queries.invalidateQueries({ queryKey: list.queryKey })
    },
  })
}
