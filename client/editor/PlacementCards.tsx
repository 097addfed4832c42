import { Button } from '@mantine/core'
import { useId } from 'react'
import type { PlacementChoice } from '../../server/contract/campaignContent.ts'
import { titleOf } from '../../server/contract/findings.ts'
import { networkOf, type Placement, placementFacts, placements } from '../../server/contract/placements.ts'
import { networks } from '../../server/contract/values.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { PlacementSketch } from './PlacementSketch.tsx'
import styles from './Placements.module.css'

interface PlacementCardsProps {
  choice: PlacementChoice
  error: string | undefined
  onChange: (chosen: Placement[]) => void
}

/** Each place as a small picture, by network; what one needs besides it is said where it is chosen. */
export function PlacementCards({ choice: { chosen }, error, onChange }: PlacementCardsProps) {
  const id = useId()
  const set = (wanted: readonly Placement[]) => onChange(placements.filter((one) => wanted.includes(one)))
  const toggle = (one: Placement) =>
    set(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one])
  const lacking = chosen.filter((one) => {
    const { needs } = placementFacts[one]
    return needs.length > 0 && !needs.some((other) => chosen.includes(other))
  })
  return (
    <div className={styles.groups}>
      {networks.map((network) => (
        <fieldset key={network} className={styles.group} aria-describedby={error ? id : undefined}>
          <legend>
            <NetworkMark network={network} />
          </legend>
          <div className={styles.grid}>
            {placements
              .filter((one) => networkOf(one) === network)
              .map((one) => (
                <label key={one} className={styles.place}>
                  <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
                  <PlacementSketch placement={one} />
                  <span>{placementFacts[one].title}</span>
                </label>
              ))}
          </div>
        </fieldset>
      ))}
      {error && lacking.length === 0 && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
      {lacking.map((one) => (
        <p key={one} className={styles.lacking}>
          <span>
            {titleOf(one)} only works together with {placementFacts[one].needs.map(titleOf).join(' or ')}.
          </span>
          {placementFacts[one].needs.map((needed) => (
            <Button key={needed} size="compact-xs" variant="default" onClick={() => set([...chosen, needed])}>
              Add {titleOf(needed)}
            </Button>
          ))}
        </p>
      ))}
    </div>
  )
}
