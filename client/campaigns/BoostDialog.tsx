import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { Picture } from '../ui/Picture.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './Campaigns.module.css'

interface BoostDialogProps {
  pairId: string
  busy: boolean
  onChoose: (postId: string) => void
  onClose: () => void
}

/** The posts that people talk about: one of them becomes a campaign as it stands. */
export function BoostDialog({ pairId, busy, onChoose, onClose }: BoostDialogProps) {
  // Under a key of its own: what the inbox keeps under that of the list are pages, and it changes them ahead.
  const { data } = useQuery({
    queryKey: ['campaigns', 'postsWrittenUnder', pairId],
    queryFn: ({ signal }) => api.inbox.listThreads({ params: { pairId }, query: { view: 'all', limit: 100 } }, signal),
    throwOnError: false,
  })
  const posts = new Map(
    (data?.items ?? []).filter(({ post }) => !post.ad).map(({ network, post }) => [post.id, { network, ...post }]),
  )
  return (
    <Modal opened onClose={onClose} title="Which post?" size="lg">
      {!data && <RowSkeletons count={4} />}
      {data && posts.size === 0 && <p>No post was commented on yet. Write a post first, or start from nothing.</p>}
      <ul className={styles.posts} aria-label="Posts">
        {[...posts.values()].map(({ id, network, message, pictureUrl }) => (
          <li key={id}>
            <button type="button" disabled={busy} onClick={() => onChoose(id)}>
              {pictureUrl ? <Picture src={pictureUrl} lazy /> : <span />}
              <span className={styles.what}>
                <ForeignText oneLine>{message || 'A post without words'}</ForeignText>
                <span className={styles.soft}>
                  <NetworkMark network={network} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
