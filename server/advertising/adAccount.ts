import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'

export type AdAccountRow = Selectable<Tables['adAccounts']>

/** What pays for the pair, as it was read last. Throws `conflict` as long as none is chosen. */
export async function adAccountOf(context: TeamContext, pairId: string): Promise<AdAccountRow> {
  const row = await adAccountRow(context, pairId)
  if (!row) throw new Problem('conflict', 'Choose an ad account first.')
  return row
}

/** Null as long as none is chosen. */
export async function adAccountRow({ db, teamId }: TeamContext, pairId: string): Promise<AdAccountRow | null> {
  const row = await db
    .selectFrom('adAccounts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .selectAll()
    .executeTakeFirst()
  return row ?? null
}
