import { Button } from '@mantine/core'
import type { Creative } from '../../server/contract/campaignContent.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import styles from './Creatives.module.css'

/** A post that is shown as it stands, with its likes and comments. */
export function BoostedPost({ creative: { post, text }, onNewAd }: { creative: Creative; onNewAd: () => void }) {
  if (!post) return null
  return (
    <div className={styles.boosted}>
      <p>
        This boosts a post of the <NetworkMark network={post.network} /> as it stands, with its likes and comments.
        Words and picture are those of the post.
      </p>
      {text && (
        <blockquote>
          <ForeignText>{text.slice(0, 280)}</ForeignText>
        </blockquote>
      )}
      <div>
        <Button size="xs" variant="default" onClick={onNewAd}>
          Write a new ad instead
        </Button>
      </div>
    </div>
  )
}
