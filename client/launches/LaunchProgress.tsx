import { Button, Loader, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconClock, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Launch, LaunchStep } from '../../server/contract/launches.ts'
import { api, query } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Launches.module.css'
import { stepWords } from './PlanSteps.tsx'

const words: Record<LaunchStep['state'], string> = {
  waiting: 'Waits',
  sending: 'Sending…',
  confirming: 'Confirming: the platform did not say whether it worked',
  done: 'Done',
  refused: 'Refused',
  needs_you: 'Needs you',
}

/** How far a launch is, step by step; where it is stuck, what happened and what one can do. */
export function LaunchProgress({ campaign, launch }: { campaign: Campaign; launch: Launch }) {
  const { steps, state, startedBy, startedAt } = launch
  const done = steps.filter((step) => step.state === 'done').length
  const isOn = campaign.ads.some(({ running }) => running)
  const several = steps.some(({ creative }) => creative === 'b')
  return (
    <section className={frame.card} aria-labelledby="progress">
      <h2 id="progress">{state === 'done' && isOn ? 'Everything stands out there' : titles[state]}</h2>
      <Progress
        value={(done / Math.max(1, steps.length)) * 100}
        size="lg"
        animated={state === 'running'}
        aria-label="Steps done"
      />
      <p role="status" className={frame.soft}>
        {done} of {steps.length} steps done, begun by {startedBy} <RelativeTime at={startedAt} />
      </p>
      <ol className={styles.progress}>
        {steps.map((step) => (
          <li key={`${step.what} ${step.creative} ${step.name}`}>
            <StepSign state={step.state} />
            <div className={styles.stepName}>
              <strong>
                {stepWords[step.what].word}
                {several && step.creative && ` ${step.creative.toUpperCase()}`}
              </strong>
              <ForeignText oneLine>{step.name}</ForeignText>
              {step.problem && step.state !== 'done' && step.state !== 'sending' && (
                <p className={styles.stepProblem}>{step.problem}</p>
              )}
              {(step.state === 'refused' || step.state === 'needs_you') && state === 'stuck' && (
                <Decision campaign={campaign} launch={launch} step={step} />
              )}
            </div>
            <span className={styles.stepState}>{words[step.state]}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const titles: Record<Launch['state'], string> = {
  running: 'Being created, paused',
  done: 'Everything stands out there, paused',
  stuck: 'It is stuck and needs you',
  cancelled: 'Given up',
}

function StepSign({ state }: { state: LaunchStep['state'] }) {
  if (state === 'sending') return <Loader size={18} aria-hidden="true" />
  if (state === 'confirming') return <IconClock className={styles.amber} size={18} aria-hidden="true" />
  if (state === 'done') return <IconCircleCheck className={styles.good} size={18} aria-hidden="true" />
  if (state === 'refused') return <IconX className={styles.bad} size={18} aria-hidden="true" />
  if (state === 'needs_you') return <IconAlertTriangle className={styles.amber} size={18} aria-hidden="true" />
  return <IconCircle className={styles.faint} size={18} aria-hidden="true" />
}

function Decision({ campaign, launch, step }: { campaign: Campaign; launch: Launch; step: LaunchStep }) {
  const queries = useQueryClient()
  const decide = useMutation({
    mutationFn: (decision: 'send_again' | 'give_up') =>
      api.launches.decideStep({ params: { launchId: launch.id }, body: { decision } }),
    onSuccess: (after) => {
      const { queryKey } = query(api.launches.getLaunch, { params: { campaignId: campaign.id } })
      queries.setQueryData(queryKey, { launch: after })
      return queries.invalidateQueries({ queryKey: ['campaigns'] })
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  const unsure = step.state === 'needs_you'
  return (
    <>
      {unsure && (
        <p className={frame.soft}>
          Look in Ads Manager for “{step.name}” first: if it is there, sending again makes a second one, which stays
          paused.
        </p>
      )}
      <div className={frame.buttons}>
        <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate('send_again')}>
          {unsure ? 'It is not there: send it again' : 'Try it again'}
        </Button>
        <Button size="xs" variant="default" loading={decide.isPending} onClick={() => decide.mutate('give_up')}>
          Give the launch up
        </Button>
      </div>
    </>
  )
}
