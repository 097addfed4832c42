import type { ThreadRow } from './threads.ts'

/** The facet of the threads that somebody of the team has to see to; without a person, that nobody has. */
export const assigneeFacet = (personId: string | null) => `assignee:${personId ?? ''}`

export const labelFacet = (labelId: string) => `label:${labelId}`

/**
 * What a thread is counted under: the counts in the rail are these, and the lists' conditions say the same. Whatever
 * somebody has to see to counts only while the thread is open.
 */
export function facetsOf(thread: ThreadRow): string[] {
  const waiting = thread.delivery === 'needs_you' ? ['needs_you'] : []
  if (thread.state === 'gone') return waiting
  const standing = [thread.state, ...waiting, ...(thread.hiddenAt ? ['hidden'] : [])]
  if (thread.state !== 'open') return standing
  return [
    ...standing,
    assigneeFacet(thread.assigneeId),
    ...labelsOf(thread).map(labelFacet),
    ...(thread.unreadSince ? ['unread'] : []),
    ...(thread.adId ? ['ads'] : []),
    ...(thread.mentionedAt ? ['mentions'] : []),
  ]
}

/** The ids of the labels on a thread. */
export const labelsOf = ({ labels }: Pick<ThreadRow, 'labels'>) => labels.split(' ').filter(Boolean)

/** How a thread keeps the ids of its labels. */
export const joinLabels = (ids: string[]) => (ids.length > 0 ? ` ${ids.join(' ')} ` : '')
