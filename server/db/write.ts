import type { Database, Transaction } from './database.ts'

const hooks = new WeakMap<Transaction, (() => void)[]>()

const mostTries = 5

/**
 * Runs `work` in one transaction; what it registered with `afterCommit` runs once the transaction is durable.
 * Postgres may choose the transaction as the victim of a deadlock, or let a rival insert the same row first: then it is run
 * again and sees what the rival did, so `work` does nothing but write.
 */
export async function write<T>(db: Database, work: (trx: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await once(db, work)
    } catch (error) {
      if (!isRivalry(error) || tries === mostTries) throw error
    }
}

async function once<T>(db: Database, work: (trx: Transaction) => Promise<T>): Promise<T> {
  const after: (() => void)[] = []
  const result = await db.transaction().execute((trx) => {
    hooks.set(trx, after)
    return work(trx)
  })
  for (const hook of after) hook()
  return result
}

/** Nobody may hear of what is not durable yet. The transaction must have been opened by `write`. */
export function afterCommit(trx: Transaction, hook: () => void) {
  const registered = hooks.get(trx)
  if (!registered) throw new Error('Only a transaction opened by write() can promise something after its commit.')
  registered.push(hook)
}

/** Deadlock, serialisation failure and unique violation, by Postgres's codes. */
const isRivalry = (error: unknown) =>
  ['40P01', '40001', '23505'].includes(String((error as { code?: string } | null)?.code))
