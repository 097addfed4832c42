import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('presence on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  test('whoever opens a thread is seen there, first reading, then typing, until they leave', async () => {
    const { inbox, presence, accounts } = stage.client
    const { items } = await inbox.listThreads({ params: { pairId: pair.id } })
    const threadId = items[0]?.id ?? ''
    const { person } = await accounts.getDesk()
    const here = async () => (await presence.listPresence({ params: { pairId: pair.id } })).items
    expect(await here()).toEqual([])

    await presence.showPresence({ params: { threadId }, body: { state: 'reading' } })
    const who = { id: person?.id, name: person?.name }
    const [reading] = await here()
    expect(reading).toEqual({ threadId, person: who, state: 'reading', since: expect.any(String) })

    for (const _twice of [1, 2]) await presence.showPresence({ params: { threadId }, body: { state: 'reading' } })
    expect(await here()).toEqual([reading])

    await presence.showPresence({ params: { threadId }, body: { state: 'typing' } })
    expect(await here()).toMatchObject([{ threadId, state: 'typing' }])

    for (const _twice of [1, 2]) await presence.endPresence({ params: { threadId } })
    expect(await here()).toEqual([])
  })

  test('nobody can be in a thread that is not there', async () => {
    const { presence } = stage.client
    const params = { threadId: 'nowhere' }
    await expect(presence.showPresence({ params, body: { state: 'reading' } })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(presence.endPresence({ params })).rejects.toMatchObject({ code: 'not_found' })
    const list = presence.listPresence({ params: { pairId: 'nowhere' } })
    await expect(list).rejects.toMatchObject({ code: 'not_found' })
  })
})
