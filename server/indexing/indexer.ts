import { createPace } from '../db/pace.ts'
import { startRounds } from '../db/rounds.ts'
import type { Services } from '../http/context.ts'
import { indexSome } from './indexing.ts'

/** What is new can be found this soon. Meanwhile a burst gathers, so that it costs few commits. */
const idleMs = 200
const pacing = { most: 100, stepMs: 5 }

/** Keeps the index of words up to date, in turns of its own, until stopped; an older database is caught up with likewise. */
export function startIndexer({ db, clock, log }: Services) {
  const pace = createPace(db, pacing)
  const { stop } = startRounds({
    db,
    work: async () => {
      const indexed = await indexSome(db, clock(), pace.begin())
      pace.end(indexed)
      return indexed
    },
    idleMs,
    stumbled: (error) => log.error({ err: error }, 'the indexer stumbled'),
  })
  return { stop }
}
