import type { Comment, Thread } from '../../server/contract/threads.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { networkWords } from '../ui/NetworkMark.tsx'

interface DeleteCommentProps {
  thread: Thread
  comment: Comment | undefined
  onClose: () => void
  onDelete: (comment: Comment) => void
}

/** Deleting is for good, for everybody: it is asked first and says how much goes. */
export function DeleteComment({ thread, comment, onClose, onDelete }: DeleteCommentProps) {
  if (!comment) return null
  const replies = thread.comments.filter(({ parentId, deletedAt }) => parentId === comment.id && !deletedAt).length
  const confirm = () => {
    onDelete(comment)
    onClose()
  }
  return (
    <Confirm opened title="Delete this comment for good?" action="Delete it" onConfirm={confirm} onClose={onClose}>
      <p>
        The comment by <ForeignText>{comment.author.name}</ForeignText>
        {replies > 0 && ` and ${replies} ${replies === 1 ? 'reply' : 'replies'} to it`} will be gone from the{' '}
        {networkWords[thread.network]} for everybody. Nobody can bring it back.
      </p>
      {comment.may.hide && !comment.hiddenAt && <p>To take it out of sight only, hide it instead.</p>}
    </Confirm>
  )
}
