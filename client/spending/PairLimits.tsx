import { TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { moneyWords, plainMoney, readMoney } from '../../server/contract/money.ts'
import type { SpendLimits } from '../../server/contract/spending.ts'
import { api } from '../api.ts'
import frame from '../ui/Frame.module.css'
import { LimitsButtons } from './LimitsButtons.tsx'
import styles from './Spending.module.css'
import { type Read, useLimitsForm } from './useLimitsForm.ts'

interface PairLimitsProps {
  pairId: string
  limits: SpendLimits
  readOnly: boolean
}

interface Draft {
  approvalAbove: string
  perMonth: string
}

/** What a pair may spend; an empty field is no limit. */
export function PairLimits({ pairId, limits, readOnly }: PairLimitsProps) {
  const currency = limits.currency ?? 'EUR'
  const typed = (amount: number | null) => (amount === null ? '' : plainMoney(amount, currency))
  const editing = useLimitsForm({
    name: pairId,
    saved: { approvalAbove: typed(limits.approvalAbove), perMonth: typed(limits.perMonth) },
    version: limits.version,
    read: (draft: Draft) => readLimits(draft, currency),
    send: (body, version) => api.spending.setLimits({ params: { pairId }, body, version }),
  })
  const { form, draft, problems, change, submit } = editing
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <form ref={form} className={frame.card} onSubmit={send} noValidate aria-labelledby="pair-limits">
      <h2 id="pair-limits">This pair</h2>
      {limits.usual !== null && (
        <p className={frame.soft}>
          Your usual daily budget is {moneyWords(limits.usual, currency, { short: true })}. Ten times that asks again,
          whatever the limits are.
        </p>
      )}
      <fieldset className={styles.fields} disabled={readOnly}>
        <legend className="visually-hidden">Limits of this pair</legend>
        <TextInput
          label={`Somebody else approves above (${currency})`}
          description="What a launch can cost in all. Empty: nobody has to."
          inputMode="decimal"
          value={draft.approvalAbove}
          error={problems.approvalAbove}
          onChange={({ currentTarget }) => change({ ...draft, approvalAbove: currentTarget.value })}
        />
        <TextInput
          label={`At most in a month (${currency})`}
          description="All campaigns of the pair together. Empty: no limit."
          inputMode="decimal"
          value={draft.perMonth}
          error={problems.perMonth}
          onChange={({ currentTarget }) => change({ ...draft, perMonth: currentTarget.value })}
        />
      </fieldset>
      {!readOnly && <LimitsButtons editing={editing} version={limits.version} />}
    </form>
  )
}

type Limits = Pick<SpendLimits, 'approvalAbove' | 'perMonth'>

function readLimits(draft: Draft, currency: string): Read<Limits> {
  const problems: Record<string, string> = {}
  const read = (field: keyof Draft) => {
    if (draft[field].trim() === '') return null
    const found = readMoney(draft[field], currency)
    if ('amount' in found) return found.amount
    problems[field] = found.problem
    return null
  }
  const body = { approvalAbove: read('approvalAbove'), perMonth: read('perMonth') }
  return Object.keys(problems).length > 0 ? { problems } : { body }
}
