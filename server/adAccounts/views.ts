import type { AdAccountRow } from '../advertising/adAccount.ts'
import type { AdAccount } from '../contract/adAccounts.ts'
import { Problem } from '../contract/problem.ts'
import type { TeamContext } from '../http/context.ts'
import { linkedPair, type PairRow } from '../linking/pairRows.ts'
import { scopes } from '../platform/scopes.ts'

const needed = ['ads_read', 'ads_management']

/** What the grant behind a pair lacks for ads, by the platform's names. Throws `not_found` for a pair that is not the team's. */
export async function missingForAds(
  context: TeamContext,
  pairId: string,
): Promise<{ pair: PairRow; missing: string[] }> {
  const pair = await linkedPair(context, pairId)
  const connection = await context.db
    .selectFrom('connections')
    .where('teamId', '=', context.teamId)
    .where('id', '=', pair.connectionId)
    .select('granted')
    .executeTakeFirst()
  const granted = connection?.granted.split(' ') ?? []
  return { pair, missing: needed.filter((permission) => !granted.includes(permission)) }
}

/** Without these nothing about ads can even be looked at. */
export function requirePermission(missing: string[]) {
  const scope = scopes.find(({ permission }) => missing.includes(permission))
  if (scope)
    throw new Problem(
      'reconnect_required',
      `${scope.loses} Renew the connection and give the permission ${scope.permission}.`,
    )
}

export const accountView = (row: Omit<AdAccountRow, 'teamId' | 'pairId'>, missing: string[]): AdAccount => ({
  id: row.accountId,
  name: row.name,
  currency: row.currency,
  zone: row.zone,
  leastDaily: row.leastDaily,
  payer: row.payer,
  beneficiary: row.beneficiary,
  obstacle: missing.length > 0 ? 'missing_permission' : row.obstacle,
  readAt: row.readAt,
})
