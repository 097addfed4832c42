import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import type { OwnPost } from '../../server/contract/posts.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('posts for campaigns on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  const list = (query = {}) => stage.client.posts.listPosts({ params: { pairId: pair.id }, query })

  test('come newest first, page by page, and one of them becomes a campaign', async () => {
    const found: OwnPost[] = []
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await list({ limit: 2, cursor })
      found.push(...items)
      if (nextCursor === null) break
      cursor = nextCursor
    }
    expect(found.map(({ id }) => id)).toEqual((await list({ limit: 100 })).items.map(({ id }) => id))
    expect(new Set(found.map(({ network }) => network))).toEqual(new Set(['facebook', 'instagram']))
    for (const { network } of (await list({ network: 'facebook' })).items) expect(network).toBe('facebook')
    for (const { pictureUrl } of (await list({ with: 'picture' })).items) expect(pictureUrl).not.toBeNull()
    expect((await list({ text: 'nobodysaysthis' })).items).toEqual([])
    await expect(list({ cursor: '%%' })).rejects.toMatchObject({ code: 'invalid' })

    const postId = found.find(({ boosting }) => boosting.possible)?.id ?? ''
    const params = { pairId: pair.id }
    const made = await stage.client.campaigns.makeCampaign({ params, body: { from: 'post', postId } })
    expect(made.content.creatives[0]?.post?.id).toBe(postId)
  })
})
