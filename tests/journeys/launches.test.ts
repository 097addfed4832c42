import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { draftOf, launch, launched, payFor } from '../support/drafts.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('launches on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeAll(async () => {
    stage = await start()
    pair = await settledIn(stage)
    await payFor(stage.client, pair)
  }, 90_000)
  afterAll(() => stage.close())

  const planOf = ({ id }: Campaign) => stage.client.launches.getPlan({ params: { campaignId: id } })
  const again = ({ id }: Campaign) => stage.client.campaigns.getCampaign({ params: { campaignId: id } })

  test('a plan says what will be made, what it costs and that nothing stands against it', async () => {
    const plan = await planOf(await draftOf(stage.client, pair))
    expect(plan.findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(plan.cost).toMatchObject({ currency: 'EUR', perDay: 1000 })
    expect(plan.cost.most).toBeGreaterThanOrEqual(10_000)
    expect(plan.approval).toMatchObject({ state: 'not_needed', above: null })
    for (const what of ['image', 'campaign', 'ad_set', 'creative', 'ad'] as const)
      expect(plan.steps.find((step) => step.what === what)).toMatchObject({ does: 'create' })
  })

  test('everything is made, and made paused', async () => {
    const draft = await draftOf(stage.client, pair, { name: 'Lights' })
    const made = await launched(stage.client, draft)
    expect(made).toMatchObject({ launchedVersion: draft.version, campaignId: expect.any(String) })
    expect(made.ads.map(({ running }) => running)).toEqual([false])
  })

  test('a plan that somebody changed meanwhile is not launched', async () => {
    const draft = await draftOf(stage.client, pair, { name: 'Bells' })
    const { hash } = await planOf(draft)
    const params = { campaignId: draft.id }
    const body = { ...draft.content, name: 'Bells and whistles' }
    const changed = await stage.client.campaigns.saveContent({ params, version: draft.version, body })
    const send = (version: number) => stage.client.launches.launch({ params, version, body: { hash, sure: true } })
    await expect(send(draft.version)).rejects.toMatchObject({ code: 'outdated' })
    await expect(send(changed.version)).rejects.toMatchObject({ code: 'outdated' })
    expect((await again(draft)).launchedVersion).toBeNull()
  })

  test('what is not complete is not launched, and says at which field', async () => {
    const draft = await draftOf(stage.client, pair, { name: '' })
    const plan = await planOf(draft)
    expect(plan.findings[0]).toMatchObject({ path: 'name', level: 'error', by: 'rules' })
    await expect(launch(stage.client, draft)).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: expect.any(String) },
    })
  })

  test('above the threshold somebody else has to approve, and not whoever wrote it', async () => {
    const params = { pairId: pair.id }
    const { version } = await stage.client.spending.getLimits({ params })
    const set = (approvalAbove: number | null, from: number) =>
      stage.client.spending.setLimits({ params, version: from, body: { approvalAbove, perMonth: null } })
    const limits = await set(5000, version)

    const draft = await draftOf(stage.client, pair, { name: 'Helmets' })
    const { approval, hash } = await planOf(draft)
    expect(approval).toMatchObject({ state: 'needed', above: 5000, mayGive: false })
    await expect(launch(stage.client, draft)).rejects.toMatchObject({ code: 'conflict' })
    const call = { params: { campaignId: draft.id }, body: { hash } }
    await expect(stage.client.launches.approve(call)).rejects.toMatchObject({ code: 'forbidden' })
    const asked = await stage.client.launches.askApproval(call)
    expect(asked.approval).toMatchObject({ state: 'asked', askedBy: 'Nadia Petrov' })
    await set(null, limits.version)
  })
})
