import { setImmediate as nextTurn } from 'node:timers/promises'

interface Rounds {
  /** Does some of what waits and answers how much that was; none means that nothing waits. */
  work: () => Promise<number>
  /** How long to rest when nothing waits, unless woken. */
  idleMs: number
  stumbled: (error: unknown) => void
}

/**
 * Works in rounds until stopped. SQLite never lets go of the event loop by itself, so between two rounds it is the requests'
 * turn. Stopping waits for the round in hand.
 */
export function startRounds({ work, idleMs, stumbled }: Rounds) {
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
      const done = await work().catch((error) => {
        stumbled(error)
        return 0
      })
      if (done > 0) await nextTurn()
      else if (!stopped) await news
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
