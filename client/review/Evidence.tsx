import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { ReviewItem } from '../../server/contract/review.ts'
import type { Delivery } from '../../server/contract/threads.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { Picture } from '../ui/Picture.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './ReviewScreen.module.css'
import { Tries } from './Tries.tsx'

const wanted: Record<Delivery['action'], string> = {
  reply: 'To send this reply',
  hide: 'To hide this comment',
  show: 'To show this comment again',
  like: 'To like this comment',
  unlike: 'To take the like back from this comment',
  delete: 'To delete this comment',
  edit: 'To change the words of this comment',
  block: 'To block whoever wrote this comment',
  unblock: 'To unblock whoever wrote this comment',
  private_reply: 'To send this private reply',
}

/** All that is known of one outcome: what was wanted, what was tried and answered, and what stands there now. */
export function Evidence({ item, pairId }: { item: ReviewItem; pairId: string }) {
  const { comment, answered, post, tries, alike, threadId } = item
  return (
    <article className={styles.item} aria-label={wanted[comment.delivery?.action ?? 'reply']}>
      <section className={styles.card} aria-labelledby="wanted">
        <h2 id="wanted">{wanted[comment.delivery?.action ?? 'reply']}</h2>
        <blockquote className={styles.words}>
          <ForeignText>{comment.message || 'A picture or a sticker'}</ForeignText>
        </blockquote>
        {answered && (
          <p className={styles.soft}>
            to <ForeignText>{answered.author.name}</ForeignText>, who wrote <RelativeTime at={answered.createdAt} />:{' '}
            <ForeignText>{answered.message}</ForeignText>
          </p>
        )}
        <p className={styles.amber}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>{comment.delivery?.problem}</span>
        </p>
      </section>
      <section className={styles.card} aria-labelledby="tries">
        <h2 id="tries">What was tried</h2>
        <Tries tries={tries} />
      </section>
      {comment.delivery?.action === 'reply' && (
        <section className={styles.card} aria-labelledby="alike">
          <h2 id="alike">What stands there now</h2>
          {alike.length === 0 && <p>No reply of yours with the same words was found in this thread.</p>}
          {alike.length > 0 && (
            <ul className={styles.alike}>
              {alike.map(({ id, createdAt, url }) => (
                <li key={id}>
                  A reply with the same words, from <RelativeTime at={createdAt} />
                  {url && (
                    <a href={url} target="_blank" rel="noreferrer">
                      {' '}
                      See it <IconExternalLink size={13} aria-hidden="true" />
                    </a>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <section className={styles.beside} aria-label="The post">
        {post.pictureUrl && <Picture src={post.pictureUrl} />}
        <div>
          <NetworkMark network={post.network} />
          <ForeignText>{post.message || 'A post without words'}</ForeignText>
          <p>
            <Link to={paths.thread(pairId, threadId, { view: 'needs_you' })}>Open the thread</Link>
            {post.url && (
              <a href={post.url} target="_blank" rel="noreferrer">
                See the post
              </a>
            )}
          </p>
        </div>
      </section>
    </article>
  )
}
