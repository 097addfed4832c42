import { IconTrophy } from '@tabler/icons-react'
import type { Goal } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { ResultNumbers, Results } from '../../server/contract/results.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { Note } from '../ui/Note.tsx'
import { amountOf, costPerClick, metrics } from './metrics.ts'
import styles from './Results.module.css'

const counts = {
  reach: { of: 'reach', word: 'people reached' },
  impressions: { of: 'impressions', word: 'views' },
  link_clicks: { of: 'clicks', word: 'clicks' },
  post_engagement: { of: 'engagements', word: 'engagements' },
} as const satisfies Record<Goal, { of: keyof ResultNumbers; word: string }>

/** Two creatives against each other, and in words which of them does better for the money. */
export function CreativeTable({ campaign, results }: { campaign: Campaign; results: Results }) {
  const { creatives, currency, winner } = results
  return (
    <>
      {creatives.length > 1 && (
        <Note tone="accent" icon={IconTrophy}>
          <strong>{winnerWords(campaign, results)}</strong>
        </Note>
      )}
      <table className={styles.table}>
        <caption className="visually-hidden">By creative</caption>
        <thead>
          <tr>
            <th scope="col">Creative</th>
            {metrics.map(({ value, label }) => (
              <th key={value} scope="col" className={`${styles.number} ${value === 'clicks' ? '' : styles.minor}`}>
                {label}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              A click
            </th>
          </tr>
        </thead>
        <tbody>
          {creatives.map((row) => (
            <tr key={row.creative}>
              <th scope="row">
                <strong>
                  {row.creative.toUpperCase()}
                  {winner?.creative === row.creative && isSure(winner) && ' (better)'}
                </strong>
                <br />
                <ForeignText>{textOf(campaign, row.creative)}</ForeignText>
              </th>
              {metrics.map(({ value }) => (
                <td key={value} className={`${styles.number} ${value === 'clicks' ? '' : styles.minor}`}>
                  {amountOf(value, row, currency)}
                </td>
              ))}
              <td className={styles.number}>{costPerClick(row, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function textOf({ content }: Campaign, creative: 'a' | 'b') {
  const found = content.creatives.find(({ key }) => key === creative)
  return found?.text || found?.headline || ''
}

/** Below that it may well turn. */
const isSure = ({ confidence }: NonNullable<Results['winner']>) => confidence >= 0.9

/** "B brings 34% more clicks for the money. That is 93% sure." */
function winnerWords({ content }: Campaign, { creatives, winner }: Results) {
  if (!winner) return 'It is too early to tell which of the two does better.'
  const { of, word } = counts[content.goal]
  const perMoney = (key: string) => {
    const found = creatives.find(({ creative }) => creative === key)
    return found && found.spend > 0 ? found[of] / found.spend : 0
  }
  const other = winner.creative === 'a' ? 'b' : 'a'
  const more = perMoney(other) > 0 ? Math.round((perMoney(winner.creative) / perMoney(other) - 1) * 100) : null
  const name = winner.creative.toUpperCase()
  const so = more === null || more < 1 ? `${name} brings more ${word}` : `${name} brings ${more}% more ${word}`
  const sure = `${Math.round(winner.confidence * 100)}% sure`
  return isSure(winner)
    ? `${so} for the money. That is ${sure}.`
    : `${so} for the money so far, but that is only ${sure}.`
}
