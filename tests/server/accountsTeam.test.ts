import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditHashOf } from '../../server/live/changes.ts'
import { type Accounts, type AccountsBrowser, startAccounts } from '../support/accounts.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('a team, on %s', (_name, open) => {
  let desk: Accounts
  let maya: AccountsBrowser
  let tom: AccountsBrowser
  let count = 0

  beforeAll(async () => {
    desk = await startAccounts({ address: await open() })
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    count++
    desk.world.caller = `192.0.2.${count}`
    maya = await newcomer('maya')
    tom = await newcomer('tom')
  })

  const addressOf = (name: string) => `${name}${count}@bakery.example`
  const newcomer = async (name: string) => {
    const browser = desk.browser()
    await browser.api.signUp({ body: { name, email: addressOf(name), password: 'sourdough at five' } })
    return browser
  }
  const invite = async (name: string, role: 'owner' | 'admin' | 'moderator') =>
    maya.api.inviteMember({ body: { email: addressOf(name), role } })
  const join = async (browser: AccountsBrowser, name: string, role: 'owner' | 'admin' | 'moderator') => {
    const { id } = await invite(name, role)
    return browser.api.acceptInvite({ params: { inviteId: id } })
  }
  const memberNamed = async (name: string) => {
    const { items } = await maya.api.listMembers()
    const member = items.find((one) => one.name === name)
    return { memberId: member?.id ?? '' }
  }

  test('an invited person sees who invites them, joins, and works there', async () => {
    const { id, url, role } = await invite('tom', 'moderator')
    expect({ url, role }).toEqual({ url: `${desk.url}/invites/${id}`, role: 'moderator' })
    expect(await desk.browser().api.getInvite({ params: { inviteId: id } })).toEqual({
      team: "maya's team",
      inviter: 'maya',
      email: addressOf('tom'),
      role: 'moderator',
    })
    const joined = await tom.api.acceptInvite({ params: { inviteId: id } })
    expect(joined.team).toMatchObject({ name: "maya's team", role: 'moderator', tasks: ['moderate'] })
    expect(joined.teams.map(({ name }) => name)).toEqual(["maya's team", "tom's team"])
    expect((await tom.api.listMembers()).items.map(({ name }) => name)).toEqual(['maya', 'tom'])
    expect((await maya.api.listInvites()).items).toEqual([])
  })

  test('an invite is for one address, for one use, for seven days', async () => {
    const { id } = await invite('tom', 'moderator')
    const params = { inviteId: id }
    const ola = await newcomer('ola')
    await expect(ola.api.acceptInvite({ params })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(desk.browser().api.acceptInvite({ params })).rejects.toMatchObject({ code: 'signed_out' })

    desk.world.aheadMs = 7 * 24 * 3600_000 + 1000
    const over = { code: 'not_found', message: 'This invite is no longer valid. Ask for a new one.' }
    await expect(tom.api.acceptInvite({ params })).rejects.toMatchObject(over)
    expect((await maya.api.listInvites()).items).toEqual([])
    desk.world.aheadMs = 0

    await tom.api.acceptInvite({ params })
    await expect(tom.api.acceptInvite({ params })).rejects.toMatchObject(over)
    await expect(maya.api.inviteMember({ body: { email: addressOf('tom'), role: 'owner' } })).rejects.toMatchObject({
      code: 'invalid',
      fields: { email: 'This person is in the team already.' },
    })
  })

  test('somebody without an e-mail address joins by the link alone', async () => {
    const browser = desk.browser()
    const { url } = await browser.api.continueWithFacebook({ body: { returnTo: '/' } })
    await browser.visit(`${url}&person=first&approve=yes`)
    const { id } = await invite('whoever', 'admin')
    expect((await browser.api.acceptInvite({ params: { inviteId: id } })).team?.role).toBe('admin')
  })

  test('inviting an address again renews the one invite it has', async () => {
    const first = await invite('tom', 'moderator')
    desk.world.aheadMs = 24 * 3600_000
    const second = await invite('tom', 'admin')
    desk.world.aheadMs = 0
    expect(second.id).toBe(first.id)
    expect(second.expiresAt > first.expiresAt).toBe(true)
    expect(await maya.api.listInvites()).toEqual({ items: [second] })
  })

  test('an invite that was withdrawn opens nothing, and only its own team can withdraw it', async () => {
    const { id } = await invite('tom', 'moderator')
    const params = { inviteId: id }
    await expect(tom.api.withdrawInvite({ params })).rejects.toMatchObject({ code: 'not_found' })
    await maya.api.withdrawInvite({ params })
    await expect(tom.api.acceptInvite({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(maya.api.withdrawInvite({ params })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('rights are what the role says, from the next request on', async () => {
    await join(tom, 'tom', 'moderator')
    await expect(tom.api.listInvites()).rejects.toMatchObject({ code: 'forbidden' })
    const params = await memberNamed('tom')
    expect(await maya.api.changeRole({ params, body: { role: 'admin' } })).toMatchObject({ name: 'tom', role: 'admin' })
    expect(await tom.api.listInvites()).toEqual({ items: [] })
    await maya.api.changeRole({ params, body: { role: 'analyst' } })
    await expect(tom.api.listInvites()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('the last owner stays, and nobody changes their own role', async () => {
    await join(tom, 'tom', 'admin')
    const [mayaHere, tomHere] = [await memberNamed('maya'), await memberNamed('tom')]
    const needsOwner = { code: 'conflict', message: 'A team needs an owner. Make somebody else owner first.' }
    await expect(tom.api.changeRole({ params: mayaHere, body: { role: 'admin' } })).rejects.toMatchObject(needsOwner)
    await expect(tom.api.removeMember({ params: mayaHere })).rejects.toMatchObject(needsOwner)
    await expect(maya.api.removeMember({ params: mayaHere })).rejects.toMatchObject(needsOwner)
    await expect(tom.api.changeRole({ params: tomHere, body: { role: 'owner' } })).rejects.toMatchObject({
      code: 'forbidden',
    })

    await maya.api.changeRole({ params: tomHere, body: { role: 'owner' } })
    await tom.api.changeRole({ params: mayaHere, body: { role: 'admin' } })
    expect((await maya.api.getDesk()).team?.role).toBe('admin')
  })

  test('two owners who demote each other at once leave one', async () => {
    await join(tom, 'tom', 'owner')
    const [mayaHere, tomHere] = [await memberNamed('maya'), await memberNamed('tom')]
    const outcomes = await Promise.allSettled([
      maya.api.changeRole({ params: tomHere, body: { role: 'analyst' } }),
      tom.api.changeRole({ params: mayaHere, body: { role: 'analyst' } }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { items } = await maya.api.listMembers()
    expect(items.filter(({ role }) => role === 'owner')).toHaveLength(1)
  })

  test('a member who is removed has lost the team on the very next request, and works in their own', async () => {
    await join(tom, 'tom', 'admin')
    await tom.api.listInvites()
    await maya.api.removeMember({ params: await memberNamed('tom') })
    expect((await tom.api.getDesk()).team?.name).toBe("tom's team")
    expect((await tom.api.listMembers()).items.map(({ name }) => name)).toEqual(['tom'])
    expect((await maya.api.listMembers()).items.map(({ name }) => name)).toEqual(['maya'])
  })

  test('another team’s members are not found', async () => {
    const stranger = (await tom.api.listMembers()).items[0]?.id ?? ''
    const params = { memberId: stranger }
    await expect(maya.api.removeMember({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(maya.api.changeRole({ params, body: { role: 'analyst' } })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await tom.api.getDesk()).team?.role).toBe('owner')
  })

  test('a person changes between their teams, in this browser, and into no other’s', async () => {
    const other = desk.browser()
    await other.api.signIn({ body: { email: addressOf('tom'), password: 'sourdough at five' } })
    const { teams } = await join(tom, 'tom', 'admin')
    const own = teams.find(({ name }) => name === "tom's team")?.id ?? ''
    expect((await tom.api.switchTeam({ body: { teamId: own } })).team).toMatchObject({ id: own, role: 'owner' })
    expect((await other.api.getDesk()).team?.id).toBe(own)
    await expect(maya.api.switchTeam({ body: { teamId: own } })).rejects.toMatchObject({ code: 'not_found' })
    expect((await maya.api.getDesk()).team?.name).toBe("maya's team")
  })

  test('every change of a team is told and written down in an unbroken chain', async () => {
    await join(tom, 'tom', 'admin')
    await maya.api.changeRole({ params: await memberNamed('tom'), body: { role: 'analyst' } })
    await maya.api.removeMember({ params: await memberNamed('tom') })

    const teamId = (await maya.api.getDesk()).team?.id ?? ''
    const lines = await desk.services.db
      .selectFrom('audit')
      .where('teamId', '=', teamId)
      .orderBy('seq')
      .selectAll()
      .execute()
    expect(lines.map(({ action }) => action)).toEqual([
      'team.made',
      'member.invited',
      'member.joined',
      'member.role',
      'member.removed',
    ])
    let before = ''
    for (const { hash, ...line } of lines) {
      const { seq, actorId, action, detail, createdAt } = line
      expect(hash).toBe(auditHashOf(before, { teamId, seq, actorId, action, detail, createdAt }))
      before = hash
    }
    const changes = await desk.services.db.selectFrom('changes').where('teamId', '=', teamId).select('topic').execute()
    expect(changes.map(({ topic }) => topic)).toEqual(Array.from({ length: 5 }, () => 'accounts'))
  })
})
