import type { Selectable } from 'kysely'
import type { Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'
import { beforeCommit } from '../db/write.ts'
import { facetsOf } from './facets.ts'
import type { ThreadRow } from './threads.ts'

/** Moves the kept counts from the facets a thread had to those it has. */
export const moveTallies = async (trx: Transaction, before: ThreadRow | null, after: ThreadRow | null) =>
  moveManyTallies(trx, [{ before, after }])

/** The same for many threads of one team. A count is written once, at the end of the transaction, however many move it. */
export async function moveManyTallies(
  trx: Transaction,
  moves: { before: ThreadRow | null; after: ThreadRow | null }[],
) {
  const sums = sumsOf(trx)
  const add = (thread: ThreadRow | null, by: 1 | -1) => {
    if (!thread) return
    for (const facet of facetsOf(thread)) {
      const key = JSON.stringify([thread.teamId, thread.pairId, thread.network, facet])
      const known = sums.get(key)
      sums.set(key, { thread, facet, by: (known?.by ?? 0) + by })
    }
  }
  for (const { before, after } of moves) {
    add(before, -1)
    add(after, 1)
  }
}

type Sums = Map<string, { thread: ThreadRow; facet: string; by: number }>

const gathered = new WeakMap<Transaction, Sums>()

function sumsOf(trx: Transaction) {
  const known = gathered.get(trx)
  if (known) return known
  const sums: Sums = new Map()
  gathered.set(trx, sums)
  beforeCommit(trx, 'counts', () => writeSums(trx, sums))
  return sums
}

/** In one order for everybody, so that two transactions never wait for each other's rows. */
async function writeSums(trx: Transaction, sums: Sums) {
  for (const key of [...sums.keys()].sort()) {
    const sum = sums.get(key)
    if (sum && sum.by !== 0) await addToTally(trx, sum)
  }
}

async function addToTally(
  trx: Transaction,
  { thread: { teamId, pairId, network }, facet, by }: { thread: ThreadRow; facet: string; by: number },
) {
  await addTo(trx, { teamId, pairId, network, facet, count: by })
}

const addTo = statement((db, tally: Selectable<Tables['tallies']>) =>
  db
    .insertInto('tallies')
    .values(tally)
    .onConflict((conflict) =>
      conflict
        .columns(['teamId', 'pairId', 'network', 'facet'])
        .doUpdateSet((eb) => ({ count: eb('tallies.count', '+', tally.count) })),
    ),
)
