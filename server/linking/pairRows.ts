import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'

export type PairRow = Selectable<Tables['pairs']>

export async function pairRow({ db, teamId }: TeamContext, pairId: string): Promise<PairRow | null> {
  const pair = await db
    .selectFrom('pairs')
    .where('teamId', '=', teamId)
    .where('id', '=', pairId)
    .selectAll()
    .executeTakeFirst()
  return pair ?? null
}

/** The pair, for a request: one that is unlinked, foreign or unknown is `not_found`. */
export async function linkedPair(context: TeamContext, pairId: string): Promise<PairRow> {
  const pair = await pairRow(context, pairId)
  if (!pair || pair.unlinkedAt) throw new Problem('not_found', 'Your team has no such pair.')
  return pair
}
