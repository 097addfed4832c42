import type { TargetChoice } from '../contract/targets.ts'
import type { Transaction } from '../db/database.ts'
import { afterBusinessTime } from './businessTime.ts'
import type { ThreadRow } from './threads.ts'

/** What a thread's row says of its deadline: when it is, when it is near, and when somebody is to be told next. */
export type Deadline = Pick<ThreadRow, 'dueAt' | 'nearAt' | 'tellAt'>

export type Promised = TargetChoice & { zone: string }

const none: Deadline = { dueAt: null, nearAt: null, tellAt: null }

/** A quarter of the time is left. */
const nearFrom = 0.75

/** When the customer is to have an answer, and when that is near; null for a thread that waits for none. */
function dueAtOf(
  { state, waitingSince, network, priority }: Pick<ThreadRow, 'state' | 'waitingSince' | 'network' | 'priority'>,
  promised: Promised | null,
): { dueAt: string; nearAt: string } | null {
  if (state !== 'open' || !waitingSince || !promised) return null
  const minutes = (priority > 0 ? promised.minutes.priority : null) ?? promised.minutes[network]
  if (!minutes) return null
  const within = (part: number) => afterBusinessTime(promised, new Date(waitingSince), minutes * 60_000 * part)
  const [due, near] = [within(1), within(nearFrom)]
  return due && near && { dueAt: due.toISOString(), nearAt: near.toISOString() }
}

/** The deadline of a row that is about to be written. What comes in with the first reading of an account is nobody's news. */
export async function deadlineOf(
  trx: Transaction,
  before: ThreadRow | null,
  after: ThreadRow,
  { first = false }: { first?: boolean | undefined },
): Promise<Deadline> {
  if (after.state !== 'open' || !after.waitingSince) return none
  return deadlineBy(await promisedFor(trx, after), before, after, { first })
}

/** The same by a promise that is known already, for many rows of one pair. */
export function deadlineBy(
  promised: Promised | null,
  before: ThreadRow | null,
  after: ThreadRow,
  { first = false }: { first?: boolean | undefined } = {},
): Deadline {
  const due = dueAtOf(after, promised)
  if (!due) return none
  if (before?.dueAt === due.dueAt) return { ...due, tellAt: before.tellAt }
  return { ...due, tellAt: first ? null : due.nearAt }
}

/** Once the target itself has changed: nobody is told of what is late already by the new one. */
export function deadlineAnew(thread: ThreadRow, promised: Promised | null, now: string): Deadline {
  const due = dueAtOf(thread, promised)
  if (!due) return none
  if (due.dueAt === thread.dueAt) return { ...due, tellAt: thread.tellAt }
  return { ...due, tellAt: [due.nearAt, due.dueAt].find((moment) => moment > now) ?? null }
}

/** What the team promises the customers of a pair; null for nothing. */
export async function promisedFor(
  trx: Transaction,
  { teamId, pairId }: Pick<ThreadRow, 'teamId' | 'pairId'>,
): Promise<Promised | null> {
  const row = await trx
    .selectFrom('targets')
    .innerJoin('pairs', (join) =>
      join.onRef('pairs.teamId', '=', 'targets.teamId').onRef('pairs.id', '=', 'targets.pairId'),
    )
    .where('targets.teamId', '=', teamId)
    .where('targets.pairId', '=', pairId)
    .select(['targets.choice', 'pairs.zone'])
    .executeTakeFirst()
  return row ? { ...(JSON.parse(row.choice) as TargetChoice), zone: row.zone } : null
}
