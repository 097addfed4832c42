import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { say } from '../ui/toasts.ts'

/** Stops an export, or erases its file. */
export function useRemoval(exportId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.exports.removeExport({ params: { exportId } }),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.exports.listExports.key }),
  })
}
