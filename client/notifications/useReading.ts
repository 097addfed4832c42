import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Answer } from '../../server/contract/endpoint.ts'
import type { Notification, notifications } from '../../server/contract/notifications.ts'
import { api } from '../api.ts'
import { say } from '../ui/toasts.ts'

type Pages = InfiniteData<Answer<typeof notifications.listNotifications>>
type Step = { told: Notification; read: boolean } | { upTo: string }

/** Marks notifications as read or unread: at once on the screen, then on the server. */
export function useReading() {
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (step: Step) => {
      if ('upTo' in step) return api.notifications.readNotifications({ body: step })
      const call = { params: { notificationId: step.told.id } }
      return step.read ? api.notifications.readNotification(call) : api.notifications.unreadNotification(call)
    },
    onMutate: async (step) => {
      await queries.cancelQueries({ queryKey: ['notifications'] })
      const lists = { queryKey: api.notifications.listNotifications.key }
      const before = queries.getQueriesData<Pages>(lists)
      queries.setQueriesData<Pages>(lists, (pages) => pages && patched(pages, step))
      return () => {
        for (const [key, data] of before) queries.setQueryData(key, data)
      }
    },
    onError: (error, _step, restore) => {
      restore?.()
      say(error.message, { tone: 'problem' })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  })
  return change.mutate
}

function patched(pages: Pages, step: Step): Pages {
  const now = new Date().toISOString()
  const patch = (told: Notification): Notification => {
    if ('upTo' in step) return told.activeAt <= step.upTo ? { ...told, readAt: told.readAt ?? now } : told
    return told.id === step.told.id ? { ...told, readAt: step.read ? now : null } : told
  }
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(patch) })) }
}
