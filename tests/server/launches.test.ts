import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cakes } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { type LaunchDesk, startLaunchDesk } from '../support/launchDesk.ts'

describe.each(databases)('a launch, on %s', (_name, open) => {
  let stage: LaunchDesk
  let desk: LaunchDesk['desk']
  let out: LaunchDesk['out']
  let their: LaunchDesk['their']
  let imageId: string
  let treeOf: LaunchDesk['treeOf']
  beforeAll(async () => {
    stage = await startLaunchDesk({ database: await open() })
    ;({ desk, out, their, imageId, treeOf } = stage)
    out.world.review = 'PENDING_REVIEW'
  }, 60_000)
  afterEach(() => {
    out.world.lie = () => undefined
  })
  afterAll(() => desk.stop())

  test('is planned step by step, with its cost and what it sets off', async () => {
    const campaign = await their.make(cakes(imageId))
    const plan = await their.plan(campaign)
    expect(plan.findings.filter(({ level }) => level === 'error')).toEqual([])
    const whats = plan.steps.map(({ what }) => what)
    expect(whats).toEqual([...whats.filter((what) => what === 'image'), 'campaign', 'ad_set', 'creative', 'ad'])
    expect(plan.steps.every(({ does }) => does === 'create')).toBe(true)
    expect(plan.steps.every(({ name }) => /\[op:[0-9a-f]{8}\]$/.test(name))).toBe(true)
    expect(plan.cost).toMatchObject({ currency: 'EUR', perDay: 4000, most: 11 * 4000 })
    const adSet = plan.steps.find(({ what }) => what === 'ad_set')
    expect(adSet?.facts).toContainEqual({ label: 'Budget', value: '€40.00 a day', before: null })
    expect(plan.setsOff.join(' ')).toContain('reviews the ad')
    expect((await their.plan(campaign)).hash).toBe(plan.hash)
    await their.save(campaign, cakes(imageId, { budget: { kind: 'daily', amount: 4001 } }))
    expect((await their.plan(campaign)).hash).not.toBe(plan.hash)
  })

  test('creates one paused tree under marked names, and is in review', async () => {
    const campaign = await their.make(cakes(imageId))
    await their.launch(campaign)
    const launch = await their.settled(campaign)
    expect(launch?.steps.every(({ state, remoteId }) => state === 'done' && remoteId !== null)).toBe(true)
    const made = await their.get(campaign)
    const { campaign: remote, adSets, ads } = treeOf(made.campaignId)
    expect(remote).toMatchObject({
      status: 'paused',
      name: launch?.steps.find(({ what }) => what === 'campaign')?.name,
    })
    expect(adSets).toMatchObject([{ status: 'paused', budget: { kind: 'daily', amount: 4000 } }])
    expect(ads).toMatchObject([{ status: 'paused' }])
    await their.until(campaign, ({ state }) => state === 'in_review')
    for (const ad of ads) ad.effectiveStatus = 'CAMPAIGN_PAUSED'
    await desk.pass(5)
    expect(await their.until(campaign, ({ state }) => state === 'paused')).toMatchObject({
      launchedVersion: made.version,
      ads: [{ state: 'approved', postId: ads[0]?.postId, mediaId: ads[0]?.mediaId }],
    })
  })

  test('halves the budget between two creatives to the last cent', async () => {
    const content = cakes(imageId, { budget: { kind: 'daily', amount: 4001 } })
    const [one] = content.creatives ?? []
    const creatives = [
      { key: 'a' as const, ...one },
      { ...one, key: 'b' as const, text: 'Cake!' },
    ]
    const made = await their.launched(await their.make({ ...content, creatives }))
    const { adSets, ads } = treeOf(made.campaignId)
    expect(adSets.map(({ budget }) => budget?.amount)).toEqual([2001, 2000])
    expect(ads).toHaveLength(2)
    expect(made.ads).toMatchObject([{ creative: 'a' }, { creative: 'b' }])
  })

  test('is refused for an old plan, for what the rules forbid, and twice at once', async () => {
    const campaign = await their.make(cakes(imageId))
    const { hash, version } = await their.plan(campaign)
    const params = { campaignId: campaign.id }
    const saved = await their.save(campaign, cakes(imageId, { name: '' }))
    const body = { hash, sure: true }
    await expect(desk.client.launches.launch({ params, version, body })).rejects.toMatchObject({ code: 'outdated' })
    const bare = { hash: (await their.plan(campaign)).hash, sure: true }
    await expect(desk.client.launches.launch({ params, version: saved.version, body: bare })).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: expect.any(String) },
    })
    await their.save(campaign, cakes(imageId))
    out.world.lie = ({ method }) => (method === 'addImage' ? 'lose' : undefined)
    await their.launch(campaign)
    await expect(their.launch(campaign)).rejects.toMatchObject({ code: 'conflict' })
    out.world.lie = () => undefined
    await desk.pass(10)
    await their.settled(campaign)
    await expect(their.launch(campaign)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('that the platform refuses says so at its step, and goes on from there once it was put right', async () => {
    out.world.lie = ({ method }) => (method === 'createCreative' ? 'refuse' : undefined)
    const campaign = await their.make(cakes(imageId, { name: 'Refused' }))
    await their.launch(campaign)
    const stuck = await their.settled(campaign, 'stuck')
    expect(stuck?.steps.find(({ what }) => what === 'creative')).toMatchObject({
      state: 'refused',
      problem: 'Your ad cannot say that.',
    })
    expect(await their.get(campaign)).toMatchObject({ state: 'needs_you', why: 'Your ad cannot say that.' })
    out.world.lie = () => undefined
    const content = cakes(imageId, { name: 'Refused' })
    await their.save(campaign, { ...content, creatives: [{ ...content.creatives?.[0], key: 'a', text: 'Nicer.' }] })
    const plan = await their.plan(campaign)
    expect(plan.steps.map(({ what, does }) => `${what} ${does}`).slice(-4)).toEqual([
      'campaign none',
      'ad_set none',
      'creative create',
      'ad create',
    ])
    const made = await their.launched(campaign)
    expect(treeOf(made.campaignId).ads).toHaveLength(1)
    expect([...out.campaigns.values()].filter(({ name }) => name.startsWith('Refused'))).toHaveLength(1)
  })

  test('whose answer is lost is looked up, and nothing is made twice', async () => {
    const lies = new Map([
      ['createCampaign', 'do_and_lose' as const],
      ['createAdSet', 'lose' as const],
      ['createAd', 'do_and_lose' as const],
    ])
    out.world.lie = ({ method }) => {
      const lie = lies.get(method)
      lies.delete(method)
      return lie
    }
    const campaign = await their.make(cakes(imageId, { name: 'Lost' }))
    await their.launch(campaign)
    for (let round = 0; round < 8; round += 1) await desk.pass(61)
    await their.settled(campaign)
    const named = <T extends { name: string }>(all: Map<string, T>) =>
      [...all.values()].filter(({ name }) => name.startsWith('Lost'))
    expect([named(out.campaigns), named(out.adSets), named(out.ads)].map(({ length }) => length)).toEqual([1, 1, 1])
  })

  test('sends again what nobody could tell, after one more look', async () => {
    out.world.lie = ({ method }) => (method === 'createAdSet' ? 'lose' : undefined)
    const campaign = await their.make(cakes(imageId, { name: 'Again' }))
    const launch = await their.launch(campaign)
    for (let round = 0; round < 12; round += 1) await desk.pass(61)
    const stuck = await their.settled(campaign, 'stuck')
    expect(stuck?.steps.find(({ what }) => what === 'ad_set')?.state).toBe('needs_you')
    await expect(their.launch(campaign)).rejects.toMatchObject({ code: 'conflict' })
    out.world.lie = () => undefined
    await their.decide(launch, 'send_again')
    const made = await their.settled(campaign)
    expect(made?.id).toBe(launch.id)
    expect([...out.adSets.values()].filter(({ name }) => name.startsWith('Again'))).toHaveLength(1)
    await expect(their.decide(launch, 'give_up')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('of an edited campaign changes only what differs', async () => {
    const campaign = await their.launched(await their.make(cakes(imageId, { name: 'Edited' })))
    out.calls.length = 0
    await their.save(campaign, cakes(imageId, { name: 'Edited', budget: { kind: 'daily', amount: 5000 } }))
    const plan = await their.plan(campaign)
    expect(plan.steps.filter(({ does }) => does !== 'none')).toMatchObject([
      {
        what: 'ad_set',
        does: 'change',
        facts: expect.arrayContaining([{ label: 'Budget', value: '€50.00 a day', before: '€40.00 a day' }]),
      },
    ])
    await their.launched(campaign)
    const changes = out.calls.filter(({ method }) => /^(?:create|change|add)/.test(method))
    expect(changes.map(({ method, args }) => [method, args[2]])).toEqual([
      ['changeAdSet', { budget: { kind: 'daily', amount: 5000 } }],
    ])

    const content = cakes(imageId, { name: 'Edited', budget: { kind: 'daily', amount: 5000 } })
    await their.save(campaign, { ...content, creatives: [{ ...content.creatives?.[0], key: 'a', text: 'New words.' }] })
    out.calls.length = 0
    const made = await their.launched(campaign)
    expect(out.calls.map(({ method }) => method).filter((method) => /^(?:create|change)/.test(method))).toEqual([
      'createCreative',
      'changeAd',
    ])
    const { ads } = treeOf(made.campaignId)
    expect(ads).toHaveLength(1)
    await their.save(campaign, { ...content, objective: 'awareness', goal: 'reach' })
    await expect(their.launch(campaign)).rejects.toMatchObject({ fields: { objective: expect.any(String) } })
  })
})
