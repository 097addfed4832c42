import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pairTokenOf } from '../../server/linking/speaking.ts'
import { bakery, repairsPage, tom, velo } from '../../server/sandbox/cast.ts'
import { editComment, writeComment } from '../../server/sandbox/comments.ts'
import { recordGrant } from '../../server/sandbox/grants.ts'
import { killTokens } from '../../server/sandbox/tokens.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually, synced } from '../support/journey.ts'
import { newcomer } from '../support/visitors.ts'

describe.each(databases)('linking, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  const getPair = () => desk.client.linking.getPair({ params: { pairId: desk.pair.id } })
  const rows = (table: 'comments' | 'threads' | 'posts') =>
    desk.services.db.selectFrom(table).where('pairId', '=', desk.pair.id).selectAll().orderBy('id').execute()
  const commentsOutThere = () =>
    desk.world.db
      .prepare(
        `select comments.id from comments join posts on posts.id = postId
         where accountId in (?, ?) and comments.deletedAt is null order by comments.id`,
      )
      .pluck()
      .all(bakery.pageId, bakery.profileId)

  test('a Page without its Profile is linked alone, and the Profile is found when it appears', async () => {
    const iker = await newcomer(desk, 'iker')
    const { accounts, linking } = iker.client
    const { url } = await accounts.continueWithFacebook({ body: { returnTo: '/connect' } })
    await iker.visit(`${url}&person=${velo.owner.id}&approve=yes`)
    const { id: connectionId } = await linking.keepConnection()
    const { items } = await linking.listPages({ params: { connectionId } })
    const page = items.find(({ page }) => page.id === repairsPage.pageId)
    expect(page).toMatchObject({
      profile: null,
      linkable: true,
      obstacle: { title: expect.stringContaining('Profile') },
    })
    expect(page?.obstacle?.steps.length).toBeGreaterThan(2)

    const { id } = await linking.linkPair({ body: { connectionId, pageId: repairsPage.pageId } })
    const params = { pairId: id }
    const alone = await synced(iker.client, id)
    expect(alone.profile).toBeNull()
    expect((await linking.checkPair({ params })).health.findings).toMatchObject([{ remedy: 'recheck' }])

    desk.world.db.prepare('update profiles set pageId = ? where id = ?').run(repairsPage.pageId, velo.profileId)
    recordGrant(desk.world, velo.owner.id, {
      granted: [],
      declined: [],
      pages: [{ pageId: repairsPage.pageId, profileId: velo.profileId }],
    })
    const found = await linking.checkPair({ params })
    expect(found).toMatchObject({ profile: { username: velo.username }, health: { state: 'well' } })
    await synced(iker.client, id)
    const { items: threads } = await iker.client.inbox.listThreads({ params, query: { network: 'instagram' } })
    expect(threads.length).toBeGreaterThan(0)
  })

  test('a sync whose token dies in the middle pauses, says so, and goes on once the connection is renewed', async () => {
    const before = await rows('comments')
    desk.badDay('expired-token', { method: 'GET', path: '/comments' })
    await desk.client.linking.startSync({ params: { pairId: desk.pair.id } })
    const paused = await eventually(getPair, ({ sync }) => sync?.state === 'paused')
    expect(paused.health.state).toBe('broken')
    expect(paused.health.findings.map(({ remedy }) => remedy)).toContain('reconnect')
    expect(paused.sync?.problem).toContain('expired')

    await desk.client.linking.keepConnection()
    const done = await synced(desk.client, desk.pair.id)
    expect(done).toMatchObject({ health: { state: 'well' }, sync: { problem: null } })
    expect((await rows('comments')).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  test('a token that really is dead is asked for again, and signing on brings everything back', async () => {
    killTokens(desk.world, bakery.owner.id, 460)
    const { health } = await desk.client.linking.checkPair({ params: { pairId: desk.pair.id } })
    expect(health).toMatchObject({ state: 'broken', findings: [{ remedy: 'reconnect' }] })
    await expect(desk.client.linking.keepConnection()).rejects.toMatchObject({ code: 'reconnect_required' })

    const { url } = await desk.client.accounts.continueWithFacebook({ body: { returnTo: '/' } })
    await desk.maya.visit(`${url}&person=first&approve=yes`)
    await desk.client.linking.keepConnection()
    expect((await desk.client.linking.checkPair({ params: { pairId: desk.pair.id } })).health.state).toBe('well')
  })

  test.each(['rate-4', 'rate-32', 'rate-80001', '5xx-before', 'truncated', 'hang'] as const)(
    'a sync that meets %s waits, and then reads to the end',
    async (kind) => {
      desk.badDay(kind, { method: 'GET', path: '/comments', remaining: 4 })
      await desk.client.linking.startSync({ params: { pairId: desk.pair.id } })
      for (let rounds = 0; rounds < 8 && (await getPair()).sync?.state !== 'done'; rounds += 1) {
        await desk.pass(301)
        await desk.rest()
      }
      expect((await getPair()).sync).toMatchObject({ state: 'done', problem: null })
      const here = (await rows('comments')).flatMap(({ remoteId, deletedAt }) => (deletedAt ? [] : [remoteId]))
      expect(here.sort()).toEqual(commentsOutThere())
    },
  )

  test('a post that is deleted while everything is read stops nothing', async () => {
    const id = desk.newestPost('instagram')
    const thread = await desk.tomWrites('instagram')
    desk.world.db.prepare('update posts set deletedAt = ? where id = ?').run('2026-01-01T00:00:00.000Z', id)
    await desk.client.linking.startSync({ params: { pairId: desk.pair.id } })
    await synced(desk.client, desk.pair.id)
    expect(await desk.getComment(thread.id, thread.id)).toMatchObject({ deletedAt: expect.any(String) })

    desk.world.db.prepare('update posts set deletedAt = null where id = ?').run(id)
    await desk.pass(120)
    await desk.client.linking.startSync({ params: { pairId: desk.pair.id } })
    await synced(desk.client, desk.pair.id)
    expect(await desk.getComment(thread.id, thread.id)).toMatchObject({ deletedAt: null })
  })

  test('what was read, done and answered is back when an unlinked Page is linked again, with what happened meanwhile', async () => {
    const thread = await desk.tomWrites('facebook')
    const other = await desk.tomWrites('facebook')
    await desk.client.triage.finishThread({ params: { threadId: thread.id } })
    await desk.rest()
    const before = { threads: await rows('threads'), posts: await rows('posts') }
    const params = { pairId: desk.pair.id }
    await desk.client.linking.unlinkPair({ params })
    await expect(desk.client.inbox.listThreads({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.client.inbox.getThread({ params: { threadId: thread.id } })).rejects.toMatchObject({
      code: 'not_found',
    })
    editComment(desk.world, { actorId: tom.id, commentId: other.id, message: 'And spelt?' })
    const missed = writeComment(desk.world, {
      actorId: tom.id,
      targetId: desk.newestPost('facebook'),
      message: 'Anybody there?',
    })

    const { connection, pair } = desk.maya
    const body = { connectionId: connection.id, pageId: pair.page.id }
    expect((await desk.client.linking.linkPair({ body })).id).toBe(pair.id)
    await synced(desk.client, pair.id)
    const after = await rows('threads')
    expect(after.filter(({ id }) => id !== missed.id && id !== other.id)).toEqual(
      before.threads.filter(({ id }) => id !== other.id),
    )
    expect(after.find(({ id }) => id === thread.id)?.state).toBe('done')
    expect(after.find(({ id }) => id === other.id)?.message).toBe('And spelt?')
    expect(after.find(({ id }) => id === missed.id)).toMatchObject({ state: 'open', message: 'Anybody there?' })
    expect((await rows('posts')).map(({ id }) => id)).toEqual(before.posts.map(({ id }) => id))
  })

  test('one team that leaves a Page does not silence another that stays', async () => {
    const { db, vault } = desk.services
    const neighbour = await newcomer(desk, 'neighbour')
    const teamId = (await neighbour.client.accounts.getDesk()).team?.id ?? ''
    const pair = await db.selectFrom('pairs').where('id', '=', desk.pair.id).selectAll().executeTakeFirstOrThrow()
    const connection = await db
      .selectFrom('connections')
      .where('id', '=', pair.connectionId)
      .selectAll()
      .executeTakeFirstOrThrow()
    const token = vault.open(pair.sealedToken, pairTokenOf(pair))
    await db
      .insertInto('connections')
      .values({ ...connection, teamId })
      .execute()
    await db
      .insertInto('pairs')
      .values({ ...pair, teamId, sealedToken: vault.seal(token, pairTokenOf({ teamId, id: pair.id })) })
      .execute()
    await neighbour.client.linking.unlinkPair({ params: { pairId: pair.id } })
    expect((await desk.tomWrites('facebook', 'Still there?')).message).toBe('Still there?')
  })

  test('whoever takes over from somebody whose connection died takes the pair along', async () => {
    const { db, clock } = desk.services
    await db.updateTable('connections').set({ diedAt: clock().toISOString(), platformUserId: 'gone' }).execute()
    expect((await getPair()).health.state).toBe('broken')
    const { id } = await desk.client.linking.keepConnection()
    expect(await getPair()).toMatchObject({ connection: { id }, health: { state: 'well' } })
    const thread = await desk.tomWrites('facebook')
    const reply = await desk.reply(thread.id, 'Until six.')
    await desk.delivered(thread.id, reply.id, null)
  })

  test('a change needs the version it was made from, and the one it was made from must still be there', async () => {
    const { version } = await getPair()
    const change = (header: string | null) =>
      desk.maya.send(`${desk.url}/api/pairs/${desk.pair.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...(header !== null && { 'if-match': header }) },
        body: JSON.stringify({ zone: 'Europe/Dublin' }),
      })
    expect([(await change(null)).status, (await change('*')).status, (await change('later')).status]).toEqual([
      428, 428, 428,
    ])
    expect((await change(`"${version + 1}"`)).status).toBe(412)
    expect((await getPair()).zone).not.toBe('Europe/Dublin')
    expect((await change(`"${version}"`)).status).toBe(200)
    expect((await change(`"${version}"`)).status).toBe(412)
    expect(await getPair()).toMatchObject({ zone: 'Europe/Dublin', version: version + 1 })
  })

  test("another team's pair, thread, comment and connection are as unknown as what never was", async () => {
    const mallory = await newcomer(desk, 'mallory')
    const [thread] = await rows('threads')
    const { inbox, linking, moderation, triage } = mallory.client
    const problem = (call: Promise<unknown>) => call.catch(({ code, message }) => ({ code, message }))
    const asks: ((id: string) => Promise<unknown>)[] = [
      (pairId) => linking.getPair({ params: { pairId } }),
      (pairId) => linking.unlinkPair({ params: { pairId } }),
      (pairId) => linking.startSync({ params: { pairId } }),
      (pairId) => linking.changePair({ params: { pairId }, body: { zone: 'UTC' }, version: 1 }),
      (pairId) => inbox.listThreads({ params: { pairId } }),
      (pairId) => inbox.countThreads({ params: { pairId } }),
      (threadId) => inbox.getThread({ params: { threadId } }),
      (threadId) => triage.finishThread({ params: { threadId } }),
      (commentId) => moderation.replyToComment({ params: { commentId }, body: { message: 'Mine now.' } }),
      (commentId) => moderation.deleteComment({ params: { commentId } }),
      (connectionId) => linking.listPages({ params: { connectionId } }),
      (connectionId) => linking.linkPair({ body: { connectionId, pageId: bakery.pageId } }),
    ]
    for (const [index, ask] of asks.entries()) {
      const real = index < 6 ? desk.pair.id : index < 10 ? (thread?.id ?? '') : desk.maya.connection.id
      const foreign = await problem(ask(real))
      expect(foreign).toMatchObject({ code: 'not_found' })
      for (const unknown of ['nothing', 'a\u0000b'])
        expect(await problem(ask(unknown))).toMatchObject({ code: expect.stringMatching(/not_found|invalid/) })
      expect(await problem(ask('nothing'))).toEqual(foreign)
    }
  })
})
