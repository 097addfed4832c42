import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rule, RuleUndoing } from '../../server/contract/rules.ts'
import { api, query } from '../api.ts'
import { readable } from '../ui/numbers.ts'
import { say } from '../ui/toasts.ts'

/** Puts back what a rule did in the last hours, and follows how far that is. */
export function useUndoing({ id: ruleId }: Rule) {
  const queries = useQueryClient()
  const [undoingId, setUndoingId] = useState<string | null>(null)
  const params = { undoingId: undoingId ?? '' }
  const { data: undoing } = useQuery({
    ...query(api.rules.getUndoing, { params }),
    enabled: undoingId !== null,
  })
  const undo = useMutation({
    mutationFn: (hours: number) => {
      const now = Date.now()
      const from = new Date(now - hours * 3600_000).toISOString()
      return api.rules.undoActs({ params: { ruleId }, body: { from, to: new Date(now + 60_000).toISOString() } })
    },
    onSuccess: ({ id }) => {
      setUndoingId(id)
      return queries.invalidateQueries({ queryKey: ['rules'] })
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  return { undo, undoing }
}

/** How many were put back, left as they are, and cannot be. */
export function UndoProgress({ undoing: { state, total, undone, kept, replies } }: { undoing: RuleUndoing }) {
  const parts = [
    `${readable(undone)} of ${readable(total)} undone`,
    kept > 0 && `${readable(kept)} left as they are: changed since, or only answered`,
    replies > 0 && `${readable(replies)} replies stay`,
  ]
  return <p role="status">{`${state === 'running' ? 'Undoing… ' : ''}${parts.filter(Boolean).join(', ')}.`}</p>
}
