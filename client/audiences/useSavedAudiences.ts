import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SavedAudience } from '../../server/contract/audiences.ts'
import { api } from '../api.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'

/** Changing and removing saved audiences; campaigns keep the one they were given. */
export function useSavedAudiences() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['audiences'], refetchType: 'active' })
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const update = useMutation({
    mutationFn: ({ id: audienceId, version, name, audience }: SavedAudience) =>
      api.audiences.changeAudience({ params: { audienceId }, version, body: { name, audience } }),
    onSuccess: ({ name }) => say(`Updated: ${isolated(name)}. Other campaigns keep what they were given.`),
    onError,
    onSettled,
  })
  const restore = useMutation({
    mutationFn: ({ pairId, saved: { name, audience } }: { pairId: string; saved: SavedAudience }) =>
      api.audiences.saveAudience({ params: { pairId }, body: { name, audience } }),
    onError,
    onSettled,
  })
  const removal = useMutation({
    mutationFn: ({ saved }: { pairId: string; saved: SavedAudience }) =>
      api.audiences.removeAudience({ params: { audienceId: saved.id } }),
    onSuccess: (_nothing, removed) =>
      say(`Removed: ${isolated(removed.saved.name)}`, { undo: () => restore.mutate(removed) }),
    onError,
    onSettled,
  })
  return { update, remove: (pairId: string, saved: SavedAudience) => removal.mutate({ pairId, saved }) }
}
