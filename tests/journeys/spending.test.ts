import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { payFor } from '../support/drafts.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('spending on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeAll(async () => {
    stage = await start()
    pair = await settledIn(stage)
    await payFor(stage.client, pair)
  }, 90_000)
  afterAll(() => stage.close())

  test('limits are kept, and of two who set them at once the second is told', async () => {
    const params = { pairId: pair.id }
    const { spending } = stage.client
    const before = await spending.getLimits({ params })
    expect(before).toMatchObject({ approvalAbove: null, perMonth: null, usual: null })
    const set = () =>
      spending.setLimits({ params, version: before.version, body: { approvalAbove: 30_000, perMonth: 90_000 } })
    expect(await set()).toMatchObject({ approvalAbove: 30_000, perMonth: 90_000, version: before.version + 1 })
    await expect(set()).rejects.toMatchObject({ code: 'outdated' })
  })

  test('the team has a limit for each currency once', async () => {
    const { spending } = stage.client
    const { version } = await spending.getTeamLimits()
    const limit = { currency: 'EUR', perMonth: 500_000 }
    const twice = spending.setTeamLimits({ version, body: { items: [limit, limit] } })
    await expect(twice).rejects.toMatchObject({ code: 'invalid' })
    const kept = await spending.setTeamLimits({ version, body: { items: [limit] } })
    expect(kept).toEqual({ version: version + 1, items: [limit] })
    expect(await spending.getTeamLimits()).toMatchObject(kept)
  })

  test('all spending is stopped, stays so however often that is asked for, and is released', async () => {
    const { spending } = stage.client
    expect(await spending.getStop()).toEqual({ stop: null })
    const { stop } = await spending.stopSpending()
    expect(stop).toMatchObject({ by: 'Nadia Petrov', total: 0, paused: 0, open: [] })
    expect((await spending.stopSpending()).stop?.at).toBe(stop?.at)
    await eventually(
      () => spending.getStop(),
      (answer) => answer.stop !== null && answer.stop.open.length === 0,
    )
    expect(await spending.releaseStop()).toEqual({ stop: null })
    expect(await spending.getStop()).toEqual({ stop: null })
  })
})
