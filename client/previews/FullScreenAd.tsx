import { IconHeart, IconMessageCircle, IconSend, IconX } from '@tabler/icons-react'
import { placementFacts } from '../../server/contract/placements.ts'
import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { AdHead } from './AdHead.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'
import { Words } from './Words.tsx'

/** A story or a reel: the picture over the whole height, words and button on top of it. */
export function FullScreenAd({ said }: { said: Said }) {
  const isReel = placementFacts[said.placement].position.includes('reels')
  return (
    <div className={styles.full}>
      <CroppedPicture picture={said.picture} ratio={said.ratio} crop={said.crop} />
      <div className={styles.over}>
        {!isReel && (
          <>
            <span className={styles.progress} aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <div className={styles.top}>
              <AdHead said={said} onPicture />
              <IconX size={18} aria-hidden="true" />
            </div>
          </>
        )}
        <div className={isReel ? styles.reel : styles.bottom}>
          <div className={styles.onPicture}>
            {isReel && <AdHead said={said} onPicture />}
            <p>
              <Words said={said} more="more" />
            </p>
          </div>
          {isReel && (
            <div className={styles.aside} aria-hidden="true">
              <IconHeart size={24} stroke={1.6} />
              <IconMessageCircle size={24} stroke={1.6} />
              <IconSend size={24} stroke={1.6} />
            </div>
          )}
          {said.button && <span className={styles.pill}>{said.button}</span>}
        </div>
      </div>
    </div>
  )
}
