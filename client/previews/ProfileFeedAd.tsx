import { IconBookmark, IconChevronRight, IconHeart, IconMessageCircle, IconSend } from '@tabler/icons-react'
import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { AdHead } from './AdHead.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'
import { Words } from './Words.tsx'

/** A post on the Profile's network: the picture from edge to edge, what one can do under it, and the words last. */
export function ProfileFeedAd({ said }: { said: Said }) {
  const { picture, ratio, crop, button, name } = said
  return (
    <div className={styles.card}>
      <AdHead said={said} />
      <CroppedPicture picture={picture} ratio={ratio} crop={crop} />
      {button && (
        <div className={styles.bar}>
          {button}
          <IconChevronRight size={16} aria-hidden="true" />
        </div>
      )}
      <div className={styles.icons} aria-hidden="true">
        <IconHeart size={22} stroke={1.6} />
        <IconMessageCircle size={22} stroke={1.6} />
        <IconSend size={22} stroke={1.6} />
        <IconBookmark size={22} stroke={1.6} />
      </div>
      <div className={styles.words}>
        <strong>
          <ForeignText>{name}</ForeignText>
        </strong>{' '}
        <Words said={said} more="more" />
      </div>
    </div>
  )
}
