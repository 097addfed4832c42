import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '../../server/contract/accounts.ts'
import { api, query } from '../api.ts'
import { useDesk } from '../layout/desk.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { say } from '../ui/toasts.ts'
import styles from './AccountScreen.module.css'

export function AccountScreen() {
  const { person } = useDesk()
  const { data: sessions } = useQuery(query(api.accounts.listSessions))
  return (
    <SettingsFrame title="Your account">
      <section className={styles.card}>
        <h2>You</h2>
        <dl className={styles.facts}>
          <dt>Name</dt>
          <dd>{person?.name}</dd>
          <dt>E-mail</dt>
          <dd>{person?.email || 'None: you sign on with Facebook'}</dd>
          <dt>Facebook</dt>
          <dd>{person?.facebook ? 'Signed on' : 'Not signed on yet'}</dd>
        </dl>
      </section>
      <section className={styles.card}>
        <h2>Where you are signed in</h2>
        {sessions ? <Sessions sessions={sessions.items} /> : <RowSkeletons count={2} />}
      </section>
    </SettingsFrame>
  )
}

function Sessions({ sessions }: { sessions: Session[] }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const end = useMutation({
    mutationFn: (sessionId: string) => api.accounts.endSession({ params: { sessionId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
    onError,
  })
  const everywhere = useMutation({
    mutationFn: () => api.accounts.signOutEverywhere(),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
    onError,
  })
  return (
    <>
      <ul className={styles.rows}>
        {sessions.map(({ id, device, address, current, seenAt }) => (
          <li key={id} className={styles.row}>
            <div>
              <p className={styles.device}>
                {device}{' '}
                {current && (
                  <Badge variant="light" component="span">
                    This browser
                  </Badge>
                )}
              </p>
              <p className={styles.soft}>
                {address} · seen <RelativeTime at={seenAt} />
              </p>
            </div>
            <Button variant="default" size="xs" aria-label={`Sign out ${device}`} onClick={() => end.mutate(id)}>
              Sign out
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          Sign out everywhere
        </Button>
      </div>
      <Confirm
        opened={asking}
        title="Sign out everywhere?"
        action="Sign out everywhere"
        busy={everywhere.isPending}
        onConfirm={() => everywhere.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>
          {sessions.length === 1 ? 'This browser is' : `All ${sessions.length} browsers are`} signed out at once, this
          one too. Drafts of replies stay in the browsers they were written in.
        </p>
      </Confirm>
    </>
  )
}
