import type { Counts, View } from '../contract/inbox.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'

/** The counts that are kept beside the rows, and change with them. Throws `not_found` for a pair that is not the team's. */
export async function countThreads(context: Context, pairId: string): Promise<Counts> {
  await linkedPair(context, pairId)
  const tallies = await context.db
    .selectFrom('tallies')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .select(['network', 'view', 'count'])
    .execute()
  const none = () => ({ facebook: 0, instagram: 0 })
  const counts: Counts = { open: none(), done: none(), hidden: none(), needs_you: none() }
  for (const { network, view, count } of tallies) counts[view as View][network] = count
  return counts
}
