import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldProblems, Problem } from '../../server/contract/problem.ts'
import { NewSavedReply, type SavedReply } from '../../server/contract/savedReplies.ts'
import { api } from '../api.ts'
import { usePair } from '../layout/usePairs.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { useFocusWrong } from '../ui/useFocusWrong.ts'
import { useSendKey } from '../ui/useSendKey.ts'
import { bodyOf, type Edited, editedFrom, editorDraft } from './editorDraft.ts'

/** The fields of one saved reply: kept as a draft while they are typed, checked as the server would, and saved. */
export function useEditor(reply: SavedReply | undefined, onClose: () => void) {
  const pair = usePair()
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const { form, focusWrong } = useFocusWrong()
  const [edited, setEdited] = useState(() => editorDraft.read(reply) ?? editedFrom(reply))
  const [isDraft, setIsDraft] = useState(() => editorDraft.read(reply) !== null)
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [theirs, setTheirs] = useState<SavedReply>()

  const change = (part: Partial<Edited>) => {
    const next = { ...edited, ...part }
    setEdited(next)
    setIsDraft(true)
    setProblems({})
    editorDraft.keep(reply, next)
  }
  const startFrom = (saved: SavedReply | undefined) => {
    editorDraft.forget(reply)
    setEdited(editedFrom(saved))
    setIsDraft(false)
    setProblems({})
    setTheirs(undefined)
  }
  const save = useMutation({
    mutationFn: ({ body, version }: { body: NewSavedReply; version: number }) =>
      reply
        ? api.savedReplies.changeSavedReply({ params: { savedReplyId: reply.id }, body, version })
        : api.savedReplies.createSavedReply({ body, key: sendKey.keyFor(body) }),
    onSuccess: async (saved) => {
      sendKey.forget()
      startFrom(saved)
      say(`Saved: ${isolated(saved.title)}`)
      await queries.invalidateQueries({ queryKey: ['savedReplies'] })
      onClose()
    },
    onError: async (error) => {
      if (!(error instanceof Problem)) return
      setProblems(error.fields ?? {})
      focusWrong()
      if (reply && error.code === 'outdated')
        setTheirs(await api.savedReplies.getSavedReply({ params: { savedReplyId: reply.id } }))
    },
  })
  const submit = (version = edited.version) => {
    const parsed = NewSavedReply.safeParse(bodyOf(edited, pair.id))
    setProblems(parsed.error ? fieldProblems(parsed.error) : {})
    if (parsed.success) save.mutate({ body: parsed.data, version })
    else focusWrong()
  }
  const failure = Object.keys(problems).length === 0 && !theirs ? save.error : null
  return { form, edited, change, isDraft, problems, theirs, failure, isSaving: save.isPending, submit, startFrom }
}
