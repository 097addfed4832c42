import type { Services } from '../http/context.ts'
import { people } from './tables.ts'

const patienceMs = 60_000

/**
 * Takes away a person who has no way to sign in: what a crash left between the person's row and the password or the Facebook
 * account, which the auth library writes one after the other. Otherwise their address would be taken for good.
 */
export async function forgetHalfMade({ db, clock }: Pick<Services, 'db' | 'clock'>, email: string) {
  const settled = new Date(clock().getTime() - patienceMs).toISOString()
  await people(db)
    .deleteFrom('users')
    .where('email', '=', email)
    .where('createdAt', '<', settled)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('accounts').whereRef('accounts.userId', '=', 'users.id').select('accounts.id'))),
    )
    .execute()
}
