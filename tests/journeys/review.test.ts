import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('review on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  test('holds what the view of the same name counts: nothing, on a good day', async () => {
    const params = { pairId: pair.id }
    const counts = await stage.client.inbox.countThreads({ params })
    const { items, nextCursor } = await stage.client.review.listReview({ params })
    expect(items).toHaveLength(counts.views.needs_you.facebook + counts.views.needs_you.instagram)
    expect(nextCursor).toBeNull()
  })

  test('is for the team alone', async () => {
    const list = stage.client.review.listReview({ params: { pairId: 'nowhere' } })
    await expect(list).rejects.toMatchObject({ code: 'not_found' })
  })
})
