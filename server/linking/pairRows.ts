import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'

export type PairRow = Selectable<Tables['pairs']>

export async function pairRow({ db, teamId }: TeamContext, pairId: string): Promise<PairRow | null> {
  const { rows } = await selectPair(db, { teamId, pairId })
  return rows[0] ?? null
}

const selectPair = statement((db, { teamId, pairId }: Record<'teamId' | 'pairId', string>) =>
  db.selectFrom('pairs').where('teamId', '=', teamId).where('id', '=', pairId).selectAll(),
)

/** The pair, for a request: one that is unlinked, foreign or unknown is `not_found`. */
export async function linkedPair(context: TeamContext, pairId: string): Promise<PairRow> {
  const pair = await pairRow(context, pairId)
  if (!pair || pair.unlinkedAt) throw new Problem('not_found', 'Your team has no such pair.')
  return pair
}
