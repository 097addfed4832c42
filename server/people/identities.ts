import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { handleOf, type IdentityRow, keepIdentity } from '../keeping/identities.ts'
import { nameKeys } from '../keeping/names.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'

/** So many names one person can have; what is read for a person is read for each of them. */
export const mostIdentities = 10

export const unknownPerson = () => new Problem('not_found', 'Your team knows no such person.')

/** The names that were confirmed to be one person, the Page's first. Throws `not_found`. */
export async function identitiesOf(
  context: TeamContext,
  db: Database | Transaction,
  personId: string,
): Promise<[IdentityRow, ...IdentityRow[]]> {
  const rows = await db
    .selectFrom('identities')
    .where('teamId', '=', context.teamId)
    .where('personId', '=', personId)
    .limit(mostIdentities)
    .selectAll()
    .execute()
  const [first, ...others] = rows.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  if (!first) throw unknownPerson()
  await linkedPair({ ...context, db }, first.pairId)
  return [first, ...others]
}

const placeOf = ({ network, id }: IdentityRow) => `${network} ${id}`

/** Throws `not_found` for a name that is not the team's. */
export async function identityById({ teamId }: TeamContext, db: Database | Transaction, id: string) {
  const row = await db
    .selectFrom('identities')
    .where('teamId', '=', teamId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
  if (!row) throw unknownPerson()
  return row
}

/**
 * Who opened a thread; null when it was us, or when nobody says. Somebody who wrote before names were kept gets a
 * place now.
 */
export async function authorOfThread(context: TeamContext, thread: ThreadRow): Promise<IdentityRow | null> {
  if (thread.authorUs === 1 || !handleOf(thread)) return null
  const known = await findAuthor(context, thread)
  if (known) return known
  await write(context.db, (trx) => keepIdentity(trx, context, thread))
  return findAuthor(context, thread)
}

async function findAuthor({ db, teamId }: TeamContext, { pairId, network, authorId, authorName }: ThreadRow) {
  const named = db
    .selectFrom('identities')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('network', '=', network)
    .selectAll()
  const handle = handleOf({ network, authorId, authorName }) ?? ''
  const known = await named.where('handle', '=', handle).executeTakeFirst()
  if (authorId || known) return known ?? null
  // A mention tells the username alone; it belongs to whoever is known under it.
  const { whole } = nameKeys(authorName)
  return (await named.where('whole', '=', whole).where('name', '=', authorName).executeTakeFirst()) ?? null
}

export const nameOf = ({ id, network, name }: IdentityRow) => ({
  id,
  network,
  name: name || (network === 'facebook' ? 'Somebody on Facebook' : 'Somebody on Instagram'),
})
