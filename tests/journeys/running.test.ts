import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { draftOf, launched, payFor } from '../support/drafts.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('running on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeAll(async () => {
    stage = await start()
    pair = await settledIn(stage)
    await payFor(stage.client, pair)
  }, 90_000)
  afterAll(() => stage.close())

  const again = ({ id }: Campaign) => stage.client.campaigns.getCampaign({ params: { campaignId: id } })

  test('what was made goes live as a step of its own, and is paused again', async () => {
    const draft = await draftOf(stage.client, pair, { name: 'Lights' })
    const made = await launched(stage.client, draft)
    const params = { campaignId: draft.id }
    await stage.client.running.activate({ params, version: made.version })
    const live = await eventually(
      () => again(draft),
      ({ ads }) => ads.every(({ running }) => running),
    )
    expect(['scheduled', 'in_review', 'active']).toContain(live.state)
    await stage.client.running.pause({ params })
    await eventually(
      () => again(draft),
      ({ ads }) => ads.every(({ running }) => !running),
    )
  })

  test('the budget of what was launched is set to a new amount, and far from the usual only if that is meant', async () => {
    await launched(stage.client, await draftOf(stage.client, pair, { name: 'Locks' }))
    const { id, version } = await launched(stage.client, await draftOf(stage.client, pair, { name: 'Saddles' }))
    const set = (amount: number, from: number, sure = false) =>
      stage.client.running.setBudget({ params: { campaignId: id }, version: from, body: { amount, sure } })
    await expect(set(20_000, version)).rejects.toMatchObject({
      code: 'conflict',
      fields: { sure: expect.any(String) },
    })
    const after = await set(1500, version)
    expect(after).toMatchObject({ version: version + 1, budget: { kind: 'daily', amount: 1500 } })
    await expect(set(1600, version)).rejects.toMatchObject({ code: 'outdated' })
  })

  test('what is archived never runs again', async () => {
    const { id } = await launched(stage.client, await draftOf(stage.client, pair, { name: 'Pumps' }))
    const params = { campaignId: id }
    const archived = await stage.client.running.archive({ params })
    expect(archived.state).toBe('archived')
    const { version } = archived
    await expect(stage.client.running.activate({ params, version })).rejects.toMatchObject({ code: 'conflict' })
  })
})
