import type { Selectable } from 'kysely'
import type { Network } from '../contract/values.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { nameKeys } from './names.ts'

export type IdentityRow = Selectable<Tables['identities']>

export interface Author {
  pairId: string
  network: Network
  authorId: string | null
  authorName: string | null
}

/** Whom a comment is by, as the network knows them; null where it does not say. Usernames are unique on Instagram only. */
export function handleOf({ network, authorId, authorName }: Omit<Author, 'pairId'>): string | null {
  if (authorId) return authorId
  return network === 'instagram' && authorName ? `@${authorName}` : null
}

/**
 * Keeps who wrote, so that a name on the other network finds them: one statement for each author of a transaction,
 * which changes nothing for whoever is known under that name. Where the name is not told, the one that is known stays.
 */
export async function keepIdentity(trx: Transaction, { teamId, newId }: TeamContext, author: Author) {
  const handle = handleOf(author)
  if (!handle) return
  const name = author.authorName ?? ''
  const key = [teamId, author.pairId, author.network, handle, name].join(' ')
  const kept = keptIn(trx)
  if (kept.has(key)) return
  kept.add(key)
  const id = newId()
  const named = { name, ...nameKeys(name) }
  await trx
    .insertInto('identities')
    .values({
      teamId,
      id,
      pairId: author.pairId,
      network: author.network,
      handle,
      personId: id,
      ...named,
      note: '',
      noteVersion: 0,
      notedById: null,
      notedAt: null,
    })
    .onConflict((conflict) => {
      const known = conflict.columns(['teamId', 'pairId', 'network', 'handle'])
      return name ? known.doUpdateSet(named).where('identities.name', '<>', name) : known.doNothing()
    })
    .execute()
}

const keptAuthors = new WeakMap<Transaction, Set<string>>()

function keptIn(trx: Transaction) {
  const kept = keptAuthors.get(trx) ?? new Set()
  keptAuthors.set(trx, kept)
  return kept
}
