import { IconBolt, IconBoltOff } from '@tabler/icons-react'
import type { Rule } from '../../server/contract/rules.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './Rules.module.css'

const why = {
  by_hand: 'Disarmed by hand',
  edited: 'Disarmed, because it was changed',
  too_many: 'Disarmed itself, because it answered too many comments',
} as const

/** Whether a rule acts, and since when and by whom. */
export function RuleState({ rule: { armed, disarmed } }: { rule: Pick<Rule, 'armed' | 'disarmed'> }) {
  const Icon = armed ? IconBolt : IconBoltOff
  return (
    <p className={`${styles.state} ${armed ? styles.on : ''} ${disarmed?.why === 'too_many' ? styles.warn : ''}`}>
      <Icon size={16} aria-hidden="true" />
      {armed && (
        <span>
          Armed by {armed.by}, <RelativeTime at={armed.at} />
        </span>
      )}
      {!armed && disarmed && (
        <span>
          {why[disarmed.why]}, <RelativeTime at={disarmed.at} />
        </span>
      )}
      {!armed && !disarmed && <span>Draft</span>}
    </p>
  )
}
