import { Button, Group, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect } from 'react'
import { type Comment, lengthOf, longestReply, type Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { patchComment, rememberInbox } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { drafts, useDraft } from '../ui/drafts.ts'
import { say } from '../ui/toasts.ts'
import { editDraft } from './draftNames.ts'
import { sendingOf } from './foreseen.ts'

interface EditCommentProps {
  thread: Thread
  comment: Comment
  onClose: () => void
}

/** Other words for one's own comment. They stand at once; refused, the old ones are back and these are kept. */
export function EditComment({ thread, comment, onClose }: EditCommentProps) {
  const queries = useQueryClient()
  const [kept, write] = useDraft(editDraft(comment.id))
  const begin = comment.delivery?.message ?? comment.message
  useEffect(() => {
    if (!drafts.read(localStorage, editDraft(comment.id))) drafts.keep(localStorage, editDraft(comment.id), begin)
  }, [comment.id, begin])
  const message = kept.trim()
  const isTooLong = lengthOf(message) > longestReply[thread.network]
  const edit = useMutation({
    mutationKey: inboxChange,
    mutationFn: (words: string) =>
      promised(
        queries,
        api.moderation.editComment,
        { params: { commentId: comment.id }, body: { message: words } },
        {
          threadId: thread.id,
          what: `New words for the reply to ${thread.author.name}`,
          field: 'message',
          ahead: { comment: { id: comment.id, delivery: sendingOf('edit', words) } },
        },
      ),
    onMutate: async (words) => {
      await queries.cancelQueries({ queryKey: ['inbox'] })
      const restore = rememberInbox(queries)
      patchComment(queries, thread.id, { id: comment.id, delivery: sendingOf('edit', words) })
      drafts.keep(localStorage, editDraft(comment.id), '')
      onClose()
      return restore
    },
    onSuccess: (changed) => changed && patchComment(queries, thread.id, changed),
    onError: (error, words, restore) => {
      restore?.()
      drafts.keep(localStorage, editDraft(comment.id), words)
      say(`It was not changed; your words are kept. ${error.message}`, { tone: 'problem' })
    },
    onSettled: () => settleInbox(queries, thread.id),
  })
  const leave = () => {
    write('')
    onClose()
  }
  const save = () => {
    if (message && !isTooLong && message !== comment.message) edit.mutate(message)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    if (event.key === 'Escape') leave()
  }
  return (
    <Group align="end" gap="xs" p="xs">
      <Textarea
        aria-label="New words"
        flex={1}
        rows={3}
        data-autofocus
        value={kept}
        error={isTooLong && 'At most 8,000 characters.'}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button variant="default" onClick={leave}>
        Keep the old
      </Button>
      <Button disabled={!message || isTooLong || message === comment.message} onClick={save}>
        Change it
      </Button>
    </Group>
  )
}
