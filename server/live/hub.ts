import type { Transaction } from '../db/database.ts'

/** Wakes whoever waits for a team's changes, or for work, once they are durable: in this process and in every other. */
export interface Hub {
  /** Called inside the transaction that makes the news. `jobs` wakes the workers. */
  announce(trx: Transaction, topic: string): Promise<void>
  /** Returns the way to stop listening. */
  listen(topic: string, listener: () => void): () => void
  close(): Promise<void>
}
