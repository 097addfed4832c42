import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { patchThread } from '../threads/cache.ts'
import type { SavedSource } from '../threads/composer.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { drafts } from '../ui/drafts.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'

interface NewReply extends SavedSource {
  commentId: string
  message: string
}

export const replyDraft = (commentId: string) => `reply.${commentId}`

/**
 * Sends a reply: it stands in the thread as "sending" at once. What the server does not take goes back into the
 * draft of the comment it answered, so that nobody writes it twice; `us` is the name it is sent under.
 */
export function useReply(thread: Thread, us: string) {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ commentId, ...body }: NewReply) =>
      api.moderation.replyToComment({
        params: { commentId },
        body,
        key: sendKey.keyFor({ commentId, ...body }),
      }),
    onMutate: async (reply) => {
      await queries.cancelQueries({ queryKey: ['inbox'] })
      drafts.keep(localStorage, replyDraft(reply.commentId), '')
      const sending = foreseen(reply, us)
      patchThread(queries, thread.id, (known) => ({ ...known, comments: [...known.comments, sending] }))
      return sending.id
    },
    onSuccess: (reply, _sent, sendingId) => {
      sendKey.forget()
      patchThread(queries, thread.id, (known) => {
        const others = known.comments.filter(({ id }) => id !== sendingId && id !== reply.id)
        return { ...known, comments: [...others, reply] }
      })
    },
    onError: (error, { commentId, message }, sendingId) => {
      drafts.keep(localStorage, replyDraft(commentId), message)
      patchThread(queries, thread.id, (known) => ({
        ...known,
        comments: known.comments.filter(({ id }) => id !== sendingId),
      }))
      say(`Your reply to ${isolated(thread.author.name)} was not sent; it is kept. ${error.message}`, {
        tone: 'problem',
      })
    },
    onSettled: () => settleInbox(queries, thread.id),
  })
}

function foreseen({ commentId, message }: NewReply, us: string): Comment {
  return {
    id: `sending-${crypto.randomUUID()}`,
    parentId: commentId,
    author: { id: null, name: us, us: true },
    message,
    createdAt: new Date().toISOString(),
    editedAt: null,
    hiddenAt: null,
    likedAt: null,
    likeCount: 0,
    deletedAt: null,
    url: null,
    delivery: { action: 'reply', state: 'sending', problem: null },
    may: { reply: false, hide: false, like: false, delete: false },
  }
}
