import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { plainMoney, readMoney } from '../../server/contract/money.ts'
import { api } from '../api.ts'
import frame from '../ui/Frame.module.css'
import { LimitsButtons } from './LimitsButtons.tsx'
import styles from './Spending.module.css'
import { type Read, useLimitsForm } from './useLimitsForm.ts'

interface Limit {
  currency: string
  perMonth: number
}

interface TeamLimitsProps {
  limits: { version: number; items: Limit[] }
  readOnly: boolean
  /** The currency that a first limit is most likely in. */
  suggested: string
}

interface Typed {
  currency: string
  perMonth: string
}

/** What the team may spend in a month over all of its pairs, for each currency. */
export function TeamLimits({ limits, readOnly, suggested }: TeamLimitsProps) {
  const editing = useLimitsForm({
    name: 'team',
    saved: limits.items.map(({ currency, perMonth }) => ({ currency, perMonth: plainMoney(perMonth, currency) })),
    version: limits.version,
    read: readItems,
    send: (items, version) => api.spending.setTeamLimits({ body: { items }, version }),
  })
  const { form, draft, problems, change, submit } = editing
  const set = (at: number, part: Partial<Typed>) =>
    change(draft.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <form ref={form} className={frame.card} onSubmit={send} noValidate aria-labelledby="team-limits">
      <h2 id="team-limits">The whole team</h2>
      <p className={frame.soft}>At most in a calendar month, over all pairs. A currency without a limit has none.</p>
      <fieldset className={styles.limits} disabled={readOnly}>
        <legend className="visually-hidden">Limits of the team</legend>
        {draft.map(({ currency, perMonth }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two currencies can be the same while one types.
          <div key={at} className={styles.row}>
            <TextInput
              className={styles.currency}
              aria-label={`Currency ${at + 1}`}
              placeholder="EUR"
              maxLength={3}
              value={currency}
              error={problems[`items.${at}.currency`]}
              onChange={({ currentTarget }) => set(at, { currency: currentTarget.value.toUpperCase() })}
            />
            <TextInput
              className={styles.amount}
              aria-label={`At most in a month, ${currency || 'in this currency'}`}
              inputMode="decimal"
              value={perMonth}
              error={problems[`items.${at}.perMonth`]}
              onChange={({ currentTarget }) => set(at, { perMonth: currentTarget.value })}
            />
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={`Take out the limit in ${currency}`}
                onClick={() => change(draft.toSpliced(at, 1))}
              >
                <IconX size={18} aria-hidden="true" />
              </ActionIcon>
            )}
          </div>
        ))}
        {draft.length === 0 && <p>No limit is set.</p>}
        {problems.items && (
          <p role="alert" className={styles.problem}>
            {problems.items}
          </p>
        )}
      </fieldset>
      {!readOnly && (
        <div>
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => change([...draft, { currency: draft.length === 0 ? suggested : '', perMonth: '' }])}
          >
            Add a limit
          </Button>
        </div>
      )}
      {!readOnly && <LimitsButtons editing={editing} version={limits.version} />}
    </form>
  )
}

function readItems(draft: Typed[]): Read<Limit[]> {
  const problems: Record<string, string> = {}
  const items = draft.map(({ currency, perMonth }, at) => {
    const again = draft.findIndex((one) => one.currency === currency) < at
    if (!/^[A-Z]{3}$/.test(currency)) problems[`items.${at}.currency`] = 'Three letters, such as EUR.'
    else if (again) problems[`items.${at}.currency`] = 'Each currency once.'
    const read = readMoney(perMonth, currency)
    if ('problem' in read) problems[`items.${at}.perMonth`] = read.problem
    return { currency, perMonth: 'amount' in read ? read.amount : 0 }
  })
  return Object.keys(problems).length > 0 ? { problems } : { body: items }
}
