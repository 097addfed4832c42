import { useOwnPosts } from '../posts/ownPosts.ts'
import { PostShelf } from '../posts/PostShelf.tsx'
import { Picture } from '../ui/Picture.tsx'
import styles from './AdImages.module.css'

interface PostPicturesProps {
  pairId: string
  busy: boolean
  onChoose: (postId: string) => void
}

/** The pictures of the posts of both networks. */
export function PostPictures({ pairId, busy, onChoose }: PostPicturesProps) {
  const own = useOwnPosts(pairId, 'picture')
  return (
    <PostShelf own={own} nothing="No post has a picture yet.">
      <ul className={styles.grid} aria-label="Pictures of posts">
        {own.items.map(({ id, message, pictureUrl }) => (
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
    </PostShelf>
  )
}
