import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { RuleSpan, RuleWhen } from '../../server/contract/ruleParts.ts'
import styles from './Rules.module.css'

interface HoursFieldsProps {
  value: RuleWhen['hours']
  /** What is wrong with it, by the path within it; '' is the whole. */
  problemOf: (path: string) => string | undefined
  onChange: (hours: RuleWhen['hours']) => void
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const office: RuleSpan = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }
const data = [
  { value: '', label: 'At any hour' },
  { value: 'within', label: 'Within these hours' },
  { value: 'outside', label: 'Outside these hours' },
]

/** Hours on the clock of the pair's zone; one that ends before it begins ends on the next day. */
export function HoursFields({ value, problemOf, onChange }: HoursFieldsProps) {
  const spans = value?.spans ?? []
  const change = (at: number, part: Partial<RuleSpan>) => {
    if (value) onChange({ ...value, spans: spans.map((span, index) => (index === at ? { ...span, ...part } : span)) })
  }
  return (
    <fieldset className={styles.hours}>
      <NativeSelect
        label="Hours"
        data={data}
        error={problemOf('') ?? problemOf('.spans')}
        value={value ? (value.within ? 'within' : 'outside') : ''}
        onChange={({ currentTarget }) =>
          onChange(
            currentTarget.value === ''
              ? null
              : { within: currentTarget.value === 'within', spans: spans.length > 0 ? spans : [office] },
          )
        }
      />
      {value?.spans.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span is known by its place alone.
        <div key={at} className={styles.span}>
          <Checkbox.Group
            label={`Days of span ${at + 1}`}
            value={span.days.map(String)}
            error={problemOf(`.spans.${at}.days`)}
            onChange={(chosen) => change(at, { days: chosen.map(Number).sort() })}
          >
            <div className={styles.choices}>
              {days.map((day, index) => (
                <Checkbox key={day} value={String(index + 1)} label={day} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={styles.pair}>
            <TextInput
              type="time"
              label="From"
              value={span.from}
              error={problemOf(`.spans.${at}.from`)}
              onChange={({ currentTarget }) => change(at, { from: currentTarget.value })}
            />
            <TextInput
              type="time"
              label="To"
              value={span.to}
              error={problemOf(`.spans.${at}.to`)}
              onChange={({ currentTarget }) => change(at, { to: currentTarget.value })}
            />
          </div>
          {value.spans.length > 1 && (
            <Button
              variant="default"
              size="xs"
              onClick={() => onChange({ ...value, spans: spans.filter((_, index) => index !== at) })}
            >
              Remove span {at + 1}
            </Button>
          )}
        </div>
      ))}
      {value && (
        <div>
          <Button variant="default" size="xs" onClick={() => onChange({ ...value, spans: [...spans, office] })}>
            Add hours
          </Button>
        </div>
      )}
    </fieldset>
  )
}
