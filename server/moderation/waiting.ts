import type { TeamContext } from '../http/context.ts'
import type { CommentRow } from '../intake/commentRows.ts'
import type { PairRow } from '../linking/pairRows.ts'

/** When a reply leaves: at the time asked for, or after the while in which it can be taken back. Null for at once. */
export function sendingOf(context: TeamContext, pair: PairRow, sendAt: string | null | undefined) {
  if (sendAt) return { delivery: 'scheduled', sendsAt: sendAt } as const
  const seconds = pair.sendWindowSeconds ?? context.settings.sendWindowSeconds
  if (seconds === 0) return { delivery: 'sending', sendsAt: null } as const
  const sendsAt = new Date(context.now.getTime() + seconds * 1000).toISOString()
  return { delivery: 'waiting', sendsAt } as const
}

export const hasNotLeft = ({ delivery }: CommentRow) => delivery === 'waiting' || delivery === 'scheduled'
