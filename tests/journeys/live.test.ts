import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { Change } from '../../server/contract/live.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('the live stream on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  test('a browser hears of a change in its team, with the number to go on from', async () => {
    const threadId = await someThread()
    const { seq } = await stage.client.accounts.getDesk()
    const stream = await listen(`?after=${seq}`)
    await stage.client.triage.finishThread({ params: { threadId } })
    const heard = await stream.until(({ topic, ids }) => topic === 'inbox' && ids.includes(threadId))
    expect(heard.id).toBeGreaterThan(seq)
    expect(heard.data.pairId).toBe(pair.id)
  })

  test('a browser that was away hears what it missed, once and in order', async () => {
    const threadId = await someThread()
    const { seq } = await stage.client.accounts.getDesk()
    await stage.client.triage.finishThread({ params: { threadId } })
    await stage.client.triage.reopenThread({ params: { threadId } })
    const isOurs = ({ topic, ids }: Change) => topic === 'inbox' && ids.includes(threadId)

    const first = await (await listen(`?after=${seq}`)).until(isOurs)
    // The header of a reconnecting browser counts more than the address it began with.
    const second = await (await listen(`?after=${seq}`, { 'last-event-id': String(first.id) })).until(isOurs)
    expect(second.id).toBeGreaterThan(first.id)
  })

  test('nobody hears anything without being signed in', async () => {
    await stage.client.accounts.signOut()
    expect((await stage.send(`${stage.baseUrl}/live`)).status).toBe(401)
  })

  async function someThread() {
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id } })
    return items[0]?.id ?? ''
  }

  async function listen(search: string, headers: Record<string, string> = {}) {
    const response = await stage.send(`${stage.baseUrl}/live${search}`, { headers })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    return { until: readUntil(response) }
  }
})

/** Reads on until a message is as wanted; throws when the stream ends before. */
function readUntil(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  return async (isWanted: (change: Change) => boolean) => {
    for (let text = ''; ; ) {
      const { value, done } = (await reader?.read()) ?? { done: true }
      if (done) throw new Error('The stream ended.')
      text += value
      for (const message of messagesIn(text)) {
        if (!isWanted(message.data)) continue
        // Not awaited: the mocks keep a copy of the stream, and cancelling waits for both.
        void reader?.cancel()
        return message
      }
    }
  }
}

const messagesIn = (text: string) =>
  [...text.matchAll(/^id: (\d+)\ndata: (.*)\n\n/gm)].map(([, id, data]) => ({
    id: Number(id),
    data: Change.parse(JSON.parse(data ?? '')),
  }))
