import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cakes } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { type LaunchDesk, startLaunchDesk } from '../support/launchDesk.ts'

describe.each(databases)('a change on its way when all spending is stopped, on %s', (_name, open) => {
  let stage: LaunchDesk
  let desk: LaunchDesk['desk']
  let out: LaunchDesk['out']
  let their: LaunchDesk['their']
  beforeAll(async () => {
    stage = await startLaunchDesk({ database: await open() })
    ;({ desk, out, their } = stage)
    out.world.review = 'PAUSED'
  }, 60_000)
  afterEach(async () => {
    out.world.lie = () => undefined
    await desk.client.spending.releaseStop()
  })
  afterAll(() => desk.stop())

  /** Switched on out there, after its review. */
  async function running(name: string) {
    const campaign = await their.launched(await their.make(cakes(stage.imageId, { name })))
    await desk.pass(3)
    await their.until(campaign, ({ state }) => state === 'paused')
    await their.activate(campaign)
    await desk.rest()
    return their.get(campaign)
  }
  const callsOf = (method: string) => out.calls.filter((call) => call.method === method)
  const heard = (isIt: () => boolean) => eventually(async () => isIt(), Boolean)
  const launchOf = async ({ id }: { id: string }) =>
    (await desk.client.launches.getLaunch({ params: { campaignId: id } })).launch
  const budgetOf = (campaignId: string | null) => stage.treeOf(campaignId).adSets[0]?.budget?.amount

  test('waits in words, and goes on by itself once spending is allowed again, with the campaign paused', async () => {
    const campaign = await running('Raised')
    out.world.lie = ({ method }) => (method === 'changeAdSet' ? 'lose' : undefined)
    await their.setBudget(campaign, 5000)
    await heard(() => callsOf('changeAdSet').length > 0)
    await desk.client.spending.stopSpending()
    out.world.lie = () => undefined
    const before = callsOf('changeAdSet').length
    await desk.pass(10)
    await desk.rest()
    expect(await launchOf(campaign)).toMatchObject({
      state: 'running',
      steps: [
        { state: 'sending', problem: 'All spending is stopped. This goes on by itself once it is allowed again.' },
      ],
    })
    await desk.pass(700)
    await desk.rest()
    expect(callsOf('changeAdSet').length).toBe(before)
    expect(budgetOf(campaign.campaignId)).toBe(4000)

    await desk.client.spending.releaseStop()
    await their.settled(campaign)
    await desk.rest()
    expect(budgetOf(campaign.campaignId)).toBe(5000)
    expect(await their.get(campaign)).toMatchObject({ state: 'paused', budget: { amount: 5000 } })
    expect(stage.treeOf(campaign.campaignId).campaign?.status).toBe('paused')
  })

  test('of one ad waits as well, and a pause of it waits for nothing', async () => {
    const campaign = await running('One ad')
    const adId = campaign.ads[0]?.adId ?? ''
    const params = { campaignId: campaign.id, adId }
    const ofAd = () => callsOf('setSwitch').flatMap(({ args }) => (args[1] === adId ? [args[2]] : []))
    await desk.client.running.pauseAd({ params })
    await desk.rest()
    out.calls.length = 0
    out.world.lie = ({ method, args }) => (method === 'setSwitch' && args[2] === 'active' ? 'lose' : undefined)
    await desk.client.running.resumeAd({ params })
    await heard(() => ofAd().length > 0)
    await desk.client.spending.stopSpending()
    out.world.lie = () => undefined
    const before = ofAd().length
    await desk.pass(10)
    await desk.rest()
    expect(ofAd().length).toBe(before)
    expect((await their.get(campaign)).why).not.toContain('An ad was not switched on')
    await desk.client.spending.releaseStop()
    await heard(() => ofAd().length > before)
    expect(ofAd().at(-1)).toBe('active')
    await desk.rest()
    expect(stage.treeOf(campaign.campaignId).campaign?.status).toBe('paused')

    await desk.client.running.pauseAd({ params })
    await desk.rest()
    out.world.lie = ({ method, args }) => (method === 'setSwitch' && args[2] === 'active' ? 'lose' : undefined)
    const tries = ofAd().length
    await desk.client.running.resumeAd({ params })
    await heard(() => ofAd().length > tries)
    await desk.client.spending.stopSpending()
    out.world.lie = () => undefined
    await desk.pass(10)
    await desk.rest()
    await desk.client.running.pauseAd({ params })
    await desk.rest()
    expect(ofAd().at(-1)).toBe('paused')
    await desk.client.spending.releaseStop()
    await desk.rest()
    expect(ofAd().at(-1)).toBe('paused')
  })

  test('that is asked for during the stop is refused in words at once, and nothing of it is promised', async () => {
    const campaign = await running('Asked')
    await desk.client.spending.stopSpending()
    const refused = { code: 'conflict', message: expect.stringContaining('All spending is stopped') }
    await expect(their.setBudget(campaign, 5000)).rejects.toMatchObject(refused)
    expect((await their.get(campaign)).version).toBe(campaign.version)
    await expect(their.activate(campaign)).rejects.toMatchObject(refused)
  })
})
