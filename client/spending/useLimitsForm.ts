import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../../server/contract/problem.ts'
import { formDrafts } from '../ui/formDrafts.ts'
import { say } from '../ui/toasts.ts'
import { useFocusWrong } from '../ui/useFocusWrong.ts'

export type Read<Body> = { body: Body } | { problems: Record<string, string> }

interface LimitsForm<Draft, Body> {
  /** Where what was typed is kept until it is saved. */
  name: string
  saved: Draft
  version: number
  /** What was typed as the server takes it, or what is wrong with each field. */
  read: (draft: Draft) => Read<Body>
  send: (body: Body, version: number) => Promise<unknown>
}

/** What is typed as limits, kept over a reload; of two who change them at once the second decides, knowingly. */
export function useLimitsForm<Draft, Body>({ name, saved, version, read, send }: LimitsForm<Draft, Body>) {
  const drafts = formDrafts<Draft>('limits')
  const queries = useQueryClient()
  const { form, focusWrong } = useFocusWrong()
  const [kept, setKept] = useState(() => drafts.read(name))
  const [problems, setProblems] = useState<Record<string, string>>({})
  const forget = () => {
    drafts.forget(name)
    setKept(null)
    setProblems({})
  }
  const save = useMutation({
    mutationFn: ({ body, from }: { body: Body; from: number }) => send(body, from),
    onSuccess: async () => {
      say('The limits are set')
      await queries.invalidateQueries({ queryKey: ['spending'] })
      forget()
    },
    onError: async (error) => {
      setProblems(error instanceof Problem ? (error.fields ?? {}) : {})
      focusWrong()
      if (error instanceof Problem && error.code === 'outdated')
        await queries.invalidateQueries({ queryKey: ['spending'] })
    },
  })
  const draft = kept?.draft ?? saved
  return {
    form,
    draft,
    problems,
    save,
    isChanged: kept !== null,
    isOutdated: save.error instanceof Problem && save.error.code === 'outdated',
    change: (next: Draft) => {
      const from = kept?.version ?? version
      drafts.keep(name, next, from)
      setKept({ draft: next, version: from })
      setProblems({})
    },
    submit: (from = kept?.version ?? version) => {
      const found = read(draft)
      if ('body' in found) return save.mutate({ body: found.body, from })
      setProblems(found.problems)
      focusWrong()
    },
    discard: () => {
      save.reset()
      forget()
    },
  }
}
