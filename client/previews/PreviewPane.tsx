import { Button, NativeSelect } from '@mantine/core'
import { IconLayoutGrid } from '@tabler/icons-react'
import { useState } from 'react'
import { type CampaignContent, type CreativeKey, placementsOf } from '../../server/contract/campaignContent.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { networkOf, type Placement, placementFacts } from '../../server/contract/placements.ts'
import type { Network } from '../../server/contract/values.ts'
import type { Shown } from '../ui/crops.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import { Segments } from '../ui/Segments.tsx'
import { AllPreviews } from './AllPreviews.tsx'
import { PlacementPreview } from './PlacementPreview.tsx'
import styles from './PreviewPane.module.css'
import { saidIn } from './said.ts'

interface PreviewPaneProps {
  pair: Pair
  content: CampaignContent
  imageOf: (id: string | null) => Shown | undefined
  /** The creative that is being written. */
  shown: CreativeKey
  onShow: (key: CreativeKey) => void
}

/** Both feeds beside what is being written: one placement of each network, or all there are. */
export function PreviewPane({ pair, content, imageOf, shown, onShow }: PreviewPaneProps) {
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<Partial<Record<Network, Placement>>>({})
  const creative = content.creatives.find(({ key }) => key === shown) ?? content.creatives[0]
  const placements = placementsOf(content.placements)
  if (!creative) return null
  const say = (placement: Placement) => saidIn(creative, placement, { pair, imageOf })
  return (
    <div className={styles.pane}>
      <div className={styles.bar}>
        <h2>Preview</h2>
        {content.creatives.length > 1 && (
          <Segments
            label="Which creative"
            hideLabel
            options={[
              { value: 'a', label: 'A' },
              { value: 'b', label: 'B' },
            ]}
            value={creative.key}
            onChange={onShow}
          />
        )}
        <Button
          size="xs"
          variant="default"
          disabled={placements.length === 0}
          leftSection={<IconLayoutGrid size={14} aria-hidden="true" />}
          onClick={() => setAll(true)}
        >
          Show all {placements.length}
        </Button>
      </div>
      <div className={styles.feeds}>
        {networks.map((network) => {
          const here = placements.filter((one) => networkOf(one) === network)
          const current = here.find((one) => one === chosen[network]) ?? here[0]
          return (
            <section key={network} className={styles.feed} aria-label={network === 'facebook' ? 'Page' : 'Profile'}>
              <div className={styles.which}>
                <NetworkMark network={network} />
                {current && (
                  <NativeSelect
                    size="xs"
                    aria-label={`Where on the network of the ${network === 'facebook' ? 'Page' : 'Profile'}`}
                    value={current}
                    data={here.map((one) => ({ value: one, label: placementFacts[one].title }))}
                    onChange={({ currentTarget: { value } }) =>
                      setChosen((before) => ({ ...before, [network]: here.find((one) => one === value) }))
                    }
                  />
                )}
              </div>
              {current ? (
                <PlacementPreview said={say(current)} />
              ) : (
                <p className={styles.nowhere}>Not shown here: no place on this network is chosen.</p>
              )}
            </section>
          )
        })}
      </div>
      {all && <AllPreviews shown={placements.map(say)} onClose={() => setAll(false)} />}
    </div>
  )
}
