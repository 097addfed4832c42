import { Problem } from '../contract/problem.ts'
import type { ShopLink } from '../contract/savedReplies.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'

/** Where {shopLink} leads. Throws `not_found` for a pair that is not the team's. */
export async function getShopLink(context: TeamContext, pairId: string): Promise<ShopLink> {
  await linkedPair(context, pairId)
  const row = await context.db
    .selectFrom('shopLinks')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .select(['url', 'version'])
    .executeTakeFirst()
  return row ?? { url: null, version: 0 }
}

/** Throws `outdated` when somebody said otherwise since `version`; 0 is the version of what nobody has said. */
export async function changeShopLink(context: Context, pairId: string, version: number, url: string | null) {
  const { teamId } = context
  return write(context.db, async (trx): Promise<ShopLink> => {
    const within = { ...context, db: trx }
    const before = await getShopLink(within, pairId)
    const row = { url, version: version + 1 }
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('shopLinks')
      .values({ teamId, pairId, ...row })
      .onConflict((conflict) =>
        conflict.columns(['teamId', 'pairId']).doUpdateSet(row).where('shopLinks.version', '=', version),
      )
      .executeTakeFirst()
    // Said twice on purpose: only the second is asked again after waiting for a rival.
    if (before.version !== version || !numInsertedOrUpdatedRows)
      throw new Problem('outdated', 'Somebody changed the shop link meanwhile. Look at theirs before you save yours.')
    await audit(trx, { ...context, actorId: context.person.id }, 'savedReplies.changeShopLink', { pairId, url })
    await changed(trx, context, 'savedReplies', pairId)
    return row
  })
}
