import type { Services } from '../http/context.ts'
import { connectionTokenOf } from './connections.ts'

/** Throws an Error in a sentence when what the database holds was sealed with another key than ours. */
export async function checkKey({ db, vault }: Pick<Services, 'db' | 'vault'>) {
  const connection = await db
    .selectFrom('connections')
    .select(['teamId', 'id', 'sealedToken'])
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (connection) vault.open(connection.sealedToken, connectionTokenOf(connection))
}
