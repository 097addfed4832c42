import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cakes } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { type LaunchDesk, startLaunchDesk } from '../support/launchDesk.ts'

describe.each(databases)('what is changed elsewhere, on %s', (_name, open) => {
  let stage: LaunchDesk
  let desk: LaunchDesk['desk']
  let their: LaunchDesk['their']
  beforeAll(async () => {
    stage = await startLaunchDesk({ database: await open(), settings: { sweepSeconds: 60 } })
    ;({ desk, their } = stage)
    stage.out.world.review = 'PAUSED'
  }, 60_000)
  afterAll(() => desk.stop())

  async function launched(name: string) {
    const campaign = await their.launched(await their.make(cakes(stage.imageId, { name })))
    await desk.pass(61)
    await their.until(campaign, ({ state }) => state === 'paused')
    const { campaign: remote, adSets, ads } = stage.treeOf(campaign.campaignId)
    const [adSet] = adSets
    if (!remote || !adSet) throw new Error('It was not made.')
    return { campaign, remote, adSet, ads }
  }
  const twoRounds = async () => {
    for (let round = 0; round < 2; round += 1) await desk.pass(61)
    await desk.rest()
  }

  test('is shown once two looks have seen it, within a quarter of an hour', async () => {
    const { campaign, remote, adSet } = await launched('Drifting')
    expect((await their.get(campaign)).drift).toEqual([])
    remote.name = 'Renamed by somebody'
    adSet.budget = { kind: 'daily', amount: 9900 }
    adSet.endsAt = '2040-01-01T10:00:00.000Z'
    adSet.bid = { strategy: 'bid_cap', amount: 500 }
    adSet.targetingHash = 'other'
    await twoRounds()
    const { drift } = await their.until(campaign, ({ drift: found }) => found.length > 0)
    expect(drift.map(({ what }) => what).sort()).toEqual(['audience', 'bid', 'budget', 'name', 'schedule'])
    expect(drift.find(({ what }) => what === 'budget')).toMatchObject({ ours: '€40.00 a day', theirs: '€99.00 a day' })

    const settled = await their.settle(campaign, 'ours')
    expect(settled).toMatchObject({ drift: [], state: 'launching' })
    await their.settled(campaign)
    expect(remote.name).toMatch(/^Drifting \[op:/)
    expect(adSet).toMatchObject({ budget: { amount: 4000 }, bid: { strategy: 'lowest_cost' } })
    await twoRounds()
    expect((await their.get(campaign)).drift).toEqual([])
  })

  test('is taken over as a version of its own', async () => {
    const { campaign, remote, adSet } = await launched('Theirs')
    remote.name = 'Better name'
    adSet.budget = { kind: 'daily', amount: 3000 }
    adSet.targetingHash = 'other'
    await twoRounds()
    await their.until(campaign, ({ drift }) => drift.length === 3)
    const taken = await their.settle(campaign, 'theirs')
    expect(taken).toMatchObject({ name: 'Better name', budget: { amount: 3000 }, drift: [], state: 'paused' })
    expect(taken.launchedVersion).toBe(taken.version)
    await twoRounds()
    expect((await their.get(campaign)).drift).toEqual([])
    expect((await their.plan(campaign)).steps.every(({ does, what }) => does === 'none' || what !== 'campaign')).toBe(
      true,
    )
  })

  test('is not what was asked for here', async () => {
    const { campaign } = await launched('Ours')
    await their.activate(campaign)
    await twoRounds()
    await their.setBudget(campaign, 4200)
    await their.settled(campaign)
    await twoRounds()
    expect(await their.get(campaign)).toMatchObject({ drift: [], state: 'scheduled' })
  })

  test('is put back on, taken as paused, or seen to be gone', async () => {
    const { campaign, remote } = await launched('Switched')
    await their.activate(campaign)
    await twoRounds()
    remote.status = 'paused'
    await twoRounds()
    await their.until(campaign, ({ drift }) => drift[0]?.what === 'running')
    await their.settle(campaign, 'ours')
    await desk.rest()
    expect(remote.status).toBe('active')
    remote.status = 'paused'
    await twoRounds()
    await their.until(campaign, ({ drift }) => drift[0]?.what === 'running')
    expect(await their.settle(campaign, 'theirs')).toMatchObject({ state: 'paused', drift: [] })
    const left = await desk.services.db
      .selectFrom('reservations')
      .where('campaignId', '=', campaign.id)
      .select('committed')
      .execute()
    expect(left.every(({ committed }) => committed === 0)).toBe(true)

    stage.out.campaigns.delete(remote.id)
    await twoRounds()
    await their.until(campaign, ({ drift, state }) => drift[0]?.what === 'gone' && state === 'ended')
    await expect(their.settle(campaign, 'ours')).rejects.toMatchObject({ code: 'conflict' })
    expect(await their.settle(campaign, 'theirs')).toMatchObject({ state: 'archived' })
  })

  test('comments on what shows the ad are in the inbox under its name', async () => {
    const { campaign, ads } = await launched('Commented')
    const postId = desk.newestPost('facebook')
    const thread = await desk.tomWrites('facebook', 'Is that cake on sale?')
    const [ad] = ads
    if (ad) ad.postId = postId
    await desk.pass(61)
    await desk.rest()
    expect((await their.get(campaign)).ads).toMatchObject([{ postId }])
    const { post } = await desk.client.inbox.getThread({ params: { threadId: thread.id } })
    expect(post.ad).toMatchObject({ id: ad?.id, title: 'Commented' })
  })
})
