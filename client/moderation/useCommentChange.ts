import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { patchComment, patchRows, rememberInbox } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { isolated } from '../ui/isolated.ts'
import { dismiss, say } from '../ui/toasts.ts'
import { sendingOf } from './foreseen.ts'

type Action = 'hide' | 'show' | 'like' | 'unlike' | 'delete'

interface Step {
  comment: Comment
  action: Action
  undoing?: boolean
}

const operations = {
  hide: api.moderation.hideComment,
  show: api.moderation.showComment,
  like: api.moderation.likeComment,
  unlike: api.moderation.unlikeComment,
  delete: api.moderation.deleteComment,
}
const opposites = { hide: 'show', show: 'hide', like: 'unlike', unlike: 'like' } as const
const tasks = {
  hide: 'Hide the comment of',
  show: 'Show the comment of',
  like: 'Like the comment of',
  unlike: 'Take back the like of',
  delete: 'Delete the comment of',
}
const words = { hide: 'Hidden', show: 'Shown again', like: 'Liked', unlike: 'Like taken back', delete: 'Deleted' }

/** Hides, shows, likes or deletes a comment: at once on the screen, promised to the server, with a way back. */
export function useCommentChange(thread: Thread) {
  const queries = useQueryClient()
  const change = useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ comment, action }: Step) => {
      const ahead = foreseen(comment, action)
      return promised(
        queries,
        operations[action],
        { params: { commentId: comment.id } },
        {
          threadId: thread.id,
          what: `${tasks[action]} ${comment.author.name}`,
          ahead: { comment: { ...ahead, id: comment.id }, row: comment.parentId ? undefined : standing(ahead) },
        },
      )
    },
    onMutate: async ({ comment, action, undoing }) => {
      await queries.cancelQueries({ queryKey: ['inbox'] })
      const restore = rememberInbox(queries)
      const ahead = foreseen(comment, action)
      patchComment(queries, thread.id, { ...ahead, id: comment.id })
      if (!comment.parentId) {
        patchRows(queries, thread.id, (row) => ({ ...row, ...standing(ahead) }))
      }
      if (undoing) return restore
      const toast = say(`${words[action]}: ${isolated(comment.author.name)}`, {
        undo:
          action === 'delete'
            ? undefined
            : () => change.mutate({ comment: { ...comment, ...ahead }, action: opposites[action], undoing: true }),
      })
      return () => {
        restore()
        dismiss(toast)
      }
    },
    onSuccess: (comment) => comment && patchComment(queries, thread.id, comment),
    onError: (error, _step, restore) => {
      restore?.()
      say(error.message, { tone: 'problem' })
    },
    onSettled: () => settleInbox(queries, thread.id),
  })
  return change.mutate
}

/** What a change of the comment that opened the thread does to the thread. */
const standing = ({ hiddenAt, deletedAt }: Partial<Comment>) => ({
  ...(hiddenAt !== undefined && { hiddenAt }),
  ...(deletedAt !== undefined && { deletedAt }),
})

function foreseen({ likeCount, likedAt }: Comment, action: Action): Partial<Comment> {
  const now = new Date().toISOString()
  const delivery = sendingOf(action)
  if (action === 'hide') return { delivery, hiddenAt: now }
  if (action === 'show') return { delivery, hiddenAt: null }
  if (action === 'like') return { delivery, likedAt: now, likeCount: likedAt ? likeCount : likeCount + 1 }
  if (action === 'unlike') return { delivery, likedAt: null, likeCount: Math.max(0, likeCount - 1) }
  return { delivery, deletedAt: now }
}
