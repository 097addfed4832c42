import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ChoicesProps } from './choices.ts'
import styles from './NotificationSettings.module.css'

const most = 4

interface DigestTimesProps extends ChoicesProps {
  address: string | null
  fields: Record<string, string>
}

/** When the letters come; a day on which nothing happened brings none. */
export function DigestTimes({ choices: { digestTimes, kinds }, address, fields, onChange }: DigestTimesProps) {
  const setTime = (index: number, time: string) => onChange({ digestTimes: digestTimes.with(index, time) })
  const drop = (index: number) => onChange({ digestTimes: digestTimes.toSpliced(index, 1) })
  const wanted = Object.values(kinds).some(({ mail }) => mail)
  return (
    <>
      <p className={styles.soft}>{hintOf(address, wanted)}</p>
      {digestTimes.map((time, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two times can be the same while one types.
        <div key={index} className={styles.row}>
          <TextInput
            type="time"
            aria-label={`Digest ${index + 1}`}
            value={time}
            error={fields[`digestTimes.${index}`]}
            onChange={({ currentTarget }) => setTime(index, currentTarget.value)}
          />
          <ActionIcon variant="subtle" color="gray" aria-label={`No digest at ${time}`} onClick={() => drop(index)}>
            <IconX size={18} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {fields.digestTimes && (
        <p role="alert" className={styles.problem}>
          {fields.digestTimes}
        </p>
      )}
      {digestTimes.length < most && (
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => onChange({ digestTimes: [...digestTimes, '16:00'] })}
          >
            Another time
          </Button>
        </div>
      )}
    </>
  )
}

function hintOf(address: string | null, wanted: boolean) {
  if (!address) return 'No mail can be sent: this desk has no mail server, or you have no address here.'
  if (!wanted) return `Choose above what the digest tells of; then it comes to ${address}.`
  return `It comes to ${address}, unless there is nothing to tell.`
}
