import type { Comment, Thread } from '../../server/contract/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Errand } from './errand.ts'
import styles from './OutboxPanel.module.css'
import { useOutbox } from './useOutbox.ts'

/** What became of the thread: of the comment it is about, and the newest words in it. */
export function ThreadNow({ thread, errand }: { thread: Thread; errand: Errand }) {
  const target = targetOf(errand, thread)
  const { deletedAt, hiddenAt } = target ?? thread
  const { errands } = useOutbox()
  // What waits itself is shown as if it were done; it is no news to whoever did it.
  const aheads = errands.flatMap(({ threadId, ahead }) => (threadId === thread.id && ahead ? [ahead] : []))
  const isNews = (at: string | null): at is string =>
    at !== null &&
    !aheads.some(({ row, comment }) => row?.doneAt === at || comment?.hiddenAt === at || comment?.deletedAt === at)
  const newest = thread.comments.filter(({ delivery }) => delivery?.action !== 'reply').slice(-3)
  return (
    <ul className={styles.now}>
      {errand.call.params?.commentId && !target && <li>The comment is not there any more.</li>}
      {isNews(deletedAt) && <Event what="The comment was deleted" at={deletedAt} />}
      {isNews(hiddenAt) && <Event what="The comment was hidden" at={hiddenAt} />}
      {isNews(thread.doneAt) && <Event what="The thread was marked as done" at={thread.doneAt} />}
      {newest.map(({ id, author, message, createdAt }) => (
        <li key={id} className={createdAt > errand.madeAt ? styles.newer : undefined}>
          <strong>
            <ForeignText>{author.name}</ForeignText>
          </strong>{' '}
          <RelativeTime at={createdAt} />
          <br />
          <ForeignText>{message || 'A picture or a sticker'}</ForeignText>
        </li>
      ))}
    </ul>
  )
}

const Event = ({ what, at }: { what: string; at: string }) => (
  <li className={styles.newer}>
    {what} <RelativeTime at={at} />.
  </li>
)

/** Whether it makes sense to send it once more, as far as one can tell from here. */
export function canStillGo(errand: Errand, thread: Thread | undefined) {
  if (!thread || errand.held?.code === 'outdated' || errand.held?.code === 'forbidden') return false
  if (!errand.call.params?.commentId) return true
  const target = targetOf(errand, thread)
  if (!target || target.deletedAt) return false
  return errand.field === undefined || target.may.reply
}

const targetOf = ({ call }: Errand, { comments }: Thread): Comment | undefined =>
  comments.find(({ id }) => id === call.params?.commentId)
