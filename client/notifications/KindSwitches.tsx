import { Switch } from '@mantine/core'
import { NotificationKind } from '../../server/contract/notifications.ts'
import type { ChoicesProps } from './choices.ts'
import styles from './NotificationSettings.module.css'

const words: Record<NotificationKind, string> = {
  assigned: 'A thread is given to you',
  mentioned: 'Somebody mentions you in a note',
  answered: 'A customer answers in your thread',
  needs_review: 'Something sent needs a person',
  due_soon: 'The time to answer is nearly over',
  overdue: 'A customer has waited too long',
  connection_broken: 'A connection is broken',
  rule_disarmed: 'A rule was disarmed',
  ad_rejected: 'An ad is rejected',
  over_plan: 'A campaign spends more than planned',
  no_delivery: 'A campaign is not shown',
  campaign_drift: 'A campaign is changed elsewhere',
  spend_limit: 'A campaign comes to a limit of a month',
  approval_asked: 'A campaign needs your approval',
  approval_given: 'Your campaign is approved',
}

const ways = { product: 'In Tandem', push: 'Push', mail: 'Digest' } as const
const wayNames = ['product', 'push', 'mail'] as const

/** Each thing that can happen, and the ways on which one hears of it. */
export function KindSwitches({ choices, onChange }: ChoicesProps) {
  const turn = (kind: NotificationKind, way: keyof typeof ways, on: boolean) =>
    onChange({ kinds: { ...choices.kinds, [kind]: { ...choices.kinds[kind], [way]: on } } })
  return (
    <>
      <table className={styles.kinds}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What happens</span>
            </th>
            {wayNames.map((way) => (
              <th key={way} scope="col">
                {ways[way]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NotificationKind.options.map((kind) => (
            <tr key={kind}>
              <th scope="row">{words[kind]}</th>
              {wayNames.map((way) => (
                <td key={way}>
                  <Switch
                    aria-label={`${words[kind]}: ${ways[way]}`}
                    checked={choices.kinds[kind][way]}
                    onChange={({ currentTarget }) => turn(kind, way, currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        label="Say in a push who wrote what"
        description="Without it a push only says where something is new."
        checked={choices.previews}
        onChange={({ currentTarget }) => onChange({ previews: currentTarget.checked })}
      />
    </>
  )
}
