import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { DeliveryState } from '../db/inboxTables.ts'
import type { TeamContext } from '../http/context.ts'
import { changeUnclaimed } from '../jobs/queue.ts'
import type { PairRow } from '../linking/pairRows.ts'

/** When a reply leaves: at the time asked for, or after the while in which it can be taken back. Null for at once. */
export function sendingOf(context: TeamContext, pair: PairRow, sendAt?: string | null) {
  if (sendAt) return { delivery: 'scheduled', sendsAt: sendAt } as const
  const seconds = pair.sendWindowSeconds ?? context.settings.sendWindowSeconds
  if (seconds === 0) return atOnce
  const sendsAt = new Date(context.now.getTime() + seconds * 1000).toISOString()
  return { delivery: 'waiting', sendsAt } as const
}

export const atOnce = { delivery: 'sending', sendsAt: null } as const

export const hasNotLeft = ({ delivery }: { delivery: DeliveryState | null }) =>
  delivery === 'waiting' || delivery === 'scheduled'

/** From here on it cannot be taken back. What waited is written at the moment in which it leaves. */
export const leaving = (now: Date) => ({ ...atOnce, createdAt: now.toISOString() })

export function checkHasNotLeft(reply: { delivery: DeliveryState | null }) {
  if (!hasNotLeft(reply)) throw onItsWay()
}

/** Reaches for the job that sends it, as the worker does: throws `conflict` when the worker was quicker. */
export async function claim(
  trx: Transaction,
  context: TeamContext,
  job: Parameters<typeof changeUnclaimed>[2],
  change: Parameters<typeof changeUnclaimed>[3],
) {
  if (!(await changeUnclaimed(trx, context, job, change))) throw onItsWay()
}

const onItsWay = () => new Problem('conflict', 'It is on its way already, so it cannot be held back any more.')
