import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connected, settledIn, synced, wholePair } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('linking on %s', (_name, start) => {
  let stage: Stage
  beforeEach(async () => {
    stage = await start()
  })
  afterEach(() => stage.close())

  test('there is nothing to connect before the platform was asked', async () => {
    const { accounts, linking } = stage.client
    await accounts.signUp({ body: { name: 'Ola', email: 'ola@example.com', password: 'no grant at all' } })
    await expect(linking.keepConnection()).rejects.toMatchObject({ code: 'conflict' })
    expect(await linking.listConnections()).toEqual({ items: [] })
  })

  test('a newcomer connects, chooses a Page and watches all of it being read', async () => {
    const { connection, pages } = await connected(stage)
    expect(connection).toMatchObject({ state: 'alive', missing: [] })
    const { page, profile } = wholePair(pages)

    const body = { connectionId: connection.id, pageId: page.id, zone: 'Europe/Lisbon' }
    const pair = await stage.client.linking.linkPair({ body })
    expect(pair).toMatchObject({
      page: { name: page.name },
      profile: { username: profile?.username },
      zone: 'Europe/Lisbon',
    })
    expect(['waiting', 'running']).toContain(pair.sync?.state)

    const { sync, health } = await synced(stage.client, pair.id)
    expect(sync).toMatchObject({ done: sync?.total, problem: null, finishedAt: expect.any(String) })
    expect(sync?.comments).toBeGreaterThan(0)
    expect(health).toMatchObject({ state: 'well', findings: [] })
    expect((await stage.client.linking.listPairs()).items.map(({ id }) => id)).toEqual([pair.id])
  })

  test('a Page is linked once', async () => {
    const pair = await settledIn(stage)
    const { items } = await stage.client.linking.listConnections()
    const connectionId = items[0]?.id ?? ''
    const again = stage.client.linking.linkPair({ body: { connectionId, pageId: pair.page.id } })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })

    const { items: pages } = await stage.client.linking.listPages({ params: { connectionId } })
    expect(pages.find(({ page }) => page.id === pair.page.id)).toMatchObject({ pairId: pair.id, linkable: false })
  })

  test('a link that is asked for twice under one key is made once', async () => {
    const { connection, pages } = await connected(stage)
    const body = { connectionId: connection.id, pageId: wholePair(pages).page.id }
    const [first, second] = [
      await stage.client.linking.linkPair({ body, key: 'the same form' }),
      await stage.client.linking.linkPair({ body, key: 'the same form' }),
    ]
    expect(second.id).toBe(first.id)
    expect((await stage.client.linking.listPairs()).items).toHaveLength(1)
  })

  test('settings that somebody else changed meanwhile are not overwritten', async () => {
    const { id: pairId, version } = await settledIn(stage)
    const change = (zone: string) => stage.client.linking.changePair({ params: { pairId }, version, body: { zone } })
    expect(await change('Asia/Tokyo')).toMatchObject({ zone: 'Asia/Tokyo', version: version + 1 })
    await expect(change('America/Lima')).rejects.toMatchObject({ code: 'outdated' })
    expect(await stage.client.linking.getPair({ params: { pairId } })).toMatchObject({ zone: 'Asia/Tokyo' })
  })

  test('a time zone that does not exist is refused', async () => {
    const { id: pairId, version } = await settledIn(stage)
    const change = stage.client.linking.changePair({ params: { pairId }, version, body: { zone: 'Mars/Olympus' } })
    await expect(change).rejects.toMatchObject({ code: 'invalid', fields: { zone: expect.any(String) } })
  })

  test('an unlinked pair is gone, and comes back as it was with the same Page', async () => {
    const pair = await settledIn(stage)
    const { linking, inbox, triage } = stage.client
    const params = { pairId: pair.id }
    const { items } = await inbox.listThreads({ params })
    const threadId = items[0]?.id ?? ''
    await triage.finishThread({ params: { threadId } })

    await linking.unlinkPair({ params })
    expect(await linking.listPairs()).toEqual({ items: [] })
    await expect(linking.getPair({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(inbox.listThreads({ params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(inbox.getThread({ params: { threadId } })).rejects.toMatchObject({ code: 'not_found' })

    const { items: connections } = await linking.listConnections()
    const again = await linking.linkPair({ body: { connectionId: connections[0]?.id ?? '', pageId: pair.page.id } })
    expect(again.id).toBe(pair.id)
    await synced(stage.client, pair.id)
    const done = await inbox.listThreads({ params, query: { view: 'done', limit: 100 } })
    expect(done.items.map(({ id }) => id)).toContain(threadId)
  })
})
