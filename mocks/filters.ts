import type { ThreadFilter, View } from '../server/contract/inbox.ts'
import type { ThreadRow } from '../server/contract/threads.ts'

/** Whether a filter finds a thread, for the person who asks. */
export function isFound(row: ThreadRow, filter: ThreadFilter, me: string | undefined): boolean {
  const { network, label, post, ad, author, language, priority, asks, from, to } = filter
  return (
    isIn(row, filter.view, me) &&
    isWith(row, filter.assignee, me) &&
    (!network || row.network === network) &&
    (!label || row.labels.includes(label)) &&
    (!post || row.post.id === post) &&
    (!ad || (row.onAd && row.post.ad?.id === ad)) &&
    (!author || row.author.id === author) &&
    (!language || row.language === language) &&
    (!priority || row.priority === priority) &&
    (!asks || row.askedAt !== null) &&
    (!from || row.activeAt >= from) &&
    (!to || row.activeAt < to)
  )
}

export function isIn(row: ThreadRow, view: View, me: string | undefined): boolean {
  if (view === 'needs_you') return row.delivery === 'needs_you'
  if (row.deletedAt) return false
  if (view === 'all') return true
  if (view === 'hidden') return row.hiddenAt !== null
  if (view === 'done') return row.doneAt !== null
  const isOpen = row.doneAt === null && row.snoozedUntil === null
  if (view === 'snoozed') return row.doneAt === null && row.snoozedUntil !== null
  return isOpen && isPart(row, view, me)
}

function isPart(row: ThreadRow, view: View, me: string | undefined) {
  if (view === 'unread') return row.unreadSince !== null
  if (view === 'mine') return row.assigneeId !== null && row.assigneeId === me
  if (view === 'unassigned') return row.assigneeId === null
  if (view === 'ads') return row.onAd
  return view !== 'mentions' || row.mentionedAt !== null
}

function isWith(row: ThreadRow, assignee: string | undefined, me: string | undefined) {
  if (assignee === undefined) return true
  return row.assigneeId === (assignee === 'none' ? null : assignee === 'me' ? me : assignee)
}
