import { createPace } from '../db/pace.ts'
import type { Services } from '../http/context.ts'
import { indexSome } from './indexing.ts'

/** What is new can be found this soon. Meanwhile a burst gathers, so that it costs few commits. */
const idleMs = 200
const pacing = { most: 100, stepMs: 10 }

/** Keeps the index of words up to date, in turns of its own, until stopped; an older database is caught up with likewise. */
export function startIndexer({ db, clock, log }: Services) {
  const pace = createPace(db, pacing)
  let stopped = false
  let wake = () => {}

  async function run() {
    while (!stopped) {
      const indexed = await indexSome(db, clock(), pace.begin()).catch((error) => {
        log.error({ err: error }, 'the indexer stumbled')
        return 0
      })
      pace.end(indexed)
      if (stopped) return
      await (indexed > 0 ? nextTurn() : pause())
    }
  }
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const running = run()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}

/** SQLite never lets go of the event loop by itself: between two batches it is the requests' turn. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))
