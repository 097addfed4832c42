import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cakes, wallIn } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { type LaunchDesk, startLaunchDesk } from '../support/launchDesk.ts'

describe.each(databases)('what was launched, on %s', (_name, open) => {
  let stage: LaunchDesk
  let desk: LaunchDesk['desk']
  let out: LaunchDesk['out']
  let their: LaunchDesk['their']
  let launched: (name: string) => Promise<{ id: string; campaignId: string | null }>
  beforeAll(async () => {
    stage = await startLaunchDesk({ database: await open() })
    ;({ desk, out, their } = stage)
    out.world.review = 'PAUSED'
    launched = async (name) => looked(await their.launched(await their.make(cakes(stage.imageId, { name }))))
  }, 60_000)
  afterEach(() => {
    out.world.lie = () => undefined
    out.calls.length = 0
  })
  afterAll(() => desk.stop())

  /** Once the platform was asked how it stands. */
  const looked = async <T extends { id: string }>(campaign: T) => {
    await desk.pass(3)
    await their.until(campaign, ({ state }) => state === 'paused')
    return campaign
  }
  const switches = () => out.calls.filter(({ method }) => method === 'setSwitch').map(({ args }) => args.slice(1))
  const reserved = (campaignId: string) =>
    desk.services.db
      .selectFrom('reservations')
      .where('campaignId', '=', campaignId)
      .select(['month', 'committed'])
      .execute()
  const isOn = async (campaign: { id: string }) => {
    await desk.rest()
    return stage.treeOf((await their.get(campaign)).campaignId).campaign?.status === 'active'
  }

  test('is switched on from the inside out, with its months reserved, and paused at once', async () => {
    const campaign = await launched('On and off')
    const active = await their.activate(campaign)
    expect(active).toMatchObject({ state: 'scheduled', ads: [{ running: true }] })
    expect(await isOn(campaign)).toBe(true)
    const { campaign: remote, adSets, ads } = stage.treeOf(campaign.campaignId)
    expect(switches()).toEqual([ads[0]?.id, adSets[0]?.id, remote?.id].map((id) => [id, 'active']))
    const months = await reserved(campaign.id)
    expect(months.reduce((sum, { committed }) => sum + committed, 0)).toBe(11 * 4000)

    const paused = await their.pause(campaign)
    expect(paused).toMatchObject({ state: 'paused', ads: [{ running: false }] })
    await desk.rest()
    expect(await isOn(campaign)).toBe(false)
    expect((await reserved(campaign.id)).every(({ committed }) => committed === 0)).toBe(true)
    expect((await their.get(campaign)).why).toBeNull()
  })

  test('is not switched on before its changes are launched, nor over a limit', async () => {
    const draft = await their.make(cakes(stage.imageId))
    await expect(their.activate(draft)).rejects.toMatchObject({ code: 'conflict', message: 'Launch it first.' })
    const campaign = await launched('Limited')
    await their.save(campaign, cakes(stage.imageId, { name: 'Limited more' }))
    await expect(their.activate(campaign)).rejects.toMatchObject({ code: 'conflict' })
    await looked(await their.launched(campaign))
    const params = { pairId: desk.pair.id }
    const { version } = await desk.client.spending.getLimits({ params })
    const limits = await desk.client.spending.setLimits({
      params,
      version,
      body: { approvalAbove: null, perMonth: 1000 },
    })
    await expect(their.activate(campaign)).rejects.toMatchObject({
      message: expect.stringContaining('limit of the pair'),
    })
    expect((await their.get(campaign)).state).toBe('paused')
    await desk.client.spending.setLimits({
      params,
      version: limits.version,
      body: { approvalAbove: null, perMonth: null },
    })
    expect((await their.activate(campaign)).state).toBe('scheduled')
    await their.pause(campaign)
  })

  test('that somebody pauses while it is being switched on ends up paused', async () => {
    const campaign = await launched('Raced')
    let pausing: Promise<unknown> | undefined
    out.world.between = async ({ method, args }) => {
      if (method !== 'setSwitch' || args[2] !== 'active' || args[1] !== campaign.campaignId || pausing) return
      pausing = their.pause(campaign)
      await pausing
      // The pause has arrived out there before the answer to the activation is heard.
      await new Promise((resolve) => setTimeout(resolve, 300))
      const remote = out.campaigns.get(campaign.campaignId ?? '')
      if (remote) remote.status = 'active'
    }
    await their.activate(campaign)
    await desk.pass(5)
    out.world.between = async () => {}
    expect(await isOn(campaign)).toBe(false)
    expect(await their.get(campaign)).toMatchObject({ state: 'paused' })
  })

  test('that the platform does not pause says so until it does', async () => {
    const campaign = await launched('Stubborn')
    await their.activate(campaign)
    await desk.rest()
    out.world.lie = ({ method }) => (method === 'setSwitch' ? 'lose' : undefined)
    await their.pause(campaign)
    await their.until(campaign, ({ state, why }) => state === 'needs_you' && Boolean(why?.startsWith('Not paused yet')))
    expect((await reserved(campaign.id)).some(({ committed }) => committed > 0)).toBe(true)
    await expect(their.activate(campaign)).rejects.toMatchObject({ code: 'conflict' })
    out.world.lie = () => undefined
    await desk.pass(10)
    expect(await isOn(campaign)).toBe(false)
    expect(await their.get(campaign)).toMatchObject({ state: 'paused', why: null })
    expect((await reserved(campaign.id)).every(({ committed }) => committed === 0)).toBe(true)
  })

  test('cannot be switched on while all spending is stopped, and nothing leaves that spends', async () => {
    const campaign = await launched('Stopped')
    await desk.client.spending.stopSpending()
    await expect(their.activate(campaign)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('stopped'),
    })
    await desk.client.spending.releaseStop()
    await their.activate(campaign)
    await desk.rest()
    await desk.client.spending.stopSpending()
    await their.until(campaign, ({ state, why }) => state === 'stopped' && why?.startsWith('Stopped by') === true)
    expect(await isOn(campaign)).toBe(false)
    await desk.client.spending.releaseStop()
    await their.activate(campaign)
    expect(await isOn(campaign)).toBe(true)
    await their.pause(campaign)
  })

  test('is given another budget, which is told when it is ten times the usual', async () => {
    const campaign = await launched('Budget')
    await their.activate(campaign)
    await desk.rest()
    await expect(their.setBudget(campaign, 400_000)).rejects.toMatchObject({ fields: { sure: expect.any(String) } })
    const raised = await their.setBudget(campaign, 5000)
    expect(raised).toMatchObject({ budget: { amount: 5000 }, state: 'launching' })
    await their.settled(campaign)
    await desk.rest()
    const after = await their.get(campaign)
    expect(after).toMatchObject({ launchedVersion: raised.version, version: raised.version, state: 'scheduled' })
    expect(stage.treeOf(campaign.campaignId).adSets[0]?.budget?.amount).toBe(5000)
    const months = await reserved(campaign.id)
    expect(months.reduce((sum, { committed }) => sum + committed, 0)).toBe(11 * 5000)
    await their.pause(campaign)
  })

  test('is asked about at ten times its own budget, too, when it is the first of all', async () => {
    const first = await startLaunchDesk()
    const campaign = await first.their.launched(await first.their.make(cakes(first.imageId, { name: 'First' })))
    await expect(first.their.setBudget(campaign, 40_000)).rejects.toMatchObject({
      fields: { sure: expect.any(String) },
    })
    await first.desk.stop()
  })

  test('keeps its pair from being unlinked for as long as it is on', async () => {
    const campaign = await launched('Linked')
    await their.activate(campaign)
    const params = { pairId: desk.pair.id }
    await expect(desk.client.linking.unlinkPair({ params })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('switched on'),
    })
    await their.pause(campaign)
  })

  test('takes no budget for all of its time below 110 per cent of what it spent', async () => {
    const budget = { kind: 'lifetime' as const, amount: 40_000 }
    const campaign = await their.launched(await their.make(cakes(stage.imageId, { name: 'Lifetime', budget })))
    await desk.services.db.updateTable('campaigns').set({ spend: 10_001 }).where('id', '=', campaign.id).execute()
    await expect(their.setBudget(campaign, 11_000)).rejects.toMatchObject({
      code: 'invalid',
      fields: { amount: 'At least €110.02: that is 110 per cent of what was spent.' },
    })
    expect(await their.setBudget(campaign, 11_002)).toMatchObject({ budget: { amount: 11_002 } })
    await their.settled(campaign)
  })

  test('has one ad paused by itself, and is archived for good', async () => {
    const campaign = await launched('One ad')
    await their.activate(campaign)
    await desk.rest()
    const { ads } = await their.get(campaign)
    const params = { campaignId: campaign.id, adId: ads[0]?.adId ?? '' }
    expect(await desk.client.running.pauseAd({ params })).toMatchObject({ ads: [{ running: false }] })
    await desk.rest()
    expect(stage.treeOf(campaign.campaignId).ads[0]?.status).toBe('paused')
    expect(await isOn(campaign)).toBe(true)
    await desk.client.running.resumeAd({ params })
    await desk.rest()
    expect(stage.treeOf(campaign.campaignId).ads[0]?.status).toBe('active')

    expect(await their.archive(campaign)).toMatchObject({ state: 'archived' })
    await desk.rest()
    expect(stage.treeOf(campaign.campaignId).campaign?.status).toBe('archived')
    expect((await reserved(campaign.id)).every(({ committed }) => committed === 0)).toBe(true)
    await expect(their.activate(campaign)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('whose ad is rejected says why, and cannot be switched on', async () => {
    const campaign = await launched('Rejected')
    const [ad] = stage.treeOf(campaign.campaignId).ads
    if (ad) Object.assign(ad, { effectiveStatus: 'DISAPPROVED', feedback: ['Ads cannot promise a miracle.'] })
    await desk.services.db
      .updateTable('campaignAds')
      .set({ state: 'in_review' })
      .where('campaignId', '=', campaign.id)
      .execute()
    await their.pause(campaign)
    await desk.pass(5)
    await their.until(campaign, ({ state, why }) => state === 'rejected' && why === 'Ads cannot promise a miracle.')
    await expect(their.activate(campaign)).rejects.toMatchObject({ message: expect.stringContaining('rejected') })
  })

  test('ends by itself', async () => {
    const schedule = { startsAt: null, endsAt: wallIn(2) }
    const campaign = await looked(
      await their.launched(await their.make(cakes(stage.imageId, { name: 'Ending', schedule }))),
    )
    const active = await their.activate(campaign)
    expect(active).toMatchObject({ state: 'active' })
    await desk.rest()
    expect(await their.get(campaign)).toMatchObject({ why: '2 days left' })
    await desk.pass(3 * 86_400)
    await their.until(campaign, ({ state }) => state === 'ended')
  })
})
