import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tom } from '../../server/sandbox/cast.ts'
import { deleteComment, writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import type { ServerBrowser } from '../support/server.ts'
import { newcomer } from '../support/visitors.ts'

describe.each(databases)('triage, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  const thread = (threadId: string) => desk.client.inbox.getThread({ params: { threadId } })
  const inSeconds = (seconds: number) => new Date(desk.services.clock().getTime() + seconds * 1000).toISOString()
  const snooze = (threadId: string, seconds: number) =>
    desk.client.triage.snoozeThread({ params: { threadId }, body: { until: inSeconds(seconds) } })
  const changesOf = async (threadId: string) => {
    const rows = await desk.services.db.selectFrom('changes').where('topic', '=', 'inbox').select('ids').execute()
    return rows.filter(({ ids }) => ids.includes(`"${threadId}"`)).length
  }
  const moderator = async (name: string) => {
    const browser = await newcomer(desk, name)
    const invite = await desk.client.accounts.inviteMember({ body: { email: browser.email, role: 'moderator' } })
    await browser.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    return { browser, personId: await personOf(browser) }
  }
  const personOf = async ({ client }: ServerBrowser) => (await client.accounts.getDesk()).person?.id ?? ''
  const memberOf = async (personId: string) => {
    const { items } = await desk.client.accounts.listMembers()
    return { memberId: items.find((member) => member.personId === personId)?.id ?? '' }
  }
  const give = (threadId: string, personId: string) =>
    desk.client.triage.assignThread({ params: { threadId }, body: { personId } })

  test('a snoozed thread wakes once, when its time has come, and is unread', async () => {
    const { id } = await desk.tomWrites('facebook')
    await desk.client.triage.markRead({ params: { threadId: id } })
    await snooze(id, 60)
    await snooze(id, 100)
    await desk.pass(70)
    await desk.rest()
    expect(await thread(id)).toMatchObject({ snoozedUntil: expect.any(String) })

    const before = await changesOf(id)
    await desk.pass(40)
    await desk.rest()
    expect(await thread(id)).toMatchObject({ snoozedUntil: null, doneAt: null, unreadSince: expect.any(String) })
    expect(await changesOf(id)).toBe(before + 1)
    await desk.pass(200)
    await desk.rest()
    expect(await changesOf(id)).toBe(before + 1)
  })

  test('what was done meanwhile is not woken', async () => {
    const { id } = await desk.tomWrites('facebook')
    await snooze(id, 60)
    await desk.client.triage.finishThread({ params: { threadId: id } })
    await desk.pass(70)
    await desk.rest()
    expect(await thread(id)).toMatchObject({ doneAt: expect.any(String), snoozedUntil: null })
  })

  test('a remark by the customer wakes a thread before its time, and its time wakes nothing more', async () => {
    const { id } = await desk.tomWrites('facebook')
    await snooze(id, 60)
    writeComment(desk.world, { actorId: tom.id, targetId: id, message: 'Hello?' })
    const woken = await eventually(
      () => thread(id),
      ({ snoozedUntil }) => snoozedUntil === null,
    )
    expect(woken.unreadSince).not.toBeNull()
    await desk.client.triage.finishThread({ params: { threadId: id } })
    await desk.pass(70)
    await desk.rest()
    expect(await thread(id)).toMatchObject({ doneAt: expect.any(String) })
  })

  test('a thread whose opening was deleted can be read, and nothing else', async () => {
    const { id } = await desk.tomWrites('facebook')
    deleteComment(desk.world, { actorId: tom.id, commentId: id })
    await eventually(
      () => thread(id),
      ({ deletedAt }) => deletedAt !== null,
    )
    await desk.client.triage.markRead({ params: { threadId: id } })
    await expect(snooze(id, 60)).rejects.toMatchObject({ code: 'conflict' })
    await expect(give(id, await personOf(desk.maya))).rejects.toMatchObject({ code: 'conflict' })
  })

  test('what somebody had who is removed is anybody’s, and they are given nothing more', async () => {
    const { personId } = await moderator('Ines')
    const threads = await Promise.all([desk.tomWrites('facebook'), desk.tomWrites('facebook')])
    for (const { id } of threads) await give(id, personId)
    await desk.client.triage.finishThread({ params: { threadId: threads[1].id } })

    await desk.client.accounts.removeMember({ params: await memberOf(personId) })
    for (const { id } of threads)
      await eventually(
        () => thread(id),
        ({ assigneeId }) => assigneeId === null,
      )
    const { assignees } = await desk.client.inbox.countThreads({ params: { pairId: desk.pair.id } })
    expect(assignees[personId]).toBeUndefined()
    await expect(give(threads[0].id, personId)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('twenty threads that come at once are given out evenly, and none to whoever was taken out', async () => {
    const people = [await personOf(desk.maya), (await moderator('Jo')).personId, (await moderator('Kim')).personId]
    const leaving = (await moderator('Lou')).personId
    const params = { pairId: desk.pair.id }
    await desk.client.turns.changeTurns({ params, version: 0, body: { on: true, personIds: [...people, leaving] } })
    await desk.client.accounts.removeMember({ params: await memberOf(leaving) })
    await desk.rest()
    expect(await desk.client.turns.getTurns({ params })).toEqual({ on: true, personIds: people, version: 2 })

    const ids = Array.from({ length: 20 }, (_, n) => {
      const targetId = desk.newestPost(n % 2 === 0 ? 'facebook' : 'instagram')
      return writeComment(desk.world, { actorId: tom.id, targetId, message: `Rye number ${n}?` }).id
    })
    // One after the other: twenty who ask forty times a second would keep the folder from its work.
    for (const id of ids) await desk.seen(id)
    const threads = await Promise.all(ids.map(thread))
    const given = Map.groupBy(threads, ({ assigneeId }) => assigneeId)
    expect([...given.keys()].sort()).toEqual([...people].sort())
    for (const theirs of given.values()) expect([6, 7]).toContain(theirs.length)

    // One that is reopened stays with whoever had it; one that nobody had is somebody's turn.
    const [one] = threads
    if (!one) throw new Error('There is no thread.')
    await desk.client.triage.unassignThread({ params: { threadId: one.id } })
    await desk.client.triage.finishThread({ params: { threadId: one.id } })
    writeComment(desk.world, { actorId: tom.id, targetId: one.id, message: 'And the next day?' })
    await eventually(
      () => thread(one.id),
      ({ assigneeId, doneAt }) => assigneeId !== null && doneAt === null,
    )
    await desk.client.turns.changeTurns({ params, version: 2, body: { on: false, personIds: people } })
    expect((await desk.tomWrites('facebook')).assigneeId).toBeNull()
  }, 60_000)

  test('a label is taken off all that carry it, and the counts follow', async () => {
    const label = await desk.client.labels.makeLabel({ body: { name: 'Rye', colour: 'amber' } })
    const threads = await Promise.all([1, 2, 3].map(() => desk.tomWrites('facebook')))
    for (const { id } of threads) await desk.client.triage.labelThread({ params: { threadId: id, labelId: label.id } })
    await desk.client.triage.finishThread({ params: { threadId: threads[0]?.id ?? '' } })
    expect((await desk.client.labels.getLabel({ params: { labelId: label.id } })).threads).toBe(3)

    await desk.client.labels.removeLabel({ params: { labelId: label.id } })
    await desk.rest()
    for (const { id } of threads) expect((await thread(id)).labels).toEqual([])
    const { labels } = await desk.client.inbox.countThreads({ params: { pairId: desk.pair.id } })
    expect(labels[label.id]).toBeUndefined()
    const rows = await desk.services.db.selectFrom('labels').where('id', '=', label.id).selectAll().execute()
    expect(rows).toEqual([])
  })

  test('a note is its writer’s to change, for an hour, and keeps their name after they left', async () => {
    const { browser, personId } = await moderator('Mo')
    const { id: threadId } = await desk.tomWrites('facebook')
    const body = { message: 'Gluten?', mentions: [] }
    const note = await browser.client.notes.writeNote({ params: { threadId }, body })
    const params = { noteId: note.id }
    await expect(desk.client.notes.removeNote({ params })).rejects.toMatchObject({ code: 'forbidden' })
    await desk.pass(3601)
    await expect(browser.client.notes.changeNote({ params, version: 1, body })).rejects.toMatchObject({
      code: 'conflict',
    })
    await desk.client.accounts.removeMember({ params: await memberOf(personId) })
    const { items } = await desk.client.notes.listNotes({ params: { threadId } })
    expect(items).toMatchObject([{ author: { id: personId, name: 'Mo' }, changeableUntil: null }])
  })
  test('the first reading of an old account gives nothing to anybody', async () => {
    const params = { pairId: desk.pair.id }
    const { version } = await desk.client.turns.getTurns({ params })
    const body = { on: true, personIds: [await personOf(desk.maya)] }
    await desk.client.turns.changeTurns({ params, version, body })
    // As if nothing of it had ever been read.
    for (const table of ['threadLabels', 'notes', 'comments', 'threads', 'posts', 'tallies'] as const)
      await desk.services.db.deleteFrom(table).execute()
    await desk.client.linking.startSync({ params })
    await desk.rest()
    const { assignees, views } = await desk.client.inbox.countThreads({ params })
    expect(views.open.facebook).toBeGreaterThan(0)
    expect(assignees).toEqual({})
  })
})
