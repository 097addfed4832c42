import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NotificationChoices } from '../../server/contract/notifications.ts'
import { write } from '../../server/db/write.ts'
import { type News, notify } from '../../server/notices/notify.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { startPushService } from '../support/pushService.ts'

describe.each(databases)('being told, on %s', (_name, open) => {
  let bakery: Bakery
  let service: Awaited<ReturnType<typeof startPushService>>
  let me: string
  let teamId: string
  beforeAll(async () => {
    service = await startPushService()
    bakery = await startBakery({ database: await open(), settings: { loopback: true } })
    const { person, team } = await bakery.client.accounts.getDesk()
    me = person?.id ?? ''
    teamId = team?.id ?? ''
  }, 120_000)
  beforeEach(async () => {
    service.pushes.length = 0
    service.answers(201)
    const { db } = bakery.services
    for (const table of ['notifications', 'noticed', 'pushSubscriptions', 'notificationSettings'] as const)
      await db.deleteFrom(table).execute()
    await db.deleteFrom('jobs').where('kind', 'in', ['notifications.deliver', 'notifications.push']).execute()
  })
  afterAll(async () => {
    await bakery.stop()
    await service.close()
  })

  const list = async () => (await bakery.client.notifications.listNotifications()).items
  const count = async () => (await bakery.client.notifications.countNotifications()).unread
  const tell = (news: Partial<News> = {}) => {
    const { services, pair } = bakery
    const context = { ...services, now: services.clock(), teamId }
    return write(services.db, (trx) =>
      notify(trx, context, {
        kind: 'assigned',
        key: services.newId(),
        pairId: pair.id,
        threadId: 'some thread',
        to: { people: [me] },
        about: { who: 'Inês', what: 'Tom asks about the rye.' },
        ...news,
      }),
    )
  }
  const choose = async (part: Partial<NotificationChoices>) => {
    const { version, address: _address, ...choices } = await bakery.client.notifications.getNotificationSettings()
    return bakery.client.notifications.changeNotificationSettings({ version, body: { ...choices, ...part } })
  }
  const switchOn = (name?: string) =>
    bakery.client.notifications.keepPushSubscription({ body: service.subscription(name) })

  test('the first sync of an old account tells nobody anything', async () => {
    expect(await list()).toEqual([])
    expect(await count()).toBe(0)
  })

  test('one event tells once, and what happens again while it is unread is counted', async () => {
    await tell({ key: 'this' })
    await tell({ key: 'this' })
    expect(await list()).toMatchObject([{ kind: 'assigned', who: 'Inês', times: 1, readAt: null }])

    await tell({ key: 'that', about: { who: 'Tom', what: 'x'.repeat(500) } })
    const [told, ...others] = await list()
    expect(others).toEqual([])
    expect(told).toMatchObject({ times: 2, who: 'Tom', what: 'x'.repeat(140) })

    await bakery.client.notifications.readNotification({ params: { notificationId: told?.id ?? '' } })
    expect(await count()).toBe(0)
    await tell({ key: 'later' })
    expect((await list()).map(({ times }) => times)).toEqual([1, 2])
    // Of two about the same thing one is unread at most.
    await bakery.client.notifications.unreadNotification({ params: { notificationId: told?.id ?? '' } })
    expect(await count()).toBe(1)
  })

  test('nobody is told of what they did themselves, nor anybody who is not of the team', async () => {
    await tell({ by: me })
    await tell({ to: { people: ['somebody else'] } })
    expect(await list()).toEqual([])
    await tell({ to: 'moderators' })
    expect(await list()).toHaveLength(1)
  })

  test('a customer who answers in a thread of mine is told of, once', async () => {
    const { id } = await bakery.tomWrites('facebook')
    expect(await list()).toEqual([])
    await bakery.services.db.updateTable('threads').set({ assigneeId: me }).where('id', '=', id).execute()
    await bakery.customerAnswers(id, 'Hello? The rye?')
    const [told] = await eventually(list, (items) => items.length > 0)
    expect(told).toMatchObject({ kind: 'answered', threadId: id, what: 'Hello? The rye?', times: 1 })
    await bakery.client.notifications.readNotifications({ body: { threadId: id } })
    expect(await count()).toBe(0)
  })

  test('a push says where something is new and not a word of it', async () => {
    await switchOn()
    await tell()
    await bakery.pass(5)
    const [push] = await eventually(
      async () => service.pushes,
      ({ length }) => length > 0,
    )
    expect(push?.shown).toMatchObject({ title: `New in ${bakery.pair.page.name}`, body: '' })
    expect(JSON.stringify(push)).not.toMatch(/rye|Inês|Tom/)
    expect(push?.headers).toMatchObject({ authorization: expect.stringMatching(/^vapid t=.+k=/), ttl: '86400' })

    await choose({ previews: true })
    await tell({ threadId: 'another' })
    await bakery.pass(5)
    await eventually(
      async () => service.pushes,
      ({ length }) => length > 1,
    )
    expect(service.pushes[1]?.shown).toMatchObject({ title: 'Inês gave you a thread', body: 'Tom asks about the rye.' })
  })

  test('in quiet hours pushes wait, over midnight too, and come as one', async () => {
    await switchOn()
    const here = new Date(bakery.services.clock().getTime())
    const clock = (hours: number) => new Date(here.getTime() + hours * 3600_000).toISOString().slice(11, 16)
    await choose({ zone: 'UTC', quiet: { from: clock(-1), to: clock(22), weekdays: [1, 2, 3, 4, 5, 6, 7] } })
    for (const threadId of ['one', 'two', 'three']) await tell({ threadId })
    await bakery.pass(3600)
    await bakery.rest()
    expect(service.pushes).toEqual([])
    await bakery.pass(21.5 * 3600)
    await eventually(
      async () => service.pushes,
      ({ length }) => length > 0,
    )
    await bakery.rest()
    expect(service.pushes.map(({ shown }) => shown.title)).toEqual([`3 new in ${bakery.pair.page.name}`])
  })

  test('a browser that is gone is forgotten, one whose service is away is tried again', async () => {
    await switchOn()
    service.answers(503)
    await tell()
    await bakery.pass(5)
    await bakery.rest()
    expect(service.pushes).toEqual([])
    service.answers(201)
    await bakery.pass(10)
    await eventually(
      async () => service.pushes,
      ({ length }) => length === 1,
    )

    service.answers(410)
    await tell({ threadId: 'another' })
    await bakery.pass(5)
    await bakery.rest()
    const { items } = await bakery.client.notifications.listPushSubscriptions()
    expect(items).toEqual([])
  })

  test('what was read meanwhile is pushed to nobody, nor anything to a browser that was signed out', async () => {
    await switchOn()
    await tell()
    await bakery.client.notifications.readNotifications({ body: {} })
    await bakery.pass(5)
    await bakery.rest()
    expect(service.pushes).toEqual([])

    await tell({ threadId: 'another' })
    // Signed out on that browser, whoever else still works.
    await bakery.services.db.updateTable('pushSubscriptions').set({ sessionId: 'ended' }).execute()
    await bakery.pass(5)
    await bakery.rest()
    expect(service.pushes).toEqual([])
  })

  test('a worker that is killed before it could say so leaves one push promised, not two', async () => {
    await switchOn()
    await tell()
    const { db } = bakery.services
    await bakery.pass(5)
    await bakery.rest()
    // The delivering job as it was when the process ended after its transaction: still to be done.
    await db
      .updateTable('jobs')
      .set({ state: 'ready', finishedAt: null })
      .where('kind', '=', 'notifications.deliver')
      .execute()
    await bakery.pass(5)
    await bakery.rest()
    expect(service.pushes).toHaveLength(1)
  })

  test('an address inside this network is never called', async () => {
    const closed = { ...service.subscription(), endpoint: 'http://push.example.com/x' }
    bakery.services.settings.loopback = false
    const refused = bakery.client.notifications.keepPushSubscription({ body: closed })
    await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: { endpoint: expect.any(String) } })
    bakery.services.settings.loopback = true
  })

  test('a broken connection is told to those who answer', async () => {
    bakery.badDay('expired-token', { method: 'GET' })
    await bakery.client.linking.checkPair({ params: { pairId: bakery.pair.id } })
    expect(await list()).toMatchObject([{ kind: 'connection_broken', pairId: bakery.pair.id, threadId: null }])
  })
})
