import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Change } from '../../server/contract/live.ts'
import { write } from '../../server/db/write.ts'
import { audit, changed } from '../../server/live/changes.ts'
import { databases } from '../support/databases.ts'
import { type Server, type ServerBrowser, startServer } from '../support/server.ts'
import { newcomer } from '../support/visitors.ts'

const topics = Change.shape.topic.options

describe.each(databases)('the stream of changes, on %s', (_name, open) => {
  let server: Server
  let maya: ServerBrowser
  let teamId: string
  beforeAll(async () => {
    server = await startServer({ database: await open(), role: 'api' })
    maya = await newcomer(server, 'maya')
    teamId = (await maya.client.accounts.getDesk()).team?.id ?? ''
  }, 60_000)
  afterAll(() => server.stop())

  const tellTeam = (id: string, topic: Change['topic'] = 'inbox') =>
    write(server.services.db, (trx) => {
      const { hub, clock } = server.services
      return changed(trx, { hub, now: clock(), teamId }, topic, null, [id])
    })

  /** Reads a stream until `enough`, then hangs up; what it read, in its order. */
  async function listen(headers: Record<string, string>, enough: (heard: Heard[]) => boolean, query = '') {
    const leaving = new AbortController()
    const answer = await maya.send(`${server.url}/api/live${query}`, { headers, signal: leaving.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const heard: Heard[] = []
    let text = ''
    try {
      for await (const chunk of answer.body ?? []) {
        text += new TextDecoder().decode(chunk)
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) {
          const [, id, data] = /^id: (\d+)\ndata: (.+)$/.exec(part) ?? []
          if (id && data) heard.push({ id: Number(id), data: JSON.parse(data) as Change })
        }
        if (enough(heard)) leaving.abort()
      }
    } catch (error) {
      if (!leaving.signal.aborted) throw error
    }
    return heard
  }
  const newest = async () => (await maya.client.accounts.getDesk()).seq
  const idsIn = (heard: Heard[]) => heard.flatMap(({ data }) => data.ids)

  test('misses nothing under many writers at once, however often it is cut off and taken up again', async () => {
    let last = await newest()
    const all = Array.from({ length: 8 }, (_, writer) =>
      Array.from({ length: 25 }, (_, number) => `${writer}.${number}`),
    )
    const writing = Promise.all(
      all.map(async (ids) => {
        for (const id of ids) await tellTeam(id)
      }),
    )
    const heard: Heard[] = []
    while (idsIn(heard).length < 200) {
      const piece = await listen(
        { 'last-event-id': String(last) },
        (some) => some.length >= 20 || idsIn([...heard, ...some]).length >= 200,
      )
      heard.push(...piece)
      last = piece.at(-1)?.id ?? last
    }
    await writing
    expect(idsIn(heard).sort()).toEqual(all.flat().sort())
    const numbers = heard.map(({ id }) => id)
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
    for (const ids of all) expect(idsIn(heard).filter((id) => ids.includes(id))).toEqual(ids)
  })

  test('says that everything may be stale when the number is from beyond', async () => {
    const heard = await listen({ 'last-event-id': '999999999' }, (some) => some.length >= topics.length)
    expect(heard.map(({ data }) => data)).toEqual(topics.map((topic) => ({ topic, pairId: null, ids: [] })))
    const last = heard.at(-1)?.id ?? 0
    await tellTeam('after')
    expect(idsIn(await listen({}, (some) => some.length > 0, `?after=${last}`))).toEqual(['after'])
  })

  test('tells one team nothing of another', async () => {
    const { id } = (await (await newcomer(server, `stranger`)).client.accounts.getDesk()).team ?? { id: '' }
    const { hub, clock, db } = server.services
    const after = await newest()
    await write(db, (trx) => changed(trx, { hub, now: clock(), teamId: id }, 'inbox', null, ['theirs']))
    await tellTeam('ours')
    expect(idsIn(await listen({}, (some) => some.length > 0, `?after=${after}`))).toEqual(['ours'])
  })

  test('ends for a member who is taken out of the team, who cannot take it up again', async () => {
    const tom = await newcomer(server, 'tom')
    const invite = await maya.client.accounts.inviteMember({ body: { email: tom.email, role: 'moderator' } })
    await tom.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    const stream = await tom.send(`${server.url}/api/live`)
    const { items } = await maya.client.accounts.listMembers()
    const memberId = items.find(({ email }) => email === tom.email)?.id ?? ''
    const removedAt = performance.now()
    await maya.client.accounts.removeMember({ params: { memberId } })
    await stream.text()
    expect(performance.now() - removedAt).toBeLessThan(2000)

    await tellTeam('a secret')
    const again = await tom.send(`${server.url}/api/live?after=0`, { signal: AbortSignal.timeout(300) })
    const text = await again.text().catch(() => '')
    expect(text).not.toContain('a secret')
  })

  test('numbers changes and audit lines in the order in which they were committed, without doubles', async () => {
    const { db, hub, clock } = server.services
    await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        write(db, async (trx) => {
          await audit(trx, { now: clock(), teamId, actorId: 'maya' }, 'inbox.reply', { number })
          await changed(trx, { hub, now: clock(), teamId }, 'inbox')
        }),
      ),
    )
    const audits = await db.selectFrom('audit').where('teamId', '=', teamId).select('seq').execute()
    const changes = await db.selectFrom('changes').where('teamId', '=', teamId).select('seq').execute()
    const all = [...audits, ...changes].map(({ seq }) => Number(seq)).sort((one, other) => one - other)
    expect(new Set(all).size).toBe(all.length)
    expect(all.at(-1)).toBe(all.length)
  })
})

interface Heard {
  id: number
  data: Change
}
