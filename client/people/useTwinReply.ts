import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../api.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { drafts } from '../ui/drafts.ts'
import { say } from '../ui/toasts.ts'
import type { TwinTarget } from './TwinTargetField.tsx'

interface Draft {
  text: string
  /** Words for one thread alone, by its id. */
  own: Record<string, string>
}

/**
 * An answer to several threads: one call each, under a key of its own, so that what failed can be sent again without
 * sending twice what did not. What failed stays in the form; the draft survives a reload.
 */
export function useTwinReply(threadId: string, { targets, onDone }: { targets: TwinTarget[]; onDone: () => void }) {
  const queries = useQueryClient()
  const name = `twin.${threadId}`
  const sendKeys = useRef(new Map<string, string>())
  const [draft, setDraft] = useState<Draft>(() => readDraft(name))
  const [chosen, setChosen] = useState(() => targets.slice(0, 2).map(({ id }) => id))
  const [sent, setSent] = useState<string[]>([])
  const [failures, setFailures] = useState<Record<string, Error>>({})

  const keep = (next: Draft) => {
    setDraft(next)
    drafts.keep(localStorage, name, next.text || Object.keys(next.own).length > 0 ? JSON.stringify(next) : '')
  }
  const words = (id: string) => draft.own[id] ?? draft.text
  const keyFor = (id: string, message: string) => {
    const what = `${id} ${message}`
    const key = sendKeys.current.get(what) ?? crypto.randomUUID()
    sendKeys.current.set(what, key)
    return key
  }
  const sending = useMutation({
    mutationKey: inboxChange,
    mutationFn: async (going: TwinTarget[]) => {
      const outcomes = await Promise.allSettled(
        going.map(({ id }) => {
          const message = words(id).trim()
          return api.moderation.replyToComment({
            params: { commentId: id },
            body: { message },
            key: keyFor(id, message),
          })
        }),
      )
      return going.map(({ id }, place) => ({ id, outcome: outcomes[place] }))
    },
    onSuccess: (results) => {
      const failed = results.flatMap(({ id, outcome }) =>
        outcome?.status === 'rejected' ? [[id, asError(outcome.reason)] as const] : [],
      )
      const done = results.filter(({ outcome }) => outcome?.status === 'fulfilled').map(({ id }) => id)
      setSent((before) => [...before, ...done])
      setFailures(Object.fromEntries(failed))
      if (failed.length > 0) return
      keep({ text: '', own: {} })
      say(done.length === 1 ? 'The answer is on its way' : `${done.length} answers are on their way`)
      onDone()
    },
    onSettled: (results) => {
      for (const { id } of results ?? []) settleInbox(queries, id)
      void queries.invalidateQueries({ queryKey: api.people.getTwins.key })
    },
  })

  return {
    text: draft.text,
    write: (text: string) => keep({ ...draft, text }),
    words,
    writeOwn: (id: string, own: string) => keep({ ...draft, own: { ...draft.own, [id]: own } }),
    chosen,
    choose: (id: string, is: boolean) => setChosen(is ? [...chosen, id] : chosen.filter((other) => other !== id)),
    failures,
    sent,
    send: sending.mutate,
    isSending: sending.isPending,
  }
}

function readDraft(name: string): Draft {
  try {
    return { text: '', own: {}, ...JSON.parse(drafts.read(localStorage, name) || '{}') }
  } catch {
    return { text: '', own: {} }
  }
}

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error('It could not be sent.'))
