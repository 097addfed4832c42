import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Batch, BulkChange } from '../../server/contract/bulk.ts'
import type { ThreadFilter } from '../../server/contract/inbox.ts'
import { tom } from '../../server/sandbox/cast.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { newcomer } from '../support/visitors.ts'

describe.each(databases)('changing many threads, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  const pairId = () => desk.pair.id
  const listed = async (query: Partial<ThreadFilter>) =>
    (await desk.client.inbox.listThreads({ params: { pairId: pairId() }, query: { ...query, limit: 100 } })).items
  const counted = async () => (await desk.client.inbox.countThreads({ params: { pairId: pairId() } })).views
  const start = (change: BulkChange, threads: string[] | ThreadFilter) =>
    desk.client.bulk.startBatch({ params: { pairId: pairId() }, body: { change, threads } })
  const batch = async (id: string) => {
    const { items } = await desk.client.bulk.listBatches({ params: { pairId: pairId() } })
    return items.find((each) => each.id === id)
  }
  const ends = ({ id }: Batch, state: Batch['state'] = 'done') =>
    eventually(
      () => batch(id),
      (each) => each?.state === state,
    )
  const sumOf = (count: { facebook: number; instagram: number }) => count.facebook + count.instagram

  test('all that match are done, counted and undone; the counts are the lists all along', async () => {
    const before = await counted()
    const open = sumOf(before.open)
    expect(open).toBeGreaterThan(3)

    const finished = await ends(await start({ action: 'finish' }, { view: 'open' }))
    expect(finished).toMatchObject({ total: open, done: open, skipped: 0 })
    expect(sumOf((await counted()).open)).toBe(0)
    expect(await listed({ view: 'open' })).toEqual([])

    await desk.client.bulk.undoBatch({ params: { batchId: finished?.id ?? '' } })
    await ends(finished as Batch, 'undone')
    expect(await counted()).toEqual(before)
    expect((await listed({ view: 'open' })).length).toBe(Math.min(100, open))
  })

  test('chosen ones are labelled, and what somebody changed since is not undone', async () => {
    const [one, other] = await listed({ view: 'open' })
    const { id: labelId } = await desk.client.labels.makeLabel({ body: { name: 'Cakes', colour: 'amber' } })
    const labelled = await ends(
      await start({ action: 'label', labelId }, [one?.id ?? '', other?.id ?? '', 'not a thread']),
    )
    expect(labelled).toMatchObject({ total: 3, done: 2, skipped: 1 })
    expect((await listed({ view: 'open', label: labelId })).map(({ id }) => id).sort()).toEqual(
      [one?.id, other?.id].sort(),
    )

    await desk.client.triage.unlabelThread({ params: { threadId: one?.id ?? '', labelId } })
    const { id: newer } = await desk.client.labels.makeLabel({ body: { name: 'Bread', colour: 'amber' } })
    await desk.client.triage.labelThread({ params: { threadId: one?.id ?? '', labelId: newer } })
    await desk.client.bulk.undoBatch({ params: { batchId: labelled?.id ?? '' } })
    await ends(labelled as Batch, 'undone')
    const after = await listed({ view: 'open', network: one?.network })
    expect(after.find(({ id }) => id === one?.id)?.labels).toEqual([newer])
    expect(await listed({ view: 'open', label: labelId })).toEqual([])
  })

  test('what comes in while it goes on is left alone', async () => {
    const started = await start({ action: 'finish' }, { view: 'open' })
    const { id } = writeComment(desk.world, {
      actorId: tom.id,
      targetId: desk.newestPost('facebook'),
      message: 'Hello?',
    })
    await desk.seen(id)
    await ends(started)
    expect((await listed({ view: 'open' })).map((row) => row.id)).toContain(id)
    await desk.client.bulk.undoBatch({ params: { batchId: started.id } })
    await ends(started, 'undone')
  })

  test('one that is stopped keeps what it did, and cannot be stopped twice', async () => {
    const started = await start({ action: 'prioritise', priority: 'high' }, { view: 'all' })
    const stopped = await desk.client.bulk.cancelBatch({ params: { batchId: started.id } }).catch((problem) => problem)
    expect(['cancelled', undefined]).toContain(stopped.state)
    await desk.rest()
    const again = desk.client.bulk.cancelBatch({ params: { batchId: started.id } })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('whoever is given many at once is told of them once', async () => {
    const tess = await newcomer(desk, 'tess')
    const invite = await desk.client.accounts.inviteMember({ body: { email: tess.email, role: 'moderator' } })
    await tess.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    const personId = (await tess.client.accounts.getDesk()).person?.id ?? ''
    const given = await ends(await start({ action: 'assign', personId }, { view: 'open' }))
    expect(given?.done).toBeGreaterThan(3)
    const { items } = await tess.client.notifications.listNotifications()
    expect(items).toMatchObject([{ kind: 'assigned', threadId: null, times: 1, what: `${given?.done} threads` }])

    const again = await ends(await start({ action: 'assign', personId }, { view: 'open' }))
    expect(again?.done).toBe(0)
    const me = (await desk.client.accounts.getDesk()).person?.id ?? ''
    await ends(await start({ action: 'assign', personId: me }, { view: 'open' }))
    expect(await tess.client.notifications.listNotifications()).toMatchObject({ items: [{ times: 1 }] })
    expect((await desk.client.notifications.listNotifications()).items).toEqual([])
  })

  test('a change that makes no sense is refused at its field', async () => {
    const all: ThreadFilter = { view: 'open' }
    const refused = (change: BulkChange) => start(change, all).catch(({ code, fields }) => ({ code, fields }))
    expect(await refused({ action: 'snooze', until: '2020-01-01T00:00:00.000Z' })).toEqual({
      code: 'invalid',
      fields: { 'change.until': expect.any(String) },
    })
    expect(await refused({ action: 'assign', personId: 'nobody' })).toMatchObject({ code: 'invalid' })
    expect(await refused({ action: 'label', labelId: 'nothing' })).toMatchObject({ code: 'invalid' })
  })
})
