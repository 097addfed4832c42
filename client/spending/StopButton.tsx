import { Button } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { paths } from '../paths.ts'
import { Confirm } from '../ui/Confirm.tsx'
import styles from './Spending.module.css'
import { useReach, useStop } from './useStop.ts'

/** The one button that ends all spending of the team; it asks once, in numbers, for many are reached by it. */
export function StopButton() {
  const mayAdvertise = useMayDo('advertise')
  const { data } = useQuery({ ...query(api.spending.getStop), enabled: mayAdvertise, throwOnError: false })
  const [asking, setAsking] = useState(false)
  if (!mayAdvertise) return null
  if (data?.stop)
    return (
      <Button component={Link} to={paths.spending} className={styles.stop} variant="default">
        Spending is stopped
      </Button>
    )
  return (
    <>
      <Button
        className={styles.stop}
        variant="default"
        leftSection={<IconHandStop size={16} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        Stop all spending
      </Button>
      {asking && <StopQuestion onClose={() => setAsking(false)} />}
    </>
  )
}

function StopQuestion({ onClose }: { onClose: () => void }) {
  const { stop } = useStop()
  return (
    <Confirm
      opened
      title="Stop all spending?"
      action="Stop all spending"
      refusal="Let it run"
      busy={stop.isPending}
      onConfirm={() => stop.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <WhatStops />
    </Confirm>
  )
}

/** In numbers: how many campaigns, and how much money. */
export function WhatStops() {
  const { on, more, money, isKnown } = useReach()
  return (
    <div className={styles.question}>
      {isKnown && (
        <p>
          <strong>
            {more && 'At least '}
            {on.length === 1 ? '1 campaign' : `${on.length} campaigns`}
          </strong>{' '}
          of your team {on.length === 1 ? 'is' : 'are'} switched on
          {money.length > 0 && (
            <>
              {' '}
              and can still spend <strong>{money.join(' and ')}</strong> this month
            </>
          )}
          .
        </p>
      )}
      <p>
        Nothing that spends leaves any more from this moment on, and whatever is switched on is paused, one after the
        other. It stays paused until somebody switches it on again by hand.
      </p>
      <p>Only those who manage the team can allow spending again.</p>
    </div>
  )
}
