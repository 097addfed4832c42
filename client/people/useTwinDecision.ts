import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Twin } from '../../server/contract/people.ts'
import { api } from '../api.ts'
import { say } from '../ui/toasts.ts'

interface Step {
  postId: string
  state: Twin['state']
  /** What an undo goes back to. */
  before: Twin['state']
  undoing?: boolean
}

const words = { confirmed: 'The same post', dismissed: 'Another post', suggested: 'Undecided again' } as const

/** Says whether two posts are the same, with a way back. */
export function useTwinDecision(threadId: string) {
  const queries = useQueryClient()
  const decide = useMutation({
    mutationFn: ({ postId, state }: Step) => api.people.decideTwin({ params: { threadId, postId }, body: { state } }),
    onSuccess: (_nothing, { postId, state, before, undoing }) => {
      if (undoing) return
      say(words[state], { undo: () => decide.mutate({ postId, state: before, before: state, undoing: true }) })
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.people.getTwins.key }),
  })
  return decide.mutate
}
