import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cakes, campaignsOf } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { type LaunchDesk, startLaunchDesk } from '../support/launchDesk.ts'

describe.each(databases)('an approval, on %s', (_name, open) => {
  let stage: LaunchDesk
  let desk: LaunchDesk['desk']
  let maya: LaunchDesk['their']
  let ines: LaunchDesk['their']
  let inesClient: LaunchDesk['desk']['client']
  beforeAll(async () => {
    stage = await startLaunchDesk({ database: await open() })
    desk = stage.desk
    maya = stage.their
    inesClient = await joins('ines', 'advertiser')
    ines = campaignsOf(inesClient, desk.pair.id)
    const params = { pairId: desk.pair.id }
    const { version } = await desk.client.spending.getLimits({ params })
    await desk.client.spending.setLimits({ params, version, body: { approvalAbove: 30_000, perMonth: null } })
  }, 60_000)
  afterAll(() => desk.stop())

  async function joins(name: string, role: 'advertiser' | 'analyst') {
    const { client } = desk.browser()
    const email = `${name}@example.com`
    await client.accounts.signUp({ body: { name, email, password: 'sourdough and salt' } })
    const invite = await desk.client.accounts.inviteMember({ body: { email, role } })
    await client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    await client.accounts.switchTeam({ body: { teamId: stage.teamId } })
    return client
  }
  const asked = async (campaign: { id: string }, by = desk.client) => {
    const params = { campaignId: campaign.id }
    const { hash } = await by.launches.getPlan({ params })
    return by.launches.askApproval({ params, body: { hash } })
  }
  const approved = async (campaign: { id: string }, by = inesClient) => {
    const params = { campaignId: campaign.id }
    const { hash } = await by.launches.getPlan({ params })
    return by.launches.approve({ params, body: { hash } })
  }

  test('is not needed for what can cost no more than the limit', async () => {
    const campaign = await maya.make(cakes(stage.imageId, { name: 'Cheap', budget: { kind: 'daily', amount: 1000 } }))
    expect((await maya.plan(campaign)).approval).toMatchObject({ state: 'not_needed', above: 30_000, mayGive: false })
    await expect(asked(campaign)).rejects.toMatchObject({ code: 'conflict' })
    await expect(approved(campaign)).rejects.toMatchObject({ code: 'conflict' })
    await maya.launched(campaign)
  })

  test('is asked for, told, given by somebody else and bound to exactly that plan', async () => {
    const campaign = await maya.make(cakes(stage.imageId, { name: 'Dear' }))
    expect((await maya.plan(campaign)).approval).toMatchObject({ state: 'needed', mayGive: false })
    await expect(maya.launch(campaign)).rejects.toMatchObject({ code: 'conflict' })
    await expect(approved(campaign, desk.client)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await asked(campaign)).approval).toMatchObject({
      state: 'asked',
      askedBy: desk.maya ? expect.any(String) : '',
    })
    const told = await eventually(
      async () => (await inesClient.notifications.listNotifications()).items,
      (items) => items.some(({ kind }) => kind === 'approval_asked'),
    )
    expect(told.find(({ kind }) => kind === 'approval_asked')).toMatchObject({
      pairId: desk.pair.id,
      campaignId: campaign.id,
      what: 'Dear',
    })

    const plan = await approved(campaign)
    expect(plan.approval).toMatchObject({ state: 'given', givenBy: 'ines', mayGive: true })
    const mine = (await desk.client.notifications.listNotifications()).items
    expect(mine.find(({ kind }) => kind === 'approval_given')).toMatchObject({ campaignId: campaign.id, who: 'ines' })

    await maya.save(campaign, cakes(stage.imageId, { name: 'Dear', budget: { kind: 'daily', amount: 4100 } }))
    expect((await maya.plan(campaign)).approval.state).toBe('needed')
    await expect(maya.launch(campaign)).rejects.toMatchObject({ code: 'conflict' })
    const params = { campaignId: campaign.id }
    await expect(inesClient.launches.approve({ params, body: { hash: plan.hash } })).rejects.toMatchObject({
      code: 'outdated',
    })
    await maya.save(campaign, cakes(stage.imageId, { name: 'Dear' }))
    expect((await maya.plan(campaign)).approval.state).toBe('needed')
  })

  test('cannot be given by anybody who wrote some of it, even if they changed it back', async () => {
    const campaign = await maya.make(cakes(stage.imageId, { name: 'Shared' }))
    await ines.save(campaign, cakes(stage.imageId, { name: 'Shared by Inês' }))
    await maya.save(campaign, cakes(stage.imageId, { name: 'Shared' }))
    await expect(approved(campaign)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(approved(campaign, desk.client)).rejects.toMatchObject({ code: 'forbidden' })
    const third = await joins('rosa', 'advertiser')
    expect((await approved(campaign, third)).approval.state).toBe('given')
  })

  test('holds for the launch and for switching on, until it is changed or withdrawn', async () => {
    const campaign = await maya.make(cakes(stage.imageId, { name: 'Whole' }))
    await approved(campaign)
    const params = { campaignId: campaign.id }
    expect((await desk.client.launches.withdrawApproval({ params })).approval.state).toBe('needed')
    await expect(maya.launch(campaign)).rejects.toMatchObject({ code: 'conflict' })
    await approved(campaign)
    await maya.launched(campaign)
    await expect(desk.client.launches.withdrawApproval({ params })).rejects.toMatchObject({ code: 'conflict' })
    await maya.activate(campaign)
    await desk.rest()
    await expect(maya.setBudget(campaign, 4500)).rejects.toMatchObject({ code: 'conflict' })
    expect((await maya.get(campaign)).budget.amount).toBe(4000)
    expect(await maya.setBudget(campaign, 3900)).toMatchObject({ budget: { amount: 3900 } })
    await maya.settled(campaign)
    await desk.rest()
    await maya.pause(campaign)
    await desk.rest()
    await expect(maya.activate(campaign)).rejects.toMatchObject({ message: expect.stringContaining('approve') })
  })

  test('cannot be given by somebody who only looks at results', async () => {
    const analyst = await joins('ana', 'analyst')
    const campaign = await maya.make(cakes(stage.imageId, { name: 'Looked at' }))
    await expect(approved(campaign, analyst)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
