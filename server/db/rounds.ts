import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, isSqlite } from './database.ts'

interface Rounds {
  db: Database
  /** Does some of what waits and answers how much that was; none means that nothing waits. */
  work: () => Promise<number>
  /** How long to rest when nothing waits, unless woken. */
  idleMs: number
  stumbled: (error: unknown) => void
}

/** While requests wait, they have the event loop for so many times as long as the round before took. */
const othersShare = 2

/**
 * Works in rounds until stopped. SQLite never lets go of the event loop by itself, so between two rounds it is the requests'
 * turn: until none waits or they had their share. Stopping waits for the round in hand.
 */
export function startRounds({ db, work, idleMs, stumbled }: Rounds) {
  let stopped = false
  let wake = () => {}

  async function run() {
    while (!stopped) {
      // From before the work: what is heard of meanwhile is not slept over.
      const news = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      const done = await inTurn(db, work).catch((error) => {
        stumbled(error)
        return 0
      })
      if (done === 0 && !stopped) await news
      wake()
    }
  }

  const running = run()
  return {
    wake: () => wake(),
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}

const turns = new WeakMap<Database, Promise<unknown>>()

/** One round at a time, whosever it is: two in a row would hold up requests for twice as long. On Postgres none does. */
function inTurn(db: Database, work: () => Promise<number>): Promise<number> {
  if (!isSqlite(db)) return work()
  const round = (turns.get(db) ?? Promise.resolve()).then(async () => {
    const before = performance.eventLoopUtilization()
    const done = await work()
    if (done > 0) await letOthersWork(othersShare * performance.eventLoopUtilization(before).active)
    return done
  })
  turns.set(
    db,
    round.catch(() => {}),
  )
  return round
}

/** For `most` milliseconds of work at most; it ends as soon as the event loop has had nothing to do. */
async function letOthersWork(most: number) {
  const before = performance.eventLoopUtilization()
  for (;;) {
    const turn = performance.eventLoopUtilization()
    await pause(1)
    const isQuiet = performance.eventLoopUtilization(turn).utilization < 0.5
    if (isQuiet || performance.eventLoopUtilization(before).active >= most) return
  }
}
