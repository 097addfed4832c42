import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { Problem } from '../../server/contract/problem.ts'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { patchThread } from '../threads/cache.ts'
import type { SavedSource } from '../threads/composer.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { threadQuery } from '../threads/threads.ts'
import { drafts, giveBack } from '../ui/drafts.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'
import { replyDraft } from './draftNames.ts'
import { nothingAllowed, sendingOf } from './foreseen.ts'
import { useSending } from './useSending.ts'

interface NewReply extends SavedSource {
  commentId: string
  message: string
  sendAt?: string | undefined
  /** Whatever has happened since the writer saw the thread. */
  anyway?: boolean
}

/**
 * Sends a reply: it stands in the thread as "sending" at once, and can be taken back for as long as the server says. What the
 * server does not take goes back into the draft of the comment it answered, so that nobody writes it twice; `us` is the name
 * it is sent under.
 */
export function useReply(thread: Thread, us: string) {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const { takeBack } = useSending(thread.id)
  const seen = useRef({ key: '', readAt: thread.readAt })
  /** A second press after a lost answer says what the first one said, or the key would be another request's. */
  const readAtOf = (key: string) => {
    const readAt = queries.getQueryData(threadQuery(thread.id).queryKey)?.readAt ?? thread.readAt
    if (seen.current.key !== key) seen.current = { key, readAt }
    return seen.current.readAt
  }
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: (reply: NewReply) => {
      const { commentId, ...body } = reply
      const key = sendKey.keyFor(reply)
      return promised(
        queries,
        api.moderation.replyToComment,
        { params: { commentId }, body: { ...body, readAt: readAtOf(key) }, key },
        {
          threadId: thread.id,
          what: `Reply to ${authorOf(thread, commentId)}`,
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
    onSuccess: (reply, { commentId }, sendingId) => {
      sendKey.forget()
      // It waits, and stands there until it has gone out.
      if (!reply) return
      patchThread(queries, thread.id, (known) => {
        const others = known.comments.filter(({ id }) => id !== sendingId && id !== reply.id)
        return { ...known, comments: [...others, reply] }
      })
      const state = reply.delivery?.state
      if (state === 'waiting' || state === 'scheduled')
        say(state === 'waiting' ? 'Sending…' : 'Scheduled', { undo: () => takeBack(reply, commentId) })
    },
    onError: (error, { commentId, message }, sendingId) => {
      giveBack(replyDraft(commentId), message)
      if (meanwhileOf(error)) sendKey.forget()
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

/** What has happened since the writer saw the thread, if that is why a reply was not taken. */
export const meanwhileOf = (error: Error | null) =>
  error instanceof Problem && error.code === 'conflict' ? error.fields?.meanwhile : undefined

const foreseen = ({ commentId, message }: NewReply, us: string, key: string): Comment => ({
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
  delivery: sendingOf('reply'),
  blockedAt: null,
  may: nothingAllowed,
})
