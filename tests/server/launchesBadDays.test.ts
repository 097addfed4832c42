import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cakes } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { type LaunchDesk, startLaunchDesk } from '../support/launchDesk.ts'

describe.each(databases)('a bad day of a campaign, on %s', (_name, open) => {
  let stage: LaunchDesk
  let desk: LaunchDesk['desk']
  let out: LaunchDesk['out']
  let their: LaunchDesk['their']
  beforeAll(async () => {
    stage = await startLaunchDesk({ database: await open() })
    ;({ desk, out, their } = stage)
    out.world.review = 'PAUSED'
  }, 60_000)
  afterEach(() => {
    out.world.lie = () => undefined
    out.calls.length = 0
  })
  afterAll(() => desk.stop())

  const launched = async (name: string) => {
    const campaign = await their.launched(await their.make(cakes(stage.imageId, { name })))
    await desk.pass(3)
    await their.until(campaign, ({ state }) => state === 'paused')
    return campaign
  }
  const obstacle = (value: 'disabled' | 'no_payment' | null) =>
    desk.services.db.updateTable('adAccounts').set({ obstacle: value }).execute()

  test('an ad account that is closed or cannot pay lets nothing be launched or switched on', async () => {
    const campaign = await launched('Payable')
    const draft = await their.make(cakes(stage.imageId, { name: 'Unpaid' }))
    for (const value of ['disabled', 'no_payment'] as const) {
      await obstacle(value)
      await expect(their.launch(draft)).rejects.toMatchObject({
        code: 'invalid',
        fields: { content: expect.any(String) },
      })
      await expect(their.activate(campaign)).rejects.toMatchObject({ code: 'conflict' })
    }
    await obstacle(null)
    expect((await their.activate(campaign)).state).toBe('scheduled')
    await their.pause(campaign)
    await desk.rest()
  })

  test('what no reading could decide is swept when the launch is given up, and what was made is gone on with', async () => {
    out.world.lie = ({ method }) => (method === 'createAdSet' ? 'lose' : undefined)
    const campaign = await their.make(cakes(stage.imageId, { name: 'Given up' }))
    const launch = await their.launch(campaign)
    for (let round = 0; round < 12; round += 1) await desk.pass(61)
    const stuck = await their.settled(campaign, 'stuck')
    const step = stuck?.steps.find(({ what }) => what === 'ad_set')
    expect(step?.state).toBe('needs_you')
    out.world.lie = () => undefined
    const { campaignId = null } = await their.get(campaign)
    const orphan = await out.double.createAdSet(
      {} as never,
      { ...out.campaigns.get(campaignId ?? '')?.spec, name: step?.name, campaignId } as never,
    )
    await their.decide(launch, 'give_up')
    expect(await their.get(campaign)).toMatchObject({ state: 'draft', launchedVersion: null, campaignId })
    await desk.rest()
    expect(out.adSets.get(orphan.id)?.status).toBe('archived')
    const again = await their.launched(campaign)
    expect(again.campaignId).toBe(campaignId)
    const living = stage.treeOf(campaignId).adSets.filter(({ status }) => status !== 'archived')
    expect(living).toHaveLength(1)
    expect(living[0]?.name).not.toBe(step?.name)
  })

  test('an activation that is refused in the middle leaves nothing on, and says why', async () => {
    const campaign = await launched('Half on')
    out.world.lie = ({ method, args }) =>
      method === 'setSwitch' && args[2] === 'active' && args[1] === campaign.campaignId ? 'refuse' : undefined
    await their.activate(campaign)
    await desk.rest()
    const off = await their.until(campaign, ({ state }) => state === 'needs_you')
    expect(off.why).toBe('Not switched on: Your ad cannot say that.')
    await desk.rest()
    expect(stage.treeOf(campaign.campaignId).campaign?.status).toBe('paused')
    const kept = await desk.services.db
      .selectFrom('reservations')
      .where('campaignId', '=', campaign.id)
      .select('committed')
      .execute()
    expect(kept.every(({ committed }) => committed === 0)).toBe(true)
  })

  test.each([0, -1, 1.5, 1e21, '12,50'])('a budget of %j is not taken', async (amount) => {
    const campaign = await their.make(cakes(stage.imageId, { name: 'Odd' }))
    await expect(their.setBudget(campaign, amount as number)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a start that does not exist, or is over, stands against the launch', async () => {
    const schedule = (startsAt: string, endsAt: string) =>
      cakes(stage.imageId, { name: 'Clocks', schedule: { startsAt, endsAt } })
    const campaign = await their.make(schedule('2027-03-28T02:30', '2027-04-05T09:00'))
    const levels = async () => (await their.plan(campaign)).findings.filter(({ path }) => path.startsWith('schedule'))
    expect(await levels()).toMatchObject([{ path: 'schedule.startsAt', level: 'error' }])
    await their.save(campaign, schedule('2020-01-01T09:00', '2027-04-05T09:00'))
    expect(await levels()).toMatchObject([{ path: 'schedule.startsAt', level: 'error' }])
    const never = their.save(campaign, schedule('2027-99-99T99:99', '2027-04-05T09:00'))
    await expect(never).rejects.toMatchObject({ code: 'invalid' })
  })
})
