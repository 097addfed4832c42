import { IconShieldCheck } from '@tabler/icons-react'
import { daysOf } from '../../server/contract/campaignTimes.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { wallWords } from '../campaignDrafts/sentences.ts'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'

/** The most that all of it can cost, and when it ends: in words, before anything is spent. */
export function MostLine({ editing: { content, facts, currency } }: { editing: Editing }) {
  const { budget, schedule, creatives } = content
  const days = daysOf(content, facts)
  const most = mostOf(budget, days)
  if (most === null) return null
  const words = moneyWords(most, currency, { short: true })
  const halves = creatives.length > 1 ? ' Both creatives share it, half each.' : ''
  const until = schedule.endsAt ? `, until ${wallWords(schedule.endsAt)}` : ''
  const over = budget.kind === 'daily' && days !== null ? ` over ${days} ${days === 1 ? 'day' : 'days'}` : ''
  return (
    <p className={styles.most} role="status">
      <IconShieldCheck size={18} aria-hidden="true" />
      <span>
        <strong>It can spend {words} at the most</strong>
        {over}
        {until}.{halves}
      </span>
    </p>
  )
}

function mostOf({ kind, amount, most }: Editing['content']['budget'], days: number | null): number | null {
  if (amount === null) return null
  if (kind === 'lifetime') return amount
  const all = days === null ? null : amount * days
  if (all === null) return most
  return most === null ? all : Math.min(all, most)
}
