import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { View } from '../../server/contract/inbox.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('triage on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  let threadId: string
  beforeAll(async () => {
    stage = await start()
    pair = await settledIn(stage)
  }, 60_000)
  afterAll(() => stage.close())

  // Each test has a thread that nobody has touched. On some days few are open: then it is one that was done.
  const used = new Set<string>()
  beforeEach(async () => {
    threadId = (await untouched('open')) ?? (await untouched('done')) ?? ''
    used.add(threadId)
    await stage.client.triage.reopenThread({ params: { threadId } })
  })
  const untouched = async (view: View) => {
    const query = { view, limit: 100 }
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query })
    return items.find(({ id, author }) => !author.us && !used.has(id))?.id
  }

  const thread = () => stage.client.inbox.getThread({ params: { threadId } })
  const listed = async (view: View, filter = {}) => {
    const query = { view, limit: 100, ...filter }
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query })
    return items.map(({ id }) => id)
  }
  const counts = () => stage.client.inbox.countThreads({ params: { pairId: pair.id } })
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const me = async () => (await stage.client.accounts.getDesk()).person?.id ?? ''

  test('a thread is put away until later, and brought back before', async () => {
    const until = inDays(1)
    for (const _twice of [1, 2]) await stage.client.triage.snoozeThread({ params: { threadId }, body: { until } })
    expect(await thread()).toMatchObject({ snoozedUntil: until, doneAt: null })
    expect(await listed('snoozed')).toEqual([threadId])
    expect(await listed('open')).not.toContain(threadId)

    for (const _twice of [1, 2]) await stage.client.triage.wakeThread({ params: { threadId } })
    expect(await thread()).toMatchObject({ snoozedUntil: null })
    expect(await listed('open')).toContain(threadId)
  })

  test.each([
    ['a time that is over', -1],
    ['more than a year', 400],
  ])('%s is no time to snooze until', async (_what, days) => {
    const snooze = stage.client.triage.snoozeThread({ params: { threadId }, body: { until: inDays(days) } })
    await expect(snooze).rejects.toMatchObject({ code: 'invalid', fields: { until: expect.any(String) } })
  })

  test('what is done is not snoozed any more, and waking it leaves it done', async () => {
    await stage.client.triage.snoozeThread({ params: { threadId }, body: { until: inDays(1) } })
    await stage.client.triage.finishThread({ params: { threadId } })
    await stage.client.triage.wakeThread({ params: { threadId } })
    expect(await thread()).toMatchObject({ snoozedUntil: null, doneAt: expect.any(String) })
  })

  test('a thread is mine, and then nobody is told to see to it', async () => {
    const personId = await me()
    for (const _twice of [1, 2]) await stage.client.triage.assignThread({ params: { threadId }, body: { personId } })
    expect(await listed('mine')).toEqual([threadId])
    expect((await counts()).assignees).toEqual({ [personId]: 1 })
    expect(await listed('unassigned')).not.toContain(threadId)

    for (const _twice of [1, 2]) await stage.client.triage.unassignThread({ params: { threadId } })
    expect(await listed('mine')).toEqual([])
    expect(await listed('unassigned')).toContain(threadId)
  })

  test('nobody is given a thread who is not in the team', async () => {
    const assign = stage.client.triage.assignThread({ params: { threadId }, body: { personId: 'somebody' } })
    await expect(assign).rejects.toMatchObject({ code: 'invalid', fields: { personId: expect.any(String) } })
  })

  test('a thread is pressing, and then not', async () => {
    for (const priority of ['urgent', 'urgent', 'high', 'normal'] as const) {
      await stage.client.triage.prioritiseThread({ params: { threadId }, body: { priority } })
      expect(await thread()).toMatchObject({ priority })
      expect(await listed('open', { priority })).toContain(threadId)
    }
  })

  test('a thread is read once for all, and unread again by hand', async () => {
    for (const _twice of [1, 2]) await stage.client.triage.markRead({ params: { threadId } })
    expect(await thread()).toMatchObject({ unreadSince: null })
    expect(await listed('unread')).not.toContain(threadId)
    for (const _twice of [1, 2]) await stage.client.triage.markUnread({ params: { threadId } })
    expect(await listed('unread')).toContain(threadId)
  })

  test('a label is made, put on, renamed under its version, taken off', async () => {
    const { labels, triage } = stage.client
    const cakes = await labels.makeLabel({ body: { name: ' Wedding cakes ', colour: 'pink' } })
    expect(cakes).toMatchObject({ name: 'Wedding cakes', colour: 'pink', version: 1 })
    const same = labels.makeLabel({ body: { name: 'WEDDING CAKES', colour: 'red' } })
    await expect(same).rejects.toMatchObject({ code: 'invalid', fields: { name: expect.any(String) } })

    const params = { threadId, labelId: cakes.id }
    for (const _twice of [1, 2]) await triage.labelThread({ params })
    expect(await thread()).toMatchObject({ labels: [cakes.id] })
    expect(await listed('open', { label: cakes.id })).toEqual([threadId])
    expect((await counts()).labels).toEqual({ [cakes.id]: 1 })
    expect(await labels.getLabel({ params })).toMatchObject({ threads: 1 })

    const body = { name: 'Weddings', colour: 'purple' } as const
    const renamed = await labels.changeLabel({ params, version: 1, body })
    expect(renamed).toMatchObject({ ...body, version: 2 })
    await expect(labels.changeLabel({ params, version: 1, body })).rejects.toMatchObject({ code: 'outdated' })

    for (const _twice of [1, 2]) await triage.unlabelThread({ params })
    expect(await thread()).toMatchObject({ labels: [] })
  })

  test('a label that is removed is gone from the list, and its name is free', async () => {
    const { labels, triage } = stage.client
    const body = { name: 'Birthdays', colour: 'purple' } as const
    const label = await labels.makeLabel({ body })
    const params = { threadId, labelId: label.id }
    await triage.labelThread({ params })
    await labels.removeLabel({ params })
    expect((await labels.listLabels()).items.map(({ id }) => id)).not.toContain(label.id)
    await expect(labels.getLabel({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(triage.labelThread({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(labels.removeLabel({ params })).rejects.toMatchObject({ code: 'not_found' })
    expect(await labels.makeLabel({ body })).toMatchObject({ ...body, version: 1 })
  })

  test('a thread takes twenty labels', async () => {
    for (let n = 1; n <= 21; n += 1) {
      const { id } = await stage.client.labels.makeLabel({ body: { name: `Label ${n}`, colour: 'grey' } })
      const put = stage.client.triage.labelThread({ params: { threadId, labelId: id } })
      if (n <= 20) await put
      else await expect(put).rejects.toMatchObject({ code: 'conflict' })
    }
    expect((await thread()).labels).toHaveLength(20)
  })

  test('a note is written, changed under its version, and removed', async () => {
    const { notes } = stage.client
    const params = { threadId }
    const body = { message: 'Ask @Nadia Petrov first', mentions: [await me()] }
    const note = await notes.writeNote({ params, body })
    expect(note).toMatchObject({ message: body.message, author: { name: 'Nadia Petrov' }, version: 1 })
    expect(note.mentions).toEqual([{ id: await me(), name: 'Nadia Petrov' }])
    expect(note.changeableUntil).not.toBeNull()
    expect((await notes.listNotes({ params })).items).toEqual([note])
    expect(await thread()).toMatchObject({ noteCount: 1 })

    const one = { params: { noteId: note.id } }
    const changed = await notes.changeNote({ ...one, version: 1, body: { message: 'No need' } })
    expect(changed).toMatchObject({ message: 'No need', mentions: [], version: 2, editedAt: expect.any(String) })
    const late = notes.changeNote({ ...one, version: 1, body: { message: 'Or is there' } })
    await expect(late).rejects.toMatchObject({ code: 'outdated' })

    await notes.removeNote(one)
    await expect(notes.removeNote(one)).rejects.toMatchObject({ code: 'not_found' })
    expect((await notes.listNotes({ params })).items).toEqual([])
    expect(await thread()).toMatchObject({ noteCount: 0 })
  })

  test('nobody is mentioned who is not in the team', async () => {
    const body = { message: '@Tom', mentions: ['tom'] }
    const note = stage.client.notes.writeNote({ params: { threadId }, body })
    await expect(note).rejects.toMatchObject({ code: 'invalid', fields: { mentions: expect.any(String) } })
  })

  test('turns are off, and on once somebody chooses who takes them', async () => {
    const { turns } = stage.client
    const params = { pairId: pair.id }
    expect(await turns.getTurns({ params })).toEqual({ on: false, personIds: [], version: 0 })
    const nobody = turns.changeTurns({ params, version: 0, body: { on: true, personIds: [] } })
    await expect(nobody).rejects.toMatchObject({ code: 'invalid', fields: { personIds: expect.any(String) } })

    const body = { on: true, personIds: [await me()] }
    expect(await turns.changeTurns({ params, version: 0, body })).toEqual({ ...body, version: 1 })
    await expect(turns.changeTurns({ params, version: 0, body })).rejects.toMatchObject({ code: 'outdated' })
    expect(await turns.getTurns({ params })).toEqual({ ...body, version: 1 })
  })
})
