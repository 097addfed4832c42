import { Button, Checkbox, Loader } from '@mantine/core'
import { IconAlertCircle, IconBulb, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Finding, Plan } from '../../server/contract/launches.ts'
import { paths } from '../paths.ts'
import frame from '../ui/Frame.module.css'
import styles from './Launches.module.css'
import { allFindings, type Check } from './useCheck.ts'
import type { Sure } from './useSure.ts'

interface FindingsProps {
  campaign: Campaign
  plan: Plan
  check: Check
  sure: Sure
}

/** What stands against it, what has to be meant, and what is worth a thought; the platform in its own words. */
export function Findings({ campaign, plan, check, sure }: FindingsProps) {
  const all = allFindings(plan, check)
  return (
    <section className={frame.card} aria-labelledby="findings">
      <h2 id="findings">{titleOf(all)}</h2>
      <CheckLine check={check} />
      {all.length > 0 && (
        <ul className={styles.findings}>
          {all.map((finding) => (
            <li key={`${finding.path} ${finding.message}`} className={styles[finding.level]}>
              <FindingLine campaign={campaign} finding={finding} sure={sure} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function titleOf(all: Finding[]) {
  const errors = all.filter(({ level }) => level === 'error').length
  const asked = all.filter(({ level }) => level === 'ask').length
  if (errors > 0) return errors === 1 ? 'One thing stands against it' : `${errors} things stand against it`
  if (asked > 0) return asked === 1 ? 'One thing has to be meant' : `${asked} things have to be meant`
  return 'Nothing stands against it'
}

const icons = { error: IconAlertCircle, ask: IconHelpCircle, hint: IconBulb }

function FindingLine({ campaign, finding, sure }: { campaign: Campaign; finding: Finding; sure: Sure }) {
  const { path, level, message, by } = finding
  const Icon = icons[level]
  const words = by === 'platform' ? `The platform says: “${message}”` : message
  return (
    <>
      <Icon size={18} aria-hidden="true" />
      <div className={styles.finding}>
        <p>{words}</p>
        {level === 'ask' && (
          <Checkbox
            label="Yes, I mean it"
            aria-label={`Yes, I mean it: ${message}`}
            checked={sure.isTicked(message)}
            onChange={({ currentTarget }) => sure.tick(message, currentTarget.checked)}
          />
        )}
      </div>
      {path && (
        <Link
          to={paths.editCampaign(campaign.pairId, campaign.id, path)}
          aria-label={`Change it in the editor: ${message}`}
        >
          {level === 'error' ? 'Mend it' : 'Change it'}
        </Link>
      )}
    </>
  )
}

function CheckLine({ check }: { check: Check }) {
  const { state, found, error, again } = check
  if (state === 'waits')
    return <p className={frame.soft}>The platform looks at it as soon as nothing of ours stands against it.</p>
  if (state === 'asking')
    return (
      <p className={styles.checking} role="status">
        <Loader size={14} aria-hidden="true" />
        <span>The platform looks at it, without making anything…</span>
      </p>
    )
  if (state === 'failed')
    return (
      <p className={styles.checking} role="status">
        <IconAlertCircle size={16} aria-hidden="true" />
        <span>The platform could not look at it. {error?.message}</span>
        <Button size="compact-xs" variant="default" onClick={again}>
          Ask again
        </Button>
      </p>
    )
  if (found.length > 0) return null
  return (
    <p className={styles.passed} role="status">
      <IconCircleCheck size={16} aria-hidden="true" />
      <span>The platform has looked at it and found nothing.</span>
    </p>
  )
}
