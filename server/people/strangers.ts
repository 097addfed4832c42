import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { IdentityRow } from '../keeping/identities.ts'

/** Remembers that none of these names is one of those. Answers how many it did not know yet. */
export async function keepStrangers(trx: Transaction, context: TeamContext, ours: IdentityRow[], other: IdentityRow) {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('strangers')
    .values(ours.map((one) => pairOf(context, one, other)))
    .onConflict((conflict) => conflict.columns(['teamId', 'pairId', 'firstId', 'secondId']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows)
}

/** Answers how many were forgotten. */
export async function forgetStrangers(
  trx: Transaction,
  context: TeamContext,
  ours: IdentityRow[],
  theirs: IdentityRow[],
) {
  let forgotten = 0
  for (const one of ours)
    for (const other of theirs) {
      const { teamId, pairId, firstId, secondId } = pairOf(context, one, other)
      const { numDeletedRows } = await trx
        .deleteFrom('strangers')
        .where('teamId', '=', teamId)
        .where('pairId', '=', pairId)
        .where('firstId', '=', firstId)
        .where('secondId', '=', secondId)
        .executeTakeFirst()
      forgotten += Number(numDeletedRows)
    }
  return forgotten
}

/** Of these candidates, those of whom somebody said that they are none of ours. */
export async function strangersAmong({ db, teamId }: TeamContext, ours: IdentityRow[], candidates: IdentityRow[]) {
  const [first] = ours
  if (!first || candidates.length === 0) return new Set<string>()
  const [mine, theirs] = [ours, candidates].map((rows) => rows.map(({ id }) => id)) as [string[], string[]]
  const rows = await db
    .selectFrom('strangers')
    .where('teamId', '=', teamId)
    .where('pairId', '=', first.pairId)
    .where('firstId', 'in', [...mine, ...theirs])
    .where('secondId', 'in', [...mine, ...theirs])
    .select(['firstId', 'secondId'])
    .execute()
  const isOurs = new Set(mine)
  return new Set(rows.flatMap(({ firstId, secondId }) => (isOurs.has(firstId) ? secondId : firstId)))
}

function pairOf({ teamId }: TeamContext, one: IdentityRow, other: IdentityRow) {
  const [firstId, secondId] = [one.id, other.id].sort() as [string, string]
  return { teamId, pairId: one.pairId, firstId, secondId }
}
