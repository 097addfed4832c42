import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'

/** Beside the feed on a computer: small, without the text. */
export function ColumnAd({ said: { picture, ratio, crop, headline, host, name } }: { said: Said }) {
  return (
    <div className={styles.card}>
      <span className={styles.label}>Sponsored</span>
      <div className={styles.column}>
        <CroppedPicture picture={picture} ratio={ratio} crop={crop} width={320} className={styles.small} />
        <div className={styles.lead}>
          <strong>
            <ForeignText>{headline || name}</ForeignText>
          </strong>
          <span className={styles.quiet}>{host || 'no link yet'}</span>
        </div>
      </div>
    </div>
  )
}
