import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import type { NotificationSettings } from '../../server/contract/notifications.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('notifications on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  }, 60_000)
  afterEach(() => stage.close())

  const chosen = ({ version: _version, address: _address, ...choices }: NotificationSettings) => choices

  test('a desk that was just linked has told nobody anything', async () => {
    const { notifications } = stage.client
    expect(pair.sync?.state).toBe('done')
    expect(await notifications.listNotifications()).toEqual({ items: [], nextCursor: null })
    expect(await notifications.countNotifications()).toEqual({ unread: 0, threadIds: [] })
    await notifications.readNotifications({ body: {} })
    const strange = notifications.readNotification({ params: { notificationId: 'never-was' } })
    await expect(strange).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the choice of what, how and when is kept, and an old one is not written over a newer', async () => {
    const { notifications } = stage.client
    const before = await notifications.getNotificationSettings()
    expect(before.kinds.assigned).toEqual({ product: true, push: true, mail: false })
    const body = {
      ...chosen(before),
      kinds: { ...before.kinds, assigned: { product: true, push: false, mail: true } },
      zone: 'Europe/Berlin',
      quiet: { from: '22:00', to: '07:00', weekdays: [1, 2, 3, 4, 5] },
      digestTimes: ['08:00', '16:30'],
    }
    const after = await notifications.changeNotificationSettings({ version: before.version, body })
    expect(chosen(after)).toEqual(body)
    expect(await notifications.getNotificationSettings()).toEqual(after)
    const late = notifications.changeNotificationSettings({ version: before.version, body })
    await expect(late).rejects.toMatchObject({ code: 'outdated' })
  })

  test('quiet hours without an end, and a digest at no time, are refused with the field', async () => {
    const { notifications } = stage.client
    const { version, ...before } = await notifications.getNotificationSettings()
    const quiet = { from: '22:00', to: '22:00', weekdays: [1] }
    const change = (part: object) => notifications.changeNotificationSettings({ version, body: { ...before, ...part } })
    await expect(change({ quiet })).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'quiet.to': expect.any(String) },
    })
    await expect(change({ digestTimes: ['25:00'] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(change({ zone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a browser is switched on, once however often, and off again', async () => {
    const { notifications } = stage.client
    const body = {
      endpoint: 'https://push.example.com/a-browser',
      keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
    }
    const kept = await notifications.keepPushSubscription({ body })
    expect((await notifications.keepPushSubscription({ body })).id).toBe(kept.id)
    const { publicKey, items } = await notifications.listPushSubscriptions()
    expect(publicKey.length).toBeGreaterThan(10)
    expect(items).toEqual([kept])
    await notifications.dropPushSubscription({ params: { subscriptionId: kept.id } })
    expect((await notifications.listPushSubscriptions()).items).toEqual([])
    const again = notifications.dropPushSubscription({ params: { subscriptionId: kept.id } })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a link that is none of ours ends nothing', async () => {
    const strange = stage.client.notifications.endMail({ params: { token: 'made.up' } })
    await expect(strange).rejects.toMatchObject({ code: 'not_found' })
  })
})
