import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { LinkablePage } from '../../server/contract/linking.ts'
import { paths } from '../paths.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import styles from './ConnectScreen.module.css'

interface PageChoiceProps {
  choice: LinkablePage
  linking: boolean
  checking: boolean
  onLink: () => void
  onCheck: () => void
}

export function PageChoice({ choice, linking, checking, onLink, onCheck }: PageChoiceProps) {
  const { page, profile, pairId, obstacle, linkable } = choice
  return (
    <li>
      <article className={styles.card} aria-label={page.name}>
        <div className={styles.row}>
          <div className={styles.accounts}>
            <Face name={page.name} pictureUrl={page.pictureUrl} size={48} square />
            <div className={styles.names}>
              <strong>
                <ForeignText oneLine>{page.name}</ForeignText>
              </strong>
              <span className={styles.marks}>
                <NetworkMark network="facebook" />
                {profile ? (
                  <NetworkMark network="instagram" word={`Profile ${profile.username}`} />
                ) : (
                  'no Profile found'
                )}
              </span>
            </div>
          </div>
          {pairId ? (
            <Button variant="default" component={Link} to={paths.inbox(pairId)}>
              Go to its inbox
            </Button>
          ) : (
            linkable && (
              <Button loading={linking} variant={profile ? 'filled' : 'default'} onClick={onLink}>
                {profile ? 'Link this pair' : 'Link the Page alone'}
              </Button>
            )
          )}
        </div>
        {obstacle && !pairId && (
          <section className={styles.obstacle}>
            <h3>{obstacle.title}</h3>
            <ol>
              {obstacle.steps.map(({ what, url }) => (
                <li key={what}>
                  {url ? (
                    <a href={url} target="_blank" rel="noreferrer">
                      {what}
                    </a>
                  ) : (
                    what
                  )}
                </li>
              ))}
            </ol>
            <div>
              <Button size="xs" variant="default" loading={checking} onClick={onCheck}>
                Check again
              </Button>
            </div>
          </section>
        )}
      </article>
    </li>
  )
}
