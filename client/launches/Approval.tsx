import { Button } from '@mantine/core'
import { IconCircleCheck, IconHourglass, IconUserCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Plan } from '../../server/contract/launches.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { api, query } from '../api.ts'
import frame from '../ui/Frame.module.css'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Launches.module.css'

/** Whether somebody else agrees to exactly this; any edit takes that back. */
export function Approval({ campaign, plan }: { campaign: Campaign; plan: Plan }) {
  const { approval, cost } = plan
  const { state, above, askedBy, givenBy, at, mayGive } = approval
  const { ask, approve, withdraw } = useApproval(campaign, plan)
  if (state === 'not_needed') return null
  const limit = above === null || cost.currency === null ? 'this' : moneyWords(above, cost.currency, { short: true })
  return (
    <section className={frame.card} aria-labelledby="approval">
      <h2 id="approval">Approval</h2>
      <p className={frame.soft}>
        Above {limit} somebody else has to approve exactly this. Any change to it takes the approval back.
      </p>
      {state === 'given' && (
        <p className={styles.passed}>
          <IconCircleCheck size={18} aria-hidden="true" />
          <span>
            Approved by {givenBy}
            {at && (
              <>
                , <RelativeTime at={at} />
              </>
            )}
          </span>
        </p>
      )}
      {state === 'asked' && (
        <p className={styles.checking}>
          <IconHourglass size={18} aria-hidden="true" />
          <span>
            {askedBy} has asked for it
            {at && (
              <>
                , <RelativeTime at={at} />
              </>
            )}
          </span>
        </p>
      )}
      <div className={frame.buttons}>
        {state !== 'given' && mayGive && (
          <Button
            leftSection={<IconUserCheck size={16} aria-hidden="true" />}
            loading={approve.isPending}
            onClick={() => approve.mutate()}
          >
            Approve exactly this
          </Button>
        )}
        {state === 'needed' && !mayGive && (
          <Button loading={ask.isPending} onClick={() => ask.mutate()}>
            Ask for approval
          </Button>
        )}
        {(state === 'given' || (state === 'asked' && !mayGive)) && (
          <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {state === 'given' ? 'Take the approval back' : 'Ask no longer'}
          </Button>
        )}
      </div>
      {state !== 'given' && !mayGive && (
        <p className={frame.soft}>You changed it last, so it takes somebody else of the team who may advertise.</p>
      )}
    </section>
  )
}

function useApproval({ id: campaignId }: Campaign, { hash }: Plan) {
  const queries = useQueryClient()
  const params = { campaignId }
  const kept = query(api.launches.getPlan, { params })
  const on = (words: string) => ({
    onSuccess: (after: Plan) => {
      queries.setQueryData(kept.queryKey, after)
      say(words)
    },
    onError: (error: Error) => {
      say(error.message, { tone: 'problem' })
      return queries.invalidateQueries({ queryKey: kept.queryKey })
    },
  })
  return {
    ask: useMutation({
      mutationFn: () => api.launches.askApproval({ params, body: { hash } }),
      ...on('The others are asked'),
    }),
    approve: useMutation({ mutationFn: () => api.launches.approve({ params, body: { hash } }), ...on('Approved') }),
    withdraw: useMutation({
      mutationFn: () => api.launches.withdrawApproval({ params }),
      ...on('Taken back'),
    }),
  }
}
