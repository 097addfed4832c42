import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayIn } from '../../server/advertising/days.ts'
import type { Network } from '../../server/contract/values.ts'
import { write } from '../../server/db/write.ts'
import { fromItsBeginning, saveAd } from '../../server/keeping/ads.ts'
import { PlatformFailure } from '../../server/platform/failure.ts'
import { delivered, launchedCampaign, pretendAds } from '../support/advertising.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('a comment on an ad, on %s', (_name, open) => {
  let desk: Bakery
  let ads: ReturnType<typeof pretendAds>
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    ads = pretendAds(desk)
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    ads.switched.length = 0
    delete ads.failing.setSwitch
    await desk.services.db.deleteFrom('quietings').execute()
    await desk.services.db.deleteFrom('campaignAds').execute()
  })

  /** Tom has written under the newest post, which an ad shows. */
  async function commented(network: Network = 'facebook') {
    const thread = await desk.tomWrites(network, 'Is this a scam?')
    const shown = network === 'facebook' ? { postId: thread.post.id } : { mediaId: thread.post.id }
    const adId = `ad-${thread.id}`
    const campaign = await launchedCampaign(desk, { ads: [{ adId, ...shown }] })
    const said = { id: adId, title: 'Easter cakes', since: fromItsBeginning }
    await write(desk.services.db, (trx) => saveAd(trx, campaign.teamId, thread.post.id, said))
    return { thread, adId, campaign, commentId: thread.id }
  }
  const quiet = (commentId: string) => desk.client.adComments.quietAd({ params: { commentId } })
  const unquiet = (commentId: string) => desk.client.adComments.unquietAd({ params: { commentId } })
  const contextOf = async (threadId: string) => (await desk.client.adComments.getAdContext({ params: { threadId } })).ad
  const isHidden = async (threadId: string) =>
    (await desk.client.inbox.getThread({ params: { threadId } })).hiddenAt !== null
  const adRow = (adId: string) =>
    desk.services.db.selectFrom('campaignAds').where('adId', '=', adId).select('pausedAt').executeTakeFirstOrThrow()

  test('comes with its campaign, whether it runs, and the numbers of that ad on that network', async () => {
    const { thread, adId, campaign } = await commented('instagram')
    expect(await contextOf(thread.id)).toMatchObject({ campaignName: 'Easter cakes', numbers: { spend: 0 } })
    const today = dayIn('Europe/Berlin', desk.services.clock())
    ads.counted.set(campaign.remoteId, [
      delivered(adId, today, 300),
      delivered(adId, today, 500, { network: 'instagram' }),
    ])
    await desk.client.results.readResults({ params: { campaignId: campaign.id } })
    await desk.rest()
    expect(await contextOf(thread.id)).toMatchObject({
      campaignId: campaign.id,
      adId,
      running: true,
      network: 'instagram',
      currency: 'EUR',
      numbers: { spend: 500, impressions: 5000 },
    })
    await desk.services.db.deleteFrom('campaignAds').execute()
    expect(await contextOf(thread.id)).toBeNull()
    await expect(contextOf('nobody-knows-it')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is hidden and its ad paused in one step, which is taken back in one', async () => {
    const { thread, adId, commentId } = await commented()
    await quiet(commentId)
    await quiet(commentId)
    await desk.rest()
    expect(await isHidden(thread.id)).toBe(true)
    expect(desk.outThere(thread.id)?.hiddenAt).not.toBeNull()
    expect(ads.switched).toEqual([{ id: adId, to: 'paused' }])
    expect(await contextOf(thread.id)).toMatchObject({ running: false })

    await unquiet(commentId)
    await unquiet(commentId)
    await desk.rest()
    expect(await isHidden(thread.id)).toBe(false)
    expect(desk.outThere(thread.id)?.hiddenAt).toBeNull()
    expect(ads.switched.at(-1)).toEqual({ id: adId, to: 'active' })
    expect(ads.switched).toHaveLength(2)
  })

  test('that was hidden, or whose ad was paused, before stays so when it is taken back', async () => {
    const { thread, adId, commentId } = await commented()
    await desk.client.moderation.hideComment({ params: { commentId } })
    await quiet(commentId)
    await unquiet(commentId)
    await desk.rest()
    expect(await isHidden(thread.id)).toBe(true)
    expect(await adRow(adId)).toEqual({ pausedAt: null })

    await desk.services.db.updateTable('campaignAds').set({ pausedAt: '2026-01-01T00:00:00.000Z' }).execute()
    await desk.client.moderation.showComment({ params: { commentId } })
    await quiet(commentId)
    await unquiet(commentId)
    await desk.rest()
    expect(await isHidden(thread.id)).toBe(false)
    expect(await adRow(adId)).toEqual({ pausedAt: '2026-01-01T00:00:00.000Z' })
  })

  test('gives the last word to whoever has let the ad run or paused it meanwhile', async () => {
    const { adId, campaign, commentId } = await commented()
    await quiet(commentId)
    const params = { campaignId: campaign.id, adId }
    await desk.client.running.resumeAd({ params })
    await desk.pass(1)
    await desk.client.running.pauseAd({ params })
    await unquiet(commentId)
    await desk.rest()
    expect((await adRow(adId)).pausedAt).not.toBeNull()
    expect(ads.switched.at(-1)).toEqual({ id: adId, to: 'paused' })
  })

  test('keeps the ad paused as long as another one does', async () => {
    const first = await commented()
    const second = await desk.tomWrites('facebook', 'A scam indeed')
    await quiet(first.commentId)
    await quiet(second.id)
    expect((await unquiet(first.commentId)).stays).toMatch(/^Its ad stays paused: another comment/)
    expect((await adRow(first.adId)).pausedAt).not.toBeNull()
    expect(await unquiet(second.id)).toEqual({ stays: null })
    await desk.rest()
    expect(await adRow(first.adId)).toEqual({ pausedAt: null })
  })

  test('whose ad the platform does not pause says so, and the comment stays hidden', async () => {
    const { thread, adId, commentId } = await commented()
    ads.failing.setSwitch = new PlatformFailure('forbidden', 'You may not do this.', { outcome: 'rejected' })
    await quiet(commentId)
    await desk.rest()
    expect(await isHidden(thread.id)).toBe(true)
    expect(await adRow(adId)).toEqual({ pausedAt: null })
    expect(await contextOf(thread.id)).toMatchObject({ running: true })
  })

  test('taken back while all spending is stopped is shown again, and its ad alone stays paused', async () => {
    const { thread, adId, campaign, commentId } = await commented()
    await quiet(commentId)
    await desk.client.spending.stopSpending()
    const { stays } = await unquiet(commentId)
    expect(stays).toBe(
      'Its ad stays paused, because all spending is stopped. Let it run again on its campaign once that is over.',
    )
    await desk.rest()
    expect(await isHidden(thread.id)).toBe(false)
    expect((await adRow(adId)).pausedAt).not.toBeNull()
    expect(ads.switched).not.toContainEqual({ id: adId, to: 'active' })
    await desk.client.spending.releaseStop()
    expect(await unquiet(commentId)).toEqual({ stays: null })
    expect((await adRow(adId)).pausedAt).not.toBeNull()
    await desk.client.running.resumeAd({ params: { campaignId: campaign.id, adId } })
    expect(await adRow(adId)).toEqual({ pausedAt: null })
  })

  test('that is on no ad of ours, or nowhere, is not found; and one of ours is not hidden', async () => {
    const { thread, adId } = await commented()
    const { id } = await desk.reply(thread.id, 'It is not')
    await desk.rest()
    await expect(quiet(id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await adRow(adId)).toEqual({ pausedAt: null })
    await desk.services.db.deleteFrom('campaignAds').execute()
    await expect(quiet(thread.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(unquiet(thread.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(quiet('nobody-knows-it')).rejects.toMatchObject({ code: 'not_found' })
  })
})
