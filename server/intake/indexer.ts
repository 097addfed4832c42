import type { Services } from '../http/context.ts'
import { indexSome } from './indexing.ts'

/** What is new can be found this soon. Meanwhile a burst gathers, so that it costs few commits. */
const idleMs = 200

/** Keeps the index of words up to date, in turns of its own, until stopped; an older database is caught up with likewise. */
export function startIndexer({ db, clock, log }: Services) {
  let stopped = false
  let wake = () => {}

  async function run() {
    while (!stopped) {
      const indexed = await indexSome(db, clock()).catch((error) => {
        log.error({ err: error }, 'the indexer stumbled')
        return 0
      })
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
