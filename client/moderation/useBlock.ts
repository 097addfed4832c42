import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { patchComment, rememberInbox } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { sendingOf } from './foreseen.ts'

interface Step {
  comment: Comment
  block: boolean
  hideComments?: boolean
}

/** Blocks the author of a comment or takes that back: at once on the screen, promised to the server. */
export function useBlock(thread: Thread) {
  const queries = useQueryClient()
  const change = useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ comment, block, hideComments = false }: Step) => {
      const params = { commentId: comment.id }
      const about = {
        threadId: thread.id,
        what: `${block ? 'Block' : 'Unblock'} ${comment.author.name}`,
        ahead: { comment: { id: comment.id, ...foreseen(block) } },
      }
      return block
        ? promised(queries, api.moderation.blockAuthor, { params, body: { hideComments } }, about)
        : promised(queries, api.moderation.unblockAuthor, { params }, about)
    },
    onMutate: async ({ comment, block }) => {
      await queries.cancelQueries({ queryKey: ['inbox'] })
      const restore = rememberInbox(queries)
      patchComment(queries, thread.id, { id: comment.id, ...foreseen(block) })
      return restore
    },
    onSuccess: (changed, { comment, block }) => {
      if (changed) patchComment(queries, thread.id, changed)
      const undo = block ? () => change.mutate({ comment, block: false }) : undefined
      say(`${block ? 'Blocked' : 'Unblocked'}: ${isolated(comment.author.name)}`, { undo })
    },
    onError: (error, _step, restore) => {
      restore?.()
      say(error.message, { tone: 'problem' })
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: api.moderation.listBlocks.key })
      return settleInbox(queries, thread.id)
    },
  })
  return change.mutate
}

const foreseen = (block: boolean) => ({
  blockedAt: block ? new Date().toISOString() : null,
  delivery: sendingOf(block ? 'block' : 'unblock'),
})
