import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tidy } from '../../server/db/tidy.ts'
import { databases } from '../support/databases.ts'
import { type Server, type ServerBrowser, startServer } from '../support/server.ts'
import { cameAgain, newcomer, settledOwner } from '../support/visitors.ts'

describe.each(databases)('presence, on %s', (name, open) => {
  let server: Server
  let owner: Awaited<ReturnType<typeof settledOwner>>
  let ben: ServerBrowser & { email: string }
  let database: string
  let threadId: string
  let aheadMs = 0
  beforeAll(async () => {
    database = await open()
    server = await startServer({ database, clock: () => new Date(Date.now() + aheadMs) })
    owner = await settledOwner(server, 'maya')
    ben = await newcomer(server, 'ben')
    const invite = await owner.client.accounts.inviteMember({ body: { email: ben.email, role: 'moderator' } })
    await ben.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    const { items } = await owner.client.inbox.listThreads({ params: { pairId: owner.pair.id } })
    threadId = items[0]?.id ?? ''
  }, 60_000)
  afterAll(() => server.stop())
  beforeEach(() => server.services.db.deleteFrom('presences').execute())

  const here = async () => {
    const { items } = await owner.client.presence.listPresence({ params: { pairId: owner.pair.id } })
    return items.map(({ person, state }) => `${person.name} is ${state}`)
  }
  const say = (state: 'reading' | 'typing', who: ServerBrowser = ben) =>
    who.client.presence.showPresence({ params: { threadId }, body: { state } })
  const told = async () => {
    const { count } = await server.services.db
      .selectFrom('changes')
      .where('topic', '=', 'presence')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  }

  test('tells the team of a change, and of no heartbeat', async () => {
    const before = await told()
    for (const state of ['reading', 'reading', 'typing', 'typing', 'typing', 'reading'] as const) await say(state)
    expect((await told()) - before).toBe(3)
    await ben.client.presence.endPresence({ params: { threadId } })
    expect((await told()) - before).toBe(4)
    await ben.client.presence.endPresence({ params: { threadId } })
    expect((await told()) - before).toBe(4)
  })

  test('names everybody who is there, each once', async () => {
    await say('typing')
    await say('reading', owner)
    await say('reading', owner)
    expect((await here()).sort()).toEqual(['ben is typing', 'maya is reading'])
  })

  test('forgets a tab that died, and tells of it anew when it is back', async () => {
    await say('typing')
    aheadMs += 44_000
    expect(await here()).toEqual(['ben is typing'])
    aheadMs += 2000
    expect(await here()).toEqual([])
    const before = await told()
    await say('typing')
    expect((await told()) - before).toBe(1)
    expect(await here()).toEqual(['ben is typing'])

    aheadMs += 120_000
    await tidy(server.services.db, server.services.clock())
    expect(await server.services.db.selectFrom('presences').select('personId').execute()).toEqual([])
  })

  test('is nobody else’s to see, nor to be in', async () => {
    await say('reading')
    const stranger = await newcomer(server, 'stranger')
    const list = stranger.client.presence.listPresence({ params: { pairId: owner.pair.id } })
    await expect(list).rejects.toMatchObject({ code: 'not_found' })
    await expect(say('reading', stranger)).rejects.toMatchObject({ code: 'not_found' })
    expect(await here()).toEqual(['ben is reading'])
  })

  test('ends with the membership', async () => {
    const guest = await newcomer(server, 'guest')
    const invite = await owner.client.accounts.inviteMember({ body: { email: guest.email, role: 'moderator' } })
    await guest.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    await say('typing', guest)
    expect(await here()).toEqual(['guest is typing'])
    const { items } = await owner.client.accounts.listMembers()
    const memberId = items.find(({ email }) => email === guest.email)?.id ?? ''
    await owner.client.accounts.removeMember({ params: { memberId } })
    expect(await here()).toEqual([])
  })

  // SQLite is the database of one process.
  if (name === 'PostgreSQL')
    test('is the same in every process', async () => {
      const other = await startServer({ database, role: 'api', clock: () => new Date(Date.now() + aheadMs) })
      try {
        const elsewhere = await cameAgain(other, ben.email)
        const { team } = await owner.client.accounts.getDesk()
        await elsewhere.client.accounts.switchTeam({ body: { teamId: team?.id ?? '' } })
        await say('typing', elsewhere)
        expect(await here()).toEqual(['ben is typing'])
        await elsewhere.client.presence.endPresence({ params: { threadId } })
        expect(await here()).toEqual([])
      } finally {
        await other.stop()
      }
    })
})
