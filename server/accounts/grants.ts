import type { Services } from '../http/context.ts'
import type { Platform } from '../platform/platform.ts'
import type { Secret } from '../vault/secret.ts'
import { people } from './tables.ts'

/**
 * The name under which the platform's people are kept. The sandbox has one of its own: its people carry ids that it made up,
 * and none of them may ever sign in as the person who has that id on the real platform.
 */
export const providerOf = ({ mode }: Pick<Platform, 'mode'>) => (mode === 'live' ? 'facebook' : 'sandbox')

/** What the token of a Facebook person is sealed for. */
export const grantedTo = (platformUserId: string) => `grant|facebook|${platformUserId}`

/** What the person granted at their newest sign-on, of the platform that is at the other end now; null before the first. */
export async function grantOf(
  { db, vault, platform }: Pick<Services, 'db' | 'vault' | 'platform'>,
  personId: string,
): Promise<{ token: Secret; expiresAt: string | null; platformUserId: string } | null> {
  const newest = await people(db)
    .selectFrom('accounts')
    .where('userId', '=', personId)
    .where('providerId', '=', providerOf(platform))
    .where('accessToken', 'is not', null)
    .orderBy('updatedAt', 'desc')
    .select(['accountId', 'accessToken', 'accessTokenExpiresAt'])
    .executeTakeFirst()
  if (!newest?.accessToken) return null
  return {
    token: vault.open(newest.accessToken, grantedTo(newest.accountId)),
    expiresAt: newest.accessTokenExpiresAt,
    platformUserId: newest.accountId,
  }
}
