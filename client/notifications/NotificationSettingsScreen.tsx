import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { NotificationChoices, type NotificationSettings } from '../../server/contract/notifications.ts'
import { fieldProblems, Problem } from '../../server/contract/problem.ts'
import { api, query } from '../api.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { say } from '../ui/toasts.ts'
import { Browsers } from './Browsers.tsx'
import { DigestTimes } from './DigestTimes.tsx'
import { KindSwitches } from './KindSwitches.tsx'
import styles from './NotificationSettings.module.css'
import { QuietHoursFields } from './QuietHoursFields.tsx'

/** Of what one is told, on which way, and when not: one's own choice in this team. */
export function NotificationSettingsScreen() {
  const { data } = useQuery(query(api.notifications.getNotificationSettings))
  return (
    <SettingsFrame title="Notifications">
      <Browsers />
      {data ? <SettingsForm key={data.version} settings={data} /> : <RowSkeletons count={4} />}
    </SettingsFrame>
  )
}

function SettingsForm({ settings }: { settings: NotificationSettings }) {
  const queries = useQueryClient()
  // The version that was looked at: what another window saves meanwhile is not written over.
  const [{ version, address, ...kept }] = useState(settings)
  const [choices, setChoices] = useState<NotificationChoices>(kept)
  const [fields, setFields] = useState<Record<string, string>>({})
  const change = (part: Partial<NotificationChoices>) => setChoices((known) => ({ ...known, ...part }))
  const save = useMutation({
    mutationFn: () => api.notifications.changeNotificationSettings({ body: choices, version }),
    onSuccess: (saved) => {
      say('Your notifications are set')
      queries.setQueryData(query(api.notifications.getNotificationSettings).queryKey, saved)
    },
    onError: (error) => setFields(error instanceof Problem ? (error.fields ?? {}) : {}),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = NotificationChoices.safeParse(choices)
    setFields(parsed.error ? fieldProblems(parsed.error) : {})
    if (parsed.success) save.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <section className={styles.card} aria-labelledby="kinds">
        <h2 id="kinds">What you are told of</h2>
        <KindSwitches choices={choices} onChange={change} />
      </section>
      <section className={styles.card} aria-labelledby="quiet">
        <h2 id="quiet">Quiet hours</h2>
        <QuietHoursFields choices={choices} fields={fields} onChange={change} />
      </section>
      <section className={styles.card} aria-labelledby="digest">
        <h2 id="digest">Digest by mail</h2>
        <DigestTimes choices={choices} address={address} fields={fields} onChange={change} />
      </section>
      {save.error && <ProblemNote error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  )
}
