import type { Database, Transaction } from './database.ts'

const hooks = new WeakMap<Transaction, (() => void)[]>()

/** Runs `work` in one transaction; what it registered with `afterCommit` runs once the transaction is durable. */
export async function write<T>(db: Database, work: (trx: Transaction) => Promise<T>): Promise<T> {
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
