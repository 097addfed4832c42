import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { checkBudget } from '../jobs/usages.ts'
import { changed } from '../live/changes.ts'
import { notify } from '../notices/notify.ts'
import { PlatformFailure } from '../platform/failure.ts'
import type { Account } from '../platform/platform.ts'
import { type PairRow, pairRow } from './pairRows.ts'

/**
 * Calls the platform as the pair's Page or Profile. A dead token is written down at once, for the health line
 * to show; the work that met it waits. Throws PlatformFailure only, so that a job can always tell what happened.
 */
export async function speakingAs<T>(
  context: TeamContext,
  pairId: string,
  network: Network,
  call: (account: Account) => Promise<T>,
): Promise<T> {
  const pair = await pairRow(context, pairId)
  const account = accountOf(context, pair, network)
  await checkBudget({ ...context, now: context.clock() }, account.id)
  if (context.until && context.until < context.clock().toISOString()) throw tooLate()
  try {
    return await call(account)
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === 'reconnect_required') await bury(context, pair)
    throw error
  }
}

function accountOf(context: TeamContext, pair: PairRow | null, network: Network): Account {
  if (!pair || pair.unlinkedAt) throw refused('conflict', 'The pair was unlinked before this could be done.')
  if (pair.mode !== context.platform.mode) throw refused('conflict', `This pair belongs to the ${pair.mode} platform.`)
  const id = network === 'facebook' ? pair.pageId : pair.profileId
  if (!id) throw refused('conflict', 'This pair has no Profile.')
  return { id, token: context.vault.open(pair.sealedToken, pairTokenOf(pair)) }
}

const tooLate = () =>
  new PlatformFailure('platform_unavailable', 'It took too long to get here. It will be tried again.', {
    outcome: 'rejected',
  })

const refused = (code: 'conflict', message: string) => new PlatformFailure(code, message, { outcome: 'rejected' })

/** What a pair's sealed token is bound to, so that it opens nowhere else. */
export const pairTokenOf = (pair: { teamId: string; id: string }) => `${pair.teamId}|pair|${pair.id}`

/** Writes down that a pair's token is dead, unless the connection was renewed while the call was under way: then it is the old token that is. */
export async function bury(context: TeamContext, pair: PairRow | null) {
  if (!pair) return
  const now = context.clock()
  await write(context.db, async (trx) => {
    const known = await pairRow({ ...context, db: trx }, pair.id)
    if (known?.sealedToken !== pair.sealedToken) return
    const { numUpdatedRows } = await trx
      .updateTable('connections')
      .set({ diedAt: now.toISOString() })
      .where('teamId', '=', context.teamId)
      .where('id', '=', pair.connectionId)
      .where('diedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await changed(trx, context, 'linking', pair.id, [pair.id])
    await notify(
      trx,
      { ...context, now },
      {
        kind: 'connection_broken',
        key: `${pair.connectionId} ${now.toISOString()}`,
        pairId: pair.id,
        threadId: null,
        to: 'moderators',
        about: { who: null, what: `${pair.pageName} is neither read nor answered until somebody renews it.` },
      },
    )
  })
}
