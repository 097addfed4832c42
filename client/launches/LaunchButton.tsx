import { Button } from '@mantine/core'
import { IconRocket } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Plan } from '../../server/contract/launches.ts'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import frame from '../ui/Frame.module.css'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { useSendKey } from '../ui/useSendKey.ts'
import styles from './Launches.module.css'
import { allFindings, type Check } from './useCheck.ts'
import type { Sure } from './useSure.ts'

interface LaunchButtonProps {
  campaign: Campaign
  plan: Plan
  check: Check
  sure: Sure
}

/** Makes it out there, everything paused; what is missing before that stands beside the button. */
export function LaunchButton({ campaign, plan, check, sure }: LaunchButtonProps) {
  const mayAdvertise = useMayDo('advertise')
  const launch = useLaunch(campaign, plan)
  const missing = missingOf(plan, check, sure)
  const isNew = campaign.launchedVersion === null
  if (!mayAdvertise) return <p className={frame.soft}>Somebody who may advertise can publish it.</p>
  return (
    <section className={styles.go} aria-label="Publish it">
      {launch.error && <ProblemNote error={launch.error} />}
      <Button
        size="md"
        fullWidth
        leftSection={<IconRocket size={18} aria-hidden="true" />}
        disabled={missing !== null}
        loading={launch.isPending}
        onClick={() => launch.mutate({ sure: allFindings(plan, check).some(({ level }) => level === 'ask') })}
      >
        {isNew ? 'Create it, paused' : 'Carry the changes out'}
      </Button>
      <p className={frame.soft}>
        {missing ??
          (isNew ? 'Nothing is shown or spent yet: going live is a step of its own.' : 'It goes on as it runs now.')}
      </p>
    </section>
  )
}

function missingOf(plan: Plan, check: Check, sure: Sure): string | null {
  const all = allFindings(plan, check)
  const errors = all.filter(({ level }) => level === 'error').length
  if (errors > 0) return `Mend ${errors === 1 ? 'what stands' : `the ${errors} things that stand`} against it first.`
  if (all.some(({ level, message }) => level === 'ask' && !sure.isTicked(message))) return 'Say first that you mean it.'
  const { state } = plan.approval
  if (state === 'needed' || state === 'asked')
    return plan.approval.mayGive ? 'It waits for your approval.' : 'It waits for the approval of somebody else.'
  if (check.state === 'asking') return 'The platform is still looking at it.'
  if (plan.steps.every(({ does }) => does === 'none')) return 'Nothing has changed since the last time.'
  return null
}

function useLaunch({ id: campaignId, version }: Campaign, { hash }: Plan) {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const params = { campaignId }
  return useMutation({
    mutationFn: ({ sure }: { sure: boolean }) => {
      const body = { hash, sure }
      return api.launches.launch({ params, body, version, key: sendKey.keyFor({ body, version }) })
    },
    onSuccess: (launch) => {
      sendKey.forget()
      queries.setQueryData(query(api.launches.getLaunch, { params }).queryKey, { launch })
      return queries.invalidateQueries({ queryKey: ['campaigns'] })
    },
    onError: () => {
      for (const queryKey of [['launches'], ['campaigns']]) void queries.invalidateQueries({ queryKey })
    },
  })
}
