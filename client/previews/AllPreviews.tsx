import { Modal } from '@mantine/core'
import { placementFacts } from '../../server/contract/placements.ts'
import { NetworkMark, networkWords } from '../ui/NetworkMark.tsx'
import { PlacementPreview } from './PlacementPreview.tsx'
import styles from './PreviewPane.module.css'
import type { Said } from './said.ts'

/** Every chosen placement at one look. */
export function AllPreviews({ shown, onClose }: { shown: Said[]; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="How it looks everywhere" fullScreen>
      <ul className={styles.all}>
        {shown.map((said) => {
          const { network, title } = placementFacts[said.placement]
          return (
            <li key={said.placement}>
              <NetworkMark network={network} word={`${networkWords[network]} · ${title}`} />
              <PlacementPreview said={said} />
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
