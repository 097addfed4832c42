import type { Transaction } from '../db/database.ts'
import { facetsOf } from './facets.ts'
import type { ThreadRow } from './threads.ts'

/** Moves the kept counts from the facets a thread had to those it has. */
export async function moveTallies(trx: Transaction, before: ThreadRow | null, after: ThreadRow | null) {
  await moveManyTallies(trx, [{ before, after }])
}

/** The same for many threads of one team at once: a count that many of them move is written once. */
export async function moveManyTallies(
  trx: Transaction,
  moves: { before: ThreadRow | null; after: ThreadRow | null }[],
) {
  const sums = new Map<string, { thread: ThreadRow; facet: string; by: number }>()
  const add = (thread: ThreadRow | null, by: 1 | -1) => {
    if (!thread) return
    for (const facet of facetsOf(thread)) {
      const key = JSON.stringify([thread.pairId, thread.network, facet])
      const known = sums.get(key)
      sums.set(key, { thread, facet, by: (known?.by ?? 0) + by })
    }
  }
  for (const { before, after } of moves) {
    add(before, -1)
    add(after, 1)
  }
  // In one order for everybody, so that two transactions never wait for each other's rows.
  for (const key of [...sums.keys()].sort()) {
    const sum = sums.get(key)
    if (sum && sum.by !== 0) await addToTally(trx, sum)
  }
}

async function addToTally(
  trx: Transaction,
  { thread: { teamId, pairId, network }, facet, by }: { thread: ThreadRow; facet: string; by: number },
) {
  await trx
    .insertInto('tallies')
    .values({ teamId, pairId, network, facet, count: by })
    .onConflict((conflict) =>
      conflict
        .columns(['teamId', 'pairId', 'network', 'facet'])
        .doUpdateSet((eb) => ({ count: eb('tallies.count', '+', by) })),
    )
    .execute()
}
