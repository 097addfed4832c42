import { Button, NativeSelect } from '@mantine/core'
import { BidStrategy } from '../../server/contract/campaignContent.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { strategyWords } from '../ui/campaignWords.ts'
import { MoneyField } from '../ui/MoneyField.tsx'
import { Segments } from '../ui/Segments.tsx'
import { budgetAdvice } from './advice.ts'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'
import { FieldNotes } from './FieldNotes.tsx'
import { MostLine } from './MostLine.tsx'
import { ScheduleFields } from './ScheduleFields.tsx'

const kinds = [
  { value: 'daily', label: 'A day' },
  { value: 'lifetime', label: 'In all' },
] as const

/** How much, from when until when, and how the platform is to bid with it. */
export function BudgetSection({ editing }: { editing: Editing }) {
  const { content, change, currency, problemOf, notesOf } = editing
  const { budget, bid, schedule } = content
  const advice = budgetAdvice(editing)
  const setBudget = (part: Partial<typeof budget>) => change({ budget: { ...budget, ...part } })
  return (
    <>
      <div className={styles.row}>
        <MoneyField
          label="Budget"
          placeholder="40"
          currency={currency}
          amount={budget.amount}
          error={problemOf('budget.amount')}
          onChange={(amount) => setBudget({ amount })}
        />
        <Segments label="Counted" options={kinds} value={budget.kind} onChange={(kind) => setBudget({ kind })} />
      </div>
      <FieldNotes notes={notesOf('budget')} />
      {advice && advice.amount !== budget.amount && (
        <p className={styles.advice}>
          <span>
            {moneyWords(advice.amount, currency, { short: true })} {budget.kind === 'daily' ? 'a day' : 'in all'} is a
            good start: {advice.reason}.
          </span>
          <Button size="compact-xs" variant="default" onClick={() => setBudget({ amount: advice.amount })}>
            Use it
          </Button>
        </p>
      )}
      <ScheduleFields editing={editing} />
      {budget.kind === 'daily' && schedule.endsAt === null && (
        <MoneyField
          label="At most in all"
          description="It has no end: it stops for good when it has spent so much."
          placeholder="400"
          currency={currency}
          amount={budget.most}
          error={problemOf('budget.most')}
          onChange={(most) => setBudget({ most })}
        />
      )}
      <MostLine editing={editing} />
      <div className={styles.pair}>
        <NativeSelect
          label="Bidding"
          description={strategyWords[bid.strategy].does}
          value={bid.strategy}
          error={problemOf('bid.strategy')}
          data={BidStrategy.options.map((value) => ({ value, label: strategyWords[value].title }))}
          onChange={({ currentTarget: { value } }) =>
            change({ bid: { ...bid, strategy: BidStrategy.options.find((one) => one === value) ?? 'lowest_cost' } })
          }
        />
        {bid.strategy !== 'lowest_cost' && (
          <MoneyField
            label={bid.strategy === 'cost_cap' ? 'Cost of a result' : 'Highest bid'}
            currency={currency}
            amount={bid.amount}
            error={problemOf('bid.amount')}
            onChange={(amount) => change({ bid: { ...bid, amount } })}
          />
        )}
      </div>
      <FieldNotes notes={notesOf('bid')} />
    </>
  )
}
