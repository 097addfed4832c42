import type { Campaign } from '../../server/contract/campaigns.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { useMayDo } from '../layout/desk.ts'
import { CampaignBadge } from '../ui/CampaignBadge.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { Picture } from '../ui/Picture.tsx'
import { BudgetField } from './BudgetField.tsx'
import { CampaignButtons } from './CampaignButtons.tsx'
import styles from './Running.module.css'

/** What it is called, how it is and why, what it may cost, and what one can do with it. */
export function CampaignHead({ campaign }: { campaign: Campaign }) {
  const mayAdvertise = useMayDo('advertise')
  const { name, state, why, networks, pictureUrl, launchedVersion, version, budget, currency } = campaign
  const maySetBudget = mayAdvertise && launchedVersion !== null && state !== 'archived' && state !== 'ended'
  return (
    <header className={styles.head}>
      {pictureUrl ? <Picture className={styles.picture} src={pictureUrl} /> : <span className={styles.picture} />}
      <div className={styles.about}>
        <h1>
          <ForeignText>{name || 'Untitled'}</ForeignText>
        </h1>
        <p className={styles.meta}>
          <CampaignBadge state={state} />
          {why && <span>{why}</span>}
          {networks.map((network) => (
            <NetworkMark key={network} network={network} />
          ))}
          <span>{spanOf(campaign)}</span>
        </p>
        {maySetBudget && currency ? (
          <BudgetField key={`${campaign.id} ${budget.amount}`} campaign={campaign} currency={currency} />
        ) : (
          budget.amount !== null &&
          currency && (
            <p className={styles.meta}>
              {moneyWords(budget.amount, currency, { short: true })} {budget.kind === 'daily' ? 'a day' : 'in all'}
            </p>
          )
        )}
        {launchedVersion !== null && launchedVersion !== version && (
          <p className={styles.unsent}>There are changes that are not out there yet: publish them.</p>
        )}
      </div>
      {mayAdvertise && <CampaignButtons campaign={campaign} />}
    </header>
  )
}

/** "24 Nov to 6 Dec", as the clocks are where the ad account is. */
function spanOf({ content: { schedule } }: Campaign) {
  const from = schedule.startsAt && dayOf(schedule.startsAt)
  const until = schedule.endsAt && dayOf(schedule.endsAt)
  if (from && until) return `${from} to ${until}`
  if (until) return `Until ${until}`
  return from ? `From ${from} on, without an end` : 'Without an end'
}

const dayOf = (wall: string) =>
  new Date(`${wall}:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
