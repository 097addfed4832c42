import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'

/** A tile among what people sell. */
export function MarketAd({ said: { picture, ratio, crop, headline, name, button } }: { said: Said }) {
  return (
    <div className={styles.card}>
      <span className={styles.label}>Marketplace</span>
      <div className={styles.market}>
        <div className={styles.tile}>
          <CroppedPicture picture={picture} ratio={ratio} crop={crop} width={320} />
          <strong>
            <ForeignText oneLine>{headline || name}</ForeignText>
          </strong>
          <span className={styles.quiet}>Sponsored{button && ` · ${button}`}</span>
        </div>
        <Neighbour />
        <Neighbour />
        <Neighbour />
      </div>
    </div>
  )
}

const Neighbour = () => (
  <div className={styles.tile} aria-hidden="true">
    <span className={styles.blank} />
    <span className={styles.line} />
  </div>
)
