import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { AdHead } from './AdHead.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'
import { Words } from './Words.tsx'

/** A post in the column of the Page's network: words first, then the picture, then where it leads. */
export function PageFeedAd({ said }: { said: Said }) {
  const { picture, ratio, crop, host, headline, description, button } = said
  return (
    <div className={styles.card}>
      <AdHead said={said} />
      <div className={styles.words}>
        <Words said={said} more="See more" />
      </div>
      <CroppedPicture picture={picture} ratio={ratio} crop={crop} />
      <div className={styles.foot}>
        <div className={styles.lead}>
          {host && <span className={styles.host}>{host}</span>}
          <strong>
            <ForeignText oneLine>{headline || ' '}</ForeignText>
          </strong>
          {description && (
            <span className={styles.quiet}>
              <ForeignText oneLine>{description}</ForeignText>
            </span>
          )}
        </div>
        {button && <span className={styles.button}>{button}</span>}
      </div>
      <div className={styles.reactions}>
        <span>Like</span>
        <span>Comment</span>
        <span>Share</span>
      </div>
    </div>
  )
}
