import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newcomer } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('accounts on %s', (_name, start) => {
  let stage: Stage
  beforeEach(async () => {
    stage = await start()
  })
  afterEach(() => stage.close())

  test('a newcomer signs up and owns a team of their own', async () => {
    const { accounts } = stage.client
    expect(await accounts.getDesk()).toMatchObject({ mode: 'sandbox', person: null, team: null, teams: [] })

    const desk = await accounts.signUp({ body: newcomer })
    expect(desk).toMatchObject({ person: { name: newcomer.name, email: newcomer.email }, team: { role: 'owner' } })
    expect(desk.team?.tasks).toContain('manage')
    expect(desk.teams).toHaveLength(1)
    expect((await accounts.getDesk()).person?.email).toBe(newcomer.email)
    const { items } = await accounts.listMembers()
    expect(items).toMatchObject([{ name: newcomer.name, email: newcomer.email, role: 'owner' }])
  })

  test('an address has one account, however it is written', async () => {
    const { accounts } = stage.client
    await accounts.signUp({ body: newcomer })
    const again = accounts.signUp({ body: { ...newcomer, email: newcomer.email.toUpperCase() } })
    await expect(again).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.any(String) } })
  })

  test('a field that cannot be right is named', async () => {
    const wrong = stage.client.accounts.signUp({ body: { name: ' ', email: 'nadia', password: 'short' } })
    const fields = { name: expect.any(String), email: expect.any(String), password: expect.any(String) }
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', fields })
  })

  test('signing out ends it, a wrong password does not begin it', async () => {
    const { accounts, linking } = stage.client
    await accounts.signUp({ body: newcomer })
    await accounts.signOut()
    await expect(linking.listPairs()).rejects.toMatchObject({ code: 'signed_out' })

    const { email, password } = newcomer
    await expect(accounts.signIn({ body: { email, password: 'three wheels' } })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect((await accounts.getDesk()).person).toBeNull()
    expect((await accounts.signIn({ body: { email, password } })).person?.name).toBe(newcomer.name)
  })

  test('a person sees where they are signed in, and can leave everywhere at once', async () => {
    const { accounts } = stage.client
    await accounts.signUp({ body: newcomer })
    const { items } = await accounts.listSessions()
    expect(items).toMatchObject([{ current: true }])

    await accounts.signOutEverywhere()
    expect((await accounts.getDesk()).person).toBeNull()
  })

  test('an invite brings its person, and nobody else, into the team in the role it names', async () => {
    const { accounts, linking } = stage.client
    const { team } = await accounts.signUp({ body: newcomer })
    const invite = await accounts.inviteMember({ body: { email: 'Ola@Example.com', role: 'moderator' } })
    expect((await accounts.listInvites()).items).toMatchObject([{ id: invite.id, email: 'ola@example.com' }])

    await accounts.signOut()
    const params = { inviteId: invite.id }
    expect(await accounts.getInvite({ params })).toMatchObject({ inviter: newcomer.name, role: 'moderator' })
    await accounts.signUp({ body: { ...newcomer, name: 'Mallory', email: 'mallory@example.com' } })
    await expect(accounts.acceptInvite({ params })).rejects.toMatchObject({ code: 'forbidden' })

    await accounts.signOut()
    await accounts.signUp({ body: { ...newcomer, name: 'Ola', email: 'ola@example.com' } })
    const desk = await accounts.acceptInvite({ params })
    expect(desk.team).toMatchObject({ id: team?.id, role: 'moderator', tasks: ['moderate'] })
    expect(desk.teams).toHaveLength(2)
    await expect(linking.listConnections()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(accounts.acceptInvite({ params })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('nobody takes their own rights away, and the last owner stays', async () => {
    const { accounts } = stage.client
    await accounts.signUp({ body: newcomer })
    const { items } = await accounts.listMembers()
    const params = { memberId: items[0]?.id ?? '' }
    await expect(accounts.changeRole({ params, body: { role: 'analyst' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(accounts.removeMember({ params })).rejects.toMatchObject({ code: 'conflict' })
  })
})
