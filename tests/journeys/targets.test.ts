import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

const dayAndNight = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])

describe.each(Object.entries(stages))('the response time on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  }, 60_000)
  afterEach(() => stage.close())

  test('a promise gives every thread that waits its deadline, and a version to change it from', async () => {
    const params = { pairId: pair.id }
    const { targets, inbox } = stage.client
    const { version, minutes } = await targets.getTarget({ params })
    expect(minutes).toEqual({ facebook: null, instagram: null, priority: null })
    const body = { minutes: { facebook: 30, instagram: 45, priority: null }, hours: dayAndNight, holidays: [] }
    const kept = await targets.changeTarget({ params, version, body })
    expect(kept).toMatchObject(body)
    await eventually(
      () => targets.getTarget({ params }),
      ({ progress }) => progress === null,
    )

    const { items } = await inbox.listThreads({ params, query: { limit: 100 } })
    const deadline = (since: string, minutes: number) => new Date(Date.parse(since) + minutes * 60_000).toISOString()
    expect(items.some(({ dueAt }) => dueAt)).toBe(true)
    for (const { network, waitingSince, dueAt } of items)
      expect(dueAt).toBe(waitingSince && deadline(waitingSince, network === 'facebook' ? 30 : 45))

    const late = targets.changeTarget({ params, version, body })
    await expect(late).rejects.toMatchObject({ code: 'outdated' })
  })

  test('a week in which nobody answers keeps no promise', async () => {
    const params = { pairId: pair.id }
    const { targets } = stage.client
    const { version } = await targets.getTarget({ params })
    const body = { minutes: { facebook: 30, instagram: 45, priority: null }, hours: Array(7).fill([]), holidays: [] }
    const refused = targets.changeTarget({ params, version, body })
    await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: { hours: expect.any(String) } })
  })
})
