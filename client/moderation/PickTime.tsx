import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { instantAt, wallTime } from '../../server/contract/wallTime.ts'
import { daysLater } from '../ui/wallClock.ts'

interface PickTimeProps {
  zone: string
  onPick: (at: string) => void
  onClose: () => void
}

const day = 24 * 3600_000
const furthest = 75 * day

/** A time in the zone the business lives in, at most 75 days away. */
export function PickTime({ zone, onPick, onClose }: PickTimeProps) {
  const [local, setLocal] = useState(() => daysLater(wallTime(new Date(), zone), 1, '09:00'))
  const [problem, setProblem] = useState<string>()
  const pick = (event: FormEvent) => {
    event.preventDefault()
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return setProblem('Choose a day and a time.')
    const at = instantAt(local.slice(0, 16), zone).toISOString()
    const ahead = Date.parse(at) - Date.now()
    if (ahead <= 0) return setProblem('This time is over. Choose a later one.')
    if (ahead > furthest) return setProblem('Choose a time within the next 75 days.')
    onPick(at)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Send later">
      <form onSubmit={pick} noValidate>
        <Stack gap="md">
          <TextInput
            type="datetime-local"
            label={`When, in ${zone}`}
            value={local}
            error={problem}
            onChange={({ currentTarget }) => setLocal(currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit">Schedule</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
