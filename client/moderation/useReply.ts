import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { patchThread } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { drafts } from '../ui/drafts.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'

interface NewReply {
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
    mutationFn: (reply: NewReply) => {
      const key = sendKey.keyFor(reply)
      return promised(
        queries,
        api.moderation.replyToComment,
        { params: { commentId: reply.commentId }, body: { message: reply.message }, key },
        {
          threadId: thread.id,
          what: `Reply to ${authorOf(thread, reply.commentId)}`,
          field: 'message',
          ahead: { comment: foreseen(reply, us, key) },
          seen: thread.comments.flatMap(({ id, author }) => (author.us ? id : [])),
        },
      )
    },
    onMutate: async (reply) => {
      await queries.cancelQueries({ queryKey: ['inbox'] })
      drafts.keep(localStorage, replyDraft(reply.commentId), '')
      const sending = foreseen(reply, us, sendKey.keyFor(reply))
      patchThread(queries, thread.id, (known) => ({ ...known, comments: [...known.comments, sending] }))
      return sending.id
    },
    onSuccess: (reply, _sent, sendingId) => {
      sendKey.forget()
      // It waits, and stands there until it has gone out.
      if (!reply) return
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

const authorOf = ({ comments, author }: Thread, commentId: string) =>
  comments.find(({ id }) => id === commentId)?.author.name ?? author.name

function foreseen({ commentId, message }: NewReply, us: string, key: string): Comment {
  return {
    id: `sending-${key}`,
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
