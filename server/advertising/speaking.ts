import type { Selectable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { checkBudget } from '../jobs/usages.ts'
import { connectionTokenOf } from '../linking/connections.ts'
import { pairRow } from '../linking/pairRows.ts'
import { bury } from '../linking/speaking.ts'
import type { AdSpeaker } from '../platform/advertising.ts'
import { PlatformFailure } from '../platform/failure.ts'
import type { Secret } from '../vault/secret.ts'

/**
 * Calls the platform as the person whose grant stands behind the pair: ads belong to ad accounts, which a Page's token does not
 * reach. Throws PlatformFailure only; a dead token is written down at once, and work that met it waits.
 */
export async function speakingForAds<T>(
  context: TeamContext,
  pairId: string,
  accountId: string,
  call: (speaker: AdSpeaker) => Promise<T>,
): Promise<T> {
  await checkBudget({ ...context, now: context.clock() }, accountId)
  if (context.until && context.until < context.clock().toISOString()) throw tooLate()
  return asPerson(context, pairId, (token) => call({ id: accountId, token }))
}

interface Latitude {
  /** Also for a pair that was unlinked, as long as the grant is there: what it left running can still be paused. */
  unlinkedToo?: boolean
}

/** The same without an account, and whatever the platform's budget is: to see which accounts there are, or for what cannot wait. */
export async function asPerson<T>(
  context: TeamContext,
  pairId: string,
  call: (token: Secret) => Promise<T>,
  latitude: Latitude = {},
): Promise<T> {
  const { pair, connection } = await grantBehind(context, pairId, latitude)
  try {
    return await call(context.vault.open(connection.sealedToken, connectionTokenOf(connection)))
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === 'reconnect_required') await bury(context, pair)
    throw error
  }
}

async function grantBehind(context: TeamContext, pairId: string, { unlinkedToo = false }: Latitude) {
  const pair = await pairRow(context, pairId)
  if (!pair || (pair.unlinkedAt && !unlinkedToo)) throw refused('The pair was unlinked before this could be done.')
  if (pair.mode !== context.platform.mode) throw refused(`This pair belongs to the ${pair.mode} platform.`)
  const connection: Selectable<Tables['connections']> | undefined = await context.db
    .selectFrom('connections')
    .where('teamId', '=', context.teamId)
    .where('id', '=', pair.connectionId)
    .selectAll()
    .executeTakeFirst()
  if (!connection) throw refused('The pair has no connection any more.')
  return { pair, connection }
}

const tooLate = () =>
  new PlatformFailure('platform_unavailable', 'It took too long to get here. It will be tried again.', {
    outcome: 'rejected',
  })

const refused = (message: string) => new PlatformFailure('conflict', message, { outcome: 'rejected' })
