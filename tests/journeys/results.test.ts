import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { draftOf, payFor } from '../support/drafts.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('results on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeAll(async () => {
    stage = await start()
    pair = await settledIn(stage)
    await payFor(stage.client, pair)
  }, 90_000)
  afterAll(() => stage.close())

  test('a draft has brought nothing, was never read and has no pace', async () => {
    const { id: campaignId } = await draftOf(stage.client, pair)
    const found = await stage.client.results.getResults({ params: { campaignId } })
    expect(found).toMatchObject({ currency: 'EUR', readAt: null, days: [], creatives: [], pacing: null, winner: null })
    expect(found.total).toMatchObject({ reach: 0, impressions: 0, clicks: 0, spend: 0 })
    const rows = await stage.client.results.downloadResults({ params: { campaignId } })
    expect(rows.trim().split('\n')).toHaveLength(1)
  })

  test('a pair without campaigns that ran has no days', async () => {
    const { days } = await stage.client.results.listPairDays({ params: { pairId: pair.id } })
    expect(days).toEqual([])
  })

  test('somebody else’s campaign is none of ours', async () => {
    const params = { campaignId: 'nobodys' }
    await expect(stage.client.results.getResults({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(stage.client.results.readResults({ params })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a thread on no ad has no campaign behind it', async () => {
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query: { limit: 50 } })
    const plain = items.find(({ onAd }) => !onAd)
    const params = { threadId: plain?.id ?? '' }
    expect(await stage.client.adComments.getAdContext({ params })).toEqual({ ad: null })
  })

  test('the view of what is on ads has the threads that began on one, and no others', async () => {
    const params = { pairId: pair.id }
    const { items } = await stage.client.inbox.listThreads({ params, query: { view: 'open', limit: 100 } })
    const { items: listed } = await stage.client.inbox.listThreads({ params, query: { view: 'ads', limit: 100 } })
    expect(listed.map(({ id }) => id)).toEqual(items.filter(({ onAd }) => onAd).map(({ id }) => id))
    expect(listed.every(({ post }) => post.ad !== null)).toBe(true)
    const { views } = await stage.client.inbox.countThreads({ params })
    expect(views.ads.facebook + views.ads.instagram).toBe(listed.length)
  })
})
