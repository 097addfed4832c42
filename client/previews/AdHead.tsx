import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'

/** Whose ad it is. */
export const AdHead = ({ said: { name, faceUrl }, onPicture = false }: { said: Said; onPicture?: boolean }) => (
  <div className={`${styles.head} ${onPicture ? styles.white : ''}`}>
    <Face name={name} pictureUrl={faceUrl} size={onPicture ? 28 : 36} />
    <div className={styles.lead}>
      <strong>
        <ForeignText oneLine>{name}</ForeignText>
      </strong>
      <span className={onPicture ? '' : styles.quiet}>Sponsored</span>
    </div>
  </div>
)
