import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Comment } from '../../server/contract/threads.ts'
import { api, query } from '../api.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'

interface BlockAuthorProps {
  comment: Comment | undefined
  onClose: () => void
  onBlock: (comment: Comment, hideComments: boolean) => void
}

/** Says what blocking somebody means, and how much of theirs stands, before it is done. */
export function BlockAuthor({ comment, onClose, onBlock }: BlockAuthorProps) {
  if (!comment) return null
  return <Question key={comment.id} comment={comment} onClose={onClose} onBlock={onBlock} />
}

function Question({ comment, onClose, onBlock }: BlockAuthorProps & { comment: Comment }) {
  const [hideComments, setHideComments] = useState(false)
  const asked = useQuery({ ...query(api.moderation.getAuthor, { params: { commentId: comment.id } }), staleTime: 0 })
  const { standing = 0, visible = 0, more = false } = asked.data ?? {}
  const confirm = () => {
    onBlock(comment, hideComments)
    onClose()
  }
  return (
    <Confirm opened title="Block this person?" action="Block them" onConfirm={confirm} onClose={onClose}>
      <p>
        <ForeignText>{comment.author.name}</ForeignText> will not be able to comment on the Page any more.{' '}
        {asked.data && `${more ? 'More than ' : ''}${standing} ${standing === 1 ? 'comment' : 'comments'} of theirs `}
        {asked.data && `${standing === 1 ? 'stands' : 'stand'} here and will stay. `}
        You can unblock them at any time, here or in the settings.
      </p>
      {visible > 0 && (
        <Checkbox
          label={`Hide ${visible === 1 ? 'the one' : `the newest ${visible}`} that everybody sees as well`}
          checked={hideComments}
          onChange={({ currentTarget }) => setHideComments(currentTarget.checked)}
        />
      )}
    </Confirm>
  )
}
