import type { Database } from '../db/database.ts'
import type { Services } from '../http/context.ts'
import { Secret } from '../vault/secret.ts'

/** Fetched when it is first needed: most starts need it late or never. */
export const webPush = async () => (await import('web-push')).default

const row = 'vapid'
const about = 'installation|pushKey|vapid'

/**
 * The keys by which push services know this installation: made once, kept under the vault's key where every process
 * finds them. Of two processes that make them at once both end with those of the first.
 */
export async function pushKeys({ db, vault, clock }: Pick<Services, 'db' | 'vault' | 'clock'>) {
  const kept = (await keptKeys(db)) ?? (await makeKeys({ db, vault, clock }))
  return { publicKey: kept.publicKey, privateKey: vault.open(kept.sealedPrivateKey, about) }
}

const keptKeys = (db: Database) => db.selectFrom('pushKeys').where('id', '=', row).selectAll().executeTakeFirst()

async function makeKeys({ db, vault, clock }: Pick<Services, 'db' | 'vault' | 'clock'>) {
  const { publicKey, privateKey } = (await webPush()).generateVAPIDKeys()
  const sealedPrivateKey = vault.seal(new Secret(privateKey), about)
  await db
    .insertInto('pushKeys')
    .values({ id: row, publicKey, sealedPrivateKey, createdAt: clock().toISOString() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return (await keptKeys(db)) ?? { publicKey, sealedPrivateKey }
}
