import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PrivateReply, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { patchThread } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { drafts, giveBack } from '../ui/drafts.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'
import { whisperDraft } from './draftNames.ts'
import { sendingOf } from './foreseen.ts'

/** Writes to a comment's author alone: it stands in the thread at once, and its words come back when it is not taken. */
export function useWhisper(thread: Thread, by: string) {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const patch = (change: (known: PrivateReply[]) => PrivateReply[]) =>
    patchThread(queries, thread.id, (known) => ({ ...known, privateReplies: change(known.privateReplies) }))
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: (whisper: { commentId: string; message: string }) =>
      api.moderation.replyPrivately({
        params: { commentId: whisper.commentId },
        body: { message: whisper.message },
        key: sendKey.keyFor(whisper),
      }),
    onMutate: async ({ commentId, message }) => {
      await queries.cancelQueries({ queryKey: ['inbox'] })
      drafts.keep(localStorage, whisperDraft(commentId), '')
      const id = `sending-${crypto.randomUUID()}`
      const createdAt = new Date().toISOString()
      const sending = { id, commentId, by, message, createdAt, delivery: sendingOf('private_reply') }
      patch((known) => [...known, sending])
      return id
    },
    onSuccess: (reply, _whisper, sendingId) => {
      sendKey.forget()
      patch((known) => [...known.filter(({ id }) => id !== sendingId && id !== reply.id), reply])
    },
    onError: (error, { commentId, message }, sendingId) => {
      giveBack(whisperDraft(commentId), message)
      patch((known) => known.filter(({ id }) => id !== sendingId))
      say(`Your private reply was not sent; it is kept. ${error.message}`, { tone: 'problem' })
    },
    onSettled: () => settleInbox(queries, thread.id),
  })
}

/** Says what became of a private reply that no reading could decide, or that was refused. */
export function useWhisperDecision(threadId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ id, decision }: { id: string; decision: 'went_out' | 'send_again' | 'drop' }) =>
      api.moderation.decidePrivateReply({ params: { privateReplyId: id }, body: { decision } }),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => settleInbox(queries, threadId),
  })
}
