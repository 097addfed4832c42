import type { Campaign } from '../../server/contract/campaigns.ts'
import { moneyWords } from '../../server/contract/money.ts'
import type { Pacing } from '../../server/contract/results.ts'
import { wallTime } from '../../server/contract/wallTime.ts'
import frame from '../ui/Frame.module.css'
import { readable } from '../ui/numbers.ts'
import { dayWords } from './days.ts'
import styles from './Results.module.css'

const dayMs = 86_400_000

interface PacingBarProps {
  campaign: Campaign
  pacing: Pacing
  currency: string
  zone: string
}

/** How much of the money is spent, how much should be by now, and where that ends. */
export function PacingBar({ campaign, pacing, currency, zone }: PacingBarProps) {
  const { planned, spent, forecast, forecastReach, endsAt, exhaustedAt } = pacing
  const words = (amount: number) => moneyWords(amount, currency, { short: true })
  const known = wholeOf(campaign, zone)
  const whole = known ?? Math.max(planned, forecast ?? 0)
  const most = Math.max(1, whole, spent)
  const share = (amount: number) => `${Math.min(100, (amount / most) * 100)}%`
  return (
    <section className={frame.card} aria-labelledby="pacing">
      <h2 id="pacing">Pace</h2>
      <div className={styles.pace} aria-hidden="true">
        <span className={styles.paceSpent} style={{ inlineSize: share(spent) }} />
        {forecast !== null && forecast > spent && (
          <span className={styles.paceAhead} style={{ inlineSize: share(forecast - spent) }} />
        )}
        <span className={styles.pacePlan} style={{ insetInlineStart: share(planned) }} />
      </div>
      <p>
        <strong>{words(spent)}</strong> spent{known !== null && ` of ${words(known)}`}, {paceWords(pacing)}:{' '}
        {words(planned)} would be spent by now if it were spread evenly.
      </p>
      {forecast !== null && (
        <p>
          Going on like in the last three days it will have cost <strong>{words(forecast)}</strong>
          {endsAt && ` on ${dayWords(endsAt.slice(0, 10))}`}
          {forecastReach !== null && `, and reached about ${readable(forecastReach)} people`}.
        </p>
      )}
      {exhaustedAt && (
        <p className={styles.amber}>The money is used up on {dayWords(exhaustedAt.slice(0, 10))}, before its end.</p>
      )}
    </section>
  )
}

function paceWords({ planned, spent }: Pacing) {
  if (planned === 0) return 'just begun'
  const share = spent / planned
  if (share > 1.15) return 'faster than planned'
  return share < 0.85 ? 'slower than planned' : 'as planned'
}

/** All that it may cost; null without an end. */
function wholeOf({ content: { budget }, startsAt, endsAt }: Campaign, zone: string): number | null {
  if (budget.amount === null) return null
  if (budget.kind === 'lifetime') return budget.amount
  if (!endsAt) return budget.most
  if (!startsAt) return budget.most
  // What ends at midnight does not touch the day that begins there.
  const last = dayOf(Date.parse(endsAt) - 1, zone)
  const days = Math.max(1, (last - dayOf(Date.parse(startsAt), zone)) / dayMs + 1)
  return Math.min(budget.amount * days, budget.most ?? Number.POSITIVE_INFINITY)
}

const dayOf = (at: number, zone: string) => Date.parse(`${wallTime(new Date(at), zone).slice(0, 10)}T00:00:00Z`)
