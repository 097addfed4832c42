import { IconArrowsLeftRight } from '@tabler/icons-react'
import type { Pair } from '../../server/contract/linking.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './PairScreen.module.css'

/** The two accounts with the desk between them, and each thing that flows as a sentence. */
export function PairDiagram({ pair: { page, profile, connection, linkedAt, health } }: { pair: Pair }) {
  return (
    <>
      <div className={styles.diagram}>
        <div className={styles.account}>
          <NetworkMark network="facebook" />
          <Face name={page.name} pictureUrl={page.pictureUrl} size={48} square />
          <strong>
            <ForeignText oneLine>{page.name}</ForeignText>
          </strong>
          {page.url && <Elsewhere url={page.url}>See the Page feed</Elsewhere>}
        </div>
        <div className={styles.desk}>
          <IconArrowsLeftRight size={22} aria-hidden="true" />
          This desk
        </div>
        {profile ? (
          <div className={styles.account}>
            <NetworkMark network="instagram" />
            <Face name={profile.name} pictureUrl={profile.pictureUrl} size={48} square />
            <strong>
              <ForeignText oneLine>{profile.username}</ForeignText>
            </strong>
            {profile.url && <Elsewhere url={profile.url}>See the Profile feed</Elsewhere>}
          </div>
        ) : (
          <div className={`${styles.account} ${styles.missing}`}>
            <NetworkMark network="instagram" />
            No Profile stands behind this Page yet.
          </div>
        )}
      </div>
      <ul className={styles.flows}>
        <li>
          Comments of the Page come to the inbox
          {health.heardAt.facebook && (
            <>
              ; the last word from it came <RelativeTime at={health.heardAt.facebook} />
            </>
          )}
          .
        </li>
        {profile && (
          <li>
            Comments of the Profile come to the inbox
            {health.heardAt.instagram && (
              <>
                ; the last word from it came <RelativeTime at={health.heardAt.instagram} />
              </>
            )}
            .
          </li>
        )}
        <li>Replies, likes, hiding and deleting go back, only when somebody in your team presses the button.</li>
        <li>
          Linked <RelativeTime at={linkedAt} />
          {connection ? ` through ${connection.person}’s sign-on.` : '. Nobody’s sign-on carries it at the moment.'}
        </li>
      </ul>
    </>
  )
}

const Elsewhere = ({ url, children }: { url: string; children: string }) => (
  <a href={url} target="_blank" rel="noreferrer">
    {children}
  </a>
)
