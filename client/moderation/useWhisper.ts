import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PrivateReply, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { patchThread } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { drafts, giveBack } from '../ui/drafts.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'
import { whisperDraft } from './draftNames.ts'
import { sendingOf } from './foreseen.ts'
import { decisionWords } from './useDecision.ts'
import { useSending } from './useSending.ts'

interface Words {
  commentId: string
  message: string
}

/**
 * Writes to a comment's author alone: it stands in the thread at once, and can be taken back for as long as the server says:
 * then its words are in the draft again, and `onBack` shows them there. So are those that the server does not take.
 */
export function useWhisper(thread: Thread, by: string, onBack: () => void) {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const { takeBackPrivately } = useSending(thread.id)
  const patch = (change: (known: PrivateReply[]) => PrivateReply[]) =>
    patchThread(queries, thread.id, (known) => ({ ...known, privateReplies: change(known.privateReplies) }))
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: (whisper: Words) => {
      const { commentId, message } = whisper
      const key = sendKey.keyFor(whisper)
      return promised(
        queries,
        api.moderation.replyPrivately,
        { params: { commentId }, body: { message }, key },
        {
          threadId: thread.id,
          what: `Private reply to ${authorOf(thread, commentId)}`,
          field: 'message',
          ahead: { whisper: foreseen(whisper, by, key) },
        },
      )
    },
    onMutate: async (whisper) => {
      await queries.cancelQueries({ queryKey: ['inbox'] })
      drafts.keep(localStorage, whisperDraft(whisper.commentId), '')
      const sending = foreseen(whisper, by, sendKey.keyFor(whisper))
      patch((known) => [...known, sending])
      return sending.id
    },
    onSuccess: (reply, _whisper, sendingId) => {
      sendKey.forget()
      // It waits, and stands there until it has gone out.
      if (!reply) return
      patch((known) => [...known.filter(({ id }) => id !== sendingId && id !== reply.id), reply])
      if (reply.delivery?.state === 'waiting') say('Sending…', { undo: () => takeBackPrivately(reply, onBack) })
    },
    onError: (error, { commentId, message }, sendingId) => {
      giveBack(whisperDraft(commentId), message)
      patch((known) => known.filter(({ id }) => id !== sendingId))
      say(`Your private reply was not sent; it is kept. ${error.message}`, { tone: 'problem' })
    },
    onSettled: () => settleInbox(queries, thread.id),
  })
}

const authorOf = ({ comments, author }: Thread, commentId: string) =>
  comments.find(({ id }) => id === commentId)?.author.name ?? author.name

const foreseen = ({ commentId, message }: Words, by: string, key: string): PrivateReply => ({
  id: `sending-${key}`,
  commentId,
  by,
  message,
  createdAt: new Date().toISOString(),
  delivery: sendingOf('private_reply'),
})

/** Says what became of a private reply that no reading could decide, or that was refused. */
export function useWhisperDecision(threadId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ whisper, decision }: { whisper: PrivateReply; decision: keyof typeof decisionWords }) =>
      promised(
        queries,
        api.moderation.decidePrivateReply,
        { params: { privateReplyId: whisper.id }, body: { decision } },
        {
          threadId,
          what: `${decisionWords[decision]}: a private reply`,
          ahead: { whisper: { ...whisper, delivery: sendingOf('private_reply') } },
        },
      ),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => settleInbox(queries, threadId),
  })
}
