import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TargetChoice } from '../../server/contract/targets.ts'
import { afterBusinessTime, type Calendar } from '../../server/keeping/businessTime.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

const dayAndNight = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])
const always: TargetChoice = {
  minutes: { facebook: 60, instagram: 120, priority: 10 },
  hours: dayAndNight,
  holidays: [],
}
const minutesAfter = (at: string | null, minutes: number) =>
  new Date(Date.parse(at ?? '') + minutes * 60_000).toISOString()

describe.each(databases)('the promise of an answer, on %s', (_name, open) => {
  let bakery: Bakery
  beforeAll(async () => {
    bakery = await startBakery({ database: await open() })
  }, 120_000)
  beforeEach(async () => {
    const { db } = bakery.services
    for (const table of ['notifications', 'noticed'] as const) await db.deleteFrom(table).execute()
    await promise({ ...always, minutes: { facebook: null, instagram: null, priority: null } })
  })
  afterAll(() => bakery.stop())

  const target = () => bakery.client.targets.getTarget({ params: { pairId: bakery.pair.id } })
  async function promise(body: TargetChoice) {
    const { version } = await target()
    await bakery.client.targets.changeTarget({ params: { pairId: bakery.pair.id }, version, body })
    await eventually(target, ({ progress }) => progress === null)
  }
  const told = async (of?: string) => {
    const { items } = await bakery.client.notifications.listNotifications()
    return items.filter(({ threadId }) => !of || threadId === of).map(({ kind }) => kind)
  }
  const thread = (threadId: string) => bakery.client.inbox.getThread({ params: { threadId } })

  test('every open thread that waits gets its deadline, and loses it with the target', async () => {
    await promise(always)
    const { items } = await bakery.client.inbox.listThreads({
      params: { pairId: bakery.pair.id },
      query: { limit: 100 },
    })
    expect(items.some(({ dueAt }) => dueAt)).toBe(true)
    for (const { network, waitingSince, dueAt } of items)
      expect(dueAt).toBe(waitingSince && minutesAfter(waitingSince, network === 'facebook' ? 60 : 120))
    // What was late already when it was promised is nobody's news.
    await bakery.pass(61)
    await bakery.rest()
    expect(await told()).toEqual([])

    await promise({ ...always, minutes: { facebook: null, instagram: null, priority: null } })
    const after = await bakery.client.inbox.listThreads({ params: { pairId: bakery.pair.id }, query: { limit: 100 } })
    expect(after.items.filter(({ dueAt }) => dueAt)).toEqual([])
  })

  test('a deadline is told once when it is near and once when it is missed', async () => {
    await promise(always)
    const { id, waitingSince, dueAt, nearAt } = await bakery.tomWrites('facebook')
    expect(dueAt).toBe(minutesAfter(waitingSince, 60))
    expect(nearAt).toBe(minutesAfter(waitingSince, 45))

    await bakery.pass(46 * 60)
    await eventually(
      () => told(id),
      (news) => news.length === 1,
    )
    expect(await told(id)).toEqual(['due_soon'])
    await bakery.pass(120)
    await bakery.rest()
    expect(await told(id)).toHaveLength(1)

    await bakery.pass(15 * 60)
    await eventually(
      () => told(id),
      (news) => news.length === 2,
    )
    expect(await told(id)).toContain('overdue')
    await bakery.pass(120)
    // A worker that was killed after it told, and before anybody knew: the row says it is still to be told.
    await bakery.services.db.updateTable('threads').set({ tellAt: dueAt }).where('id', '=', id).execute()
    await bakery.pass(120)
    await bakery.rest()
    expect(await told(id)).toHaveLength(2)
  })

  test('an answer, or being done with it, stops the clock; being open again starts it', async () => {
    await promise(always)
    const { id } = await bakery.tomWrites('instagram')
    await bakery.client.triage.finishThread({ params: { threadId: id } })
    expect(await thread(id)).toMatchObject({ dueAt: null, nearAt: null })
    await bakery.client.triage.reopenThread({ params: { threadId: id } })
    expect((await thread(id)).dueAt).not.toBeNull()
    await bakery.reply(id, 'There is.')
    expect(await thread(id)).toMatchObject({ dueAt: null, nearAt: null })
  })

  test('two who change it at once see each other', async () => {
    const { version } = await target()
    const change = () =>
      bakery.client.targets.changeTarget({ params: { pairId: bakery.pair.id }, version, body: always })
    const ends = await Promise.allSettled([change(), change()])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test.each([
    ['times that overlap', { hours: [[span('09:00', '12:00'), span('11:00', '17:00')], [], [], [], [], [], []] }],
    ['an end before its start', { hours: [[span('17:00', '09:00')], [], [], [], [], [], []] }],
    ['a start at 24:00', { hours: [[span('24:00', '24:00')], [], [], [], [], [], []] }],
    ['a week without an hour', { hours: [[], [], [], [], [], [], []] }],
    ['six days', { hours: dayAndNight.slice(1) }],
    ['no minutes at all', { minutes: { ...always.minutes, facebook: 0 } }],
    ['a holiday twice', { holidays: ['2026-12-25', '2026-12-25'] }],
    ['a day that never was', { holidays: ['2026-02-30'] }],
  ])('%s is refused with the field', async (_what, part) => {
    const { version } = await target()
    const body = { ...always, ...part }
    const refused = bakery.client.targets.changeTarget({ params: { pairId: bakery.pair.id }, version, body })
    await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: expect.any(Object) })
  })
})

describe('business time', () => {
  const office: Calendar = {
    zone: 'Europe/Berlin',
    hours: [...Array.from({ length: 5 }, () => [span('13:00', '17:00'), span('09:00', '12:00')]), [], []],
    holidays: ['2026-12-25'],
  }
  const dueAfter = (calendar: Calendar, from: string, minutes: number) =>
    afterBusinessTime(calendar, new Date(from), minutes * 60_000)?.toISOString()

  test.each([
    ['within the morning', '2026-07-01T07:30:00Z', 60, '2026-07-01T08:30:00.000Z'],
    ['over the pause', '2026-07-01T09:30:00Z', 60, '2026-07-01T11:30:00.000Z'],
    ['over the night', '2026-07-01T14:30:00Z', 60, '2026-07-02T07:30:00.000Z'],
    ['over the weekend', '2026-07-03T18:00:00Z', 30, '2026-07-06T07:30:00.000Z'],
    ['over a holiday', '2026-12-24T15:45:00Z', 30, '2026-12-28T08:15:00.000Z'],
    ['to the very end of a day', '2026-07-01T14:00:00Z', 60, '2026-07-01T15:00:00.000Z'],
    ['over the weekend on which the clocks go forward', '2026-03-27T15:30:00Z', 60, '2026-03-30T07:30:00.000Z'],
    ['over the weekend on which they go back', '2026-10-23T14:30:00Z', 60, '2026-10-26T08:30:00.000Z'],
  ])('%s', (_what, from, minutes, due) => {
    expect(dueAfter(office, from, minutes)).toBe(due)
  })

  test('a day on which the clocks change is as long as it is', () => {
    const open = { ...office, hours: dayAndNight }
    // From midnight to midnight: 23 hours in spring, 25 in autumn.
    expect(dueAfter(open, '2026-03-28T23:00:00Z', 23 * 60)).toBe('2026-03-29T22:00:00.000Z')
    expect(dueAfter(open, '2026-10-24T22:00:00Z', 25 * 60)).toBe('2026-10-25T23:00:00.000Z')
    const night = { ...office, hours: Array.from({ length: 7 }, () => [span('01:00', '04:00')]) }
    // The hour from 2 to 3 never was.
    expect(dueAfter(night, '2026-03-29T00:00:00Z', 120)).toBe('2026-03-29T02:00:00.000Z')
    expect(dueAfter(night, '2026-03-29T00:00:00Z', 121)).toBe('2026-03-29T23:01:00.000Z')
  })

  test('without a single hour there is no deadline', () => {
    expect(dueAfter({ ...office, hours: office.hours.map(() => []) }, '2026-07-01T07:30:00Z', 60)).toBeUndefined()
  })
})

function span(from: string, to: string) {
  return { from, to }
}
