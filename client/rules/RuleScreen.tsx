import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { Rule } from '../../server/contract/rules.ts'
import { api, query } from '../api.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { say } from '../ui/toasts.ts'
import { ActLog } from './ActLog.tsx'
import { BacktestCard } from './BacktestCard.tsx'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleState } from './RuleState.tsx'
import styles from './Rules.module.css'
import { ruleDrafts } from './ruleForm.ts'
import { useRuleEditor } from './useRuleEditor.ts'

/** One rule: what it is, what it would have done, and what it did. */
export function RuleScreen() {
  const { ruleId = 'new' } = useParams()
  const pair = usePair()
  const isNew = ruleId === 'new'
  const { data: rule } = useQuery({ ...query(api.rules.getRule, { params: { ruleId } }), enabled: !isNew })
  return (
    <SettingsFrame title={rule?.name ?? (isNew ? 'A new rule' : 'Rule')}>
      <p>
        <Link to={paths.rules(pair.id)}>All rules</Link>
      </p>
      {isNew && <WholeRule key="new" pairId={pair.id} rule={undefined} />}
      {!isNew && !rule && <RowSkeletons count={3} />}
      {rule && <WholeRule key={rule.id} pairId={pair.id} rule={rule} />}
    </SettingsFrame>
  )
}

function WholeRule({ pairId, rule }: { pairId: string; rule: Rule | undefined }) {
  const editing = useRuleEditor(pairId, rule)
  return (
    <>
      {rule && <RuleState rule={rule} />}
      <RuleEditor pairId={pairId} rule={rule} editing={editing} />
      {rule && <BacktestCard rule={rule} isChanged={editing.isChanged} />}
      {rule && <ActLog pairId={pairId} rule={rule} />}
      {rule && <RemoveRule pairId={pairId} rule={rule} />}
    </>
  )
}

function RemoveRule({ pairId, rule }: { pairId: string; rule: Rule }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => api.rules.removeRule({ params: { ruleId: rule.id } }),
    onSuccess: async () => {
      ruleDrafts.forget(rule.id)
      say(`Removed: ${rule.name}`)
      await navigate(paths.rules(pairId))
      queries.removeQueries({ queryKey: api.rules.getRule.key })
      await queries.invalidateQueries({ queryKey: ['rules'] })
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  return (
    <div className={styles.buttons}>
      <Button variant="default" onClick={() => setAsking(true)}>
        Remove the rule
      </Button>
      <Confirm
        opened={asking}
        title={`Remove ${rule.name}?`}
        action="Remove"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>It acts no more. What it did stays as it is, and can only be undone before.</p>
      </Confirm>
    </div>
  )
}
