import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'

const others = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** One square among those that people scroll through: the picture alone. */
export function GridAd({ said: { picture, ratio, crop, name } }: { said: Said }) {
  return (
    <div className={styles.card}>
      <span className={styles.label}>{`${name} among others`}</span>
      <div className={styles.squares}>
        {others.slice(0, 4).map((other) => (
          <span key={other} className={styles.blank} aria-hidden="true" />
        ))}
        <div className={styles.ours}>
          <CroppedPicture picture={picture} ratio={ratio} crop={crop} width={320} />
          <span className={styles.sticker}>Sponsored</span>
        </div>
        {others.slice(4).map((other) => (
          <span key={other} className={styles.blank} aria-hidden="true" />
        ))}
      </div>
    </div>
  )
}
