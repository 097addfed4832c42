import { Checkbox } from '@mantine/core'
import { type PlacementChoice, placementsOf } from '../../server/contract/campaignContent.ts'
import { type Network, networks } from '../../server/contract/values.ts'
import { Segments } from '../ui/Segments.tsx'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'
import { FieldNotes } from './FieldNotes.tsx'
import { PlacementCards } from './PlacementCards.tsx'

const modes = [
  { value: 'automatic', label: 'Automatic' },
  { value: 'by_hand', label: 'By hand' },
] as const
const networkLabels: Record<Network, string> = { facebook: 'The Page’s network', instagram: 'The Profile’s network' }
const devices = ['mobile', 'desktop'] as const

/** Where it is shown: wherever it does best on the chosen networks, or where somebody says. */
export function PlacementsSection({ editing }: { editing: Editing }) {
  const { pair, account, content, change, problemOf, notesOf } = editing
  const { placements } = content
  const set = (part: Partial<PlacementChoice>) => change({ placements: { ...placements, ...part } })
  const error = problemOf('placements')
  const canShowProfile = pair.profile !== null && account?.obstacle !== 'no_profile'
  return (
    <>
      <Segments
        label="How places are chosen"
        options={modes}
        value={placements.mode}
        onChange={(mode) =>
          // Whoever takes it into their own hands begins with what was shown so far.
          set(
            mode === 'by_hand' && placements.chosen.length === 0
              ? { mode, chosen: placementsOf(placements) }
              : { mode },
          )
        }
      />
      {placements.mode === 'automatic' ? (
        <Checkbox.Group
          label="Networks"
          description="The platform spends the budget where it gets the most for it: nearly always the best choice."
          value={placements.networks}
          error={error}
          onChange={(chosen) => set({ networks: networks.filter((one) => chosen.includes(one)) })}
        >
          <div className={styles.choices}>
            {networks.map((network) => (
              <Checkbox
                key={network}
                value={network}
                label={networkLabels[network]}
                disabled={network === 'instagram' && !canShowProfile && !placements.networks.includes(network)}
              />
            ))}
          </div>
        </Checkbox.Group>
      ) : (
        <PlacementCards choice={placements} error={error} onChange={(chosen) => set({ chosen })} />
      )}
      <Checkbox.Group
        label="Devices"
        value={placements.devices}
        error={error ? undefined : problemOf('placements.devices')}
        onChange={(chosen) => set({ devices: devices.filter((one) => chosen.includes(one)) })}
      >
        <div className={styles.choices}>
          <Checkbox value="mobile" label="Phones" />
          <Checkbox value="desktop" label="Computers" />
        </div>
      </Checkbox.Group>
      <FieldNotes notes={notesOf('placements')} />
    </>
  )
}
