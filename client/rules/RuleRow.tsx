import { ActionIcon, Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Rule } from '../../server/contract/rules.ts'
import { paths } from '../paths.ts'
import type { Names } from '../threads/names.ts'
import { readable } from '../ui/numbers.ts'
import { ArmButton } from './ArmButton.tsx'
import { RuleState } from './RuleState.tsx'
import styles from './Rules.module.css'
import { sentenceOf } from './sentence.ts'

const plain = { variant: 'subtle', color: 'gray', size: 24 } as const

interface RuleRowProps {
  pairId: string
  rule: Rule
  names: Names
  place: number
  number: number
  /** One up is -1, one down is 1. */
  onMove: (by: -1 | 1) => void
  onDrag: () => void
  onDrop: () => void
}

/** A rule in the list: it can be dragged, moved with the arrow keys on its handle, or with the two buttons beside it. */
export function RuleRow({ pairId, rule, names, place, number, onMove, onDrag, onDrop }: RuleRowProps) {
  const { id, name, acted, armed, backtest } = rule
  const mayArm = backtest?.state === 'done' && backtest.current
  return (
    <li
      className={styles.row}
      draggable={number > 1}
      onDragStart={onDrag}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      {number > 1 && (
        <div className={styles.mover}>
          <ActionIcon {...plain} disabled={place === 1} aria-label={`Move ${name} up`} onClick={() => onMove(-1)}>
            <IconChevronUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            {...plain}
            className={styles.handle}
            aria-label={`Move ${name}, ${place} of ${number}`}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
              event.preventDefault()
              onMove(event.key === 'ArrowUp' ? -1 : 1)
            }}
          >
            <IconGripVertical size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon {...plain} disabled={place === number} aria-label={`Move ${name} down`} onClick={() => onMove(1)}>
            <IconChevronDown size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      )}
      <div className={styles.grow}>
        <p className={styles.line}>
          <Link to={paths.rule(pairId, id)}>{name}</Link>
          {(armed || acted.week > 0) && (
            <span className={styles.soft}>
              acted on {readable(acted.day)} in 24 h, {readable(acted.week)} in 7 days
            </span>
          )}
        </p>
        <p>{sentenceOf(rule, names)}</p>
        <RuleState rule={rule} />
      </div>
      {armed || mayArm ? (
        <ArmButton rule={rule} mayArm={mayArm} />
      ) : (
        <Button variant="default" component={Link} to={paths.rule(pairId, id)} aria-label={`Back-test ${name}`}>
          Back-test
        </Button>
      )}
    </li>
  )
}
