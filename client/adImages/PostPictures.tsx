import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Picture } from '../ui/Picture.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './AdImages.module.css'

interface PostPicturesProps {
  pairId: string
  busy: boolean
  onChoose: (postId: string) => void
}

/** The pictures of the posts that people wrote under lately. */
export function PostPictures({ pairId, busy, onChoose }: PostPicturesProps) {
  // Under a key of its own: what the inbox keeps under that of the list are pages, and it changes them ahead.
  const { data } = useQuery({
    queryKey: ['adImages', 'postsWrittenUnder', pairId],
    queryFn: ({ signal }) => api.inbox.listThreads({ params: { pairId }, query: { view: 'all', limit: 100 } }, signal),
    throwOnError: false,
  })
  if (!data) return <RowSkeletons count={2} />
  const posts = new Map(data.items.flatMap(({ post }) => (post.pictureUrl ? [[post.id, post] as const] : [])))
  if (posts.size === 0) return <p>No post with a picture was commented on yet.</p>
  return (
    <ul className={styles.grid} aria-label="Pictures of posts">
      {[...posts.values()].map(({ id, message, pictureUrl }) => (
        <li key={id}>
          <button
            type="button"
            disabled={busy}
            aria-label={message.slice(0, 80) || 'A post without words'}
            onClick={() => onChoose(id)}
          >
            {pictureUrl && <Picture className={styles.square} src={pictureUrl} lazy />}
          </button>
        </li>
      ))}
    </ul>
  )
}
