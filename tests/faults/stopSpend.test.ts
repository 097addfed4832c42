import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { spendingCall } from '../../server/advertising/stop.ts'
import { PlatformFailure } from '../../server/platform/failure.ts'
import { away } from '../support/adsDouble.ts'
import { startAdvertiser } from '../support/advertiser.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { startServer } from '../support/server.ts'

const limited = () =>
  new PlatformFailure('rate_limited', 'The platform takes no more calls for now.', {
    outcome: 'rejected',
    retryAfter: 5,
  })

/** One answer in five is none, in five ways that take turns. */
function badPlatform() {
  let count = 0
  const ways = [
    { before: away() },
    { after: away() },
    { hangs: true as const },
    { before: away('rejected') },
    { before: limited() },
  ]
  return () => {
    count += 1
    return Math.random() < 0.2 ? ways[count % ways.length] : undefined
  }
}

describe.each(databases)('with many campaigns on and one answer in five failing, on %s', (name, open) => {
  /** Fewer than the 200 that `stopSpendProcess` stops over the wire; as many by hand: `STOP_CAMPAIGNS=200`. */
  const many = Number(process.env.STOP_CAMPAIGNS ?? 40)
  test('all are paused within a minute, and nothing that spends leaves two seconds after the switch', async () => {
    const database = await open()
    const desk = await startAdvertiser({ database })
    // Two processes share the work on PostgreSQL.
    const second = name === 'SQLite' ? null : await startServer({ database })
    if (second) second.services.platform.ads = desk.platform.ads
    try {
      for (let number = 0; number < many; number += 1) await desk.campaign()
      expect(desk.platform.active()).toHaveLength(many)
      desk.platform.mood = badPlatform()

      const over = new AbortController()
      const left: number[] = []
      const spend = async (services: typeof desk.services) => {
        while (!over.signal.aborted) {
          const context = { ...services, teamId: desk.teamId, now: services.clock() }
          await spendingCall(context, async () => left.push(Date.now())).catch(() => {})
          await sleep(2)
        }
      }
      const spending = [desk.services, second?.services ?? desk.services].map(spend)
      await sleep(200)
      expect(left.length).toBeGreaterThan(0)

      const thrown = Date.now()
      await desk.client.spending.stopSpending()
      const far = await eventually(desk.stopped, ({ paused }) => paused === many, 60_000)
      const took = Date.now() - thrown
      over.abort()
      await Promise.all(spending)
      expect(far.open).toEqual([])
      expect(desk.platform.active()).toEqual([])
      expect(took).toBeLessThan(60_000)
      expect(Math.max(...left) - thrown).toBeLessThan(2000)
    } finally {
      await second?.stop()
      await desk.stop()
    }
  }, 120_000)
})
