import { afterEach, expect, test } from 'vitest'
import { speakingAs } from '../../server/linking/speaking.ts'
import { PlatformFailure } from '../../server/platform/failure.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
afterEach(() => server.stop())

const expired = () => new PlatformFailure('reconnect_required', 'The token has expired.', { outcome: 'rejected' })

test('a call with the old token that fails after the renewal does not end the renewed connection', async () => {
  const { client, pair, speak } = await begin()

  const call = speak(async () => {
    await client.linking.keepConnection()
    throw expired()
  })

  await expect(call).rejects.toMatchObject({ code: 'reconnect_required' })
  expect((await client.linking.getPair({ params: { pairId: pair.id } })).health.state).not.toBe('broken')
})

test('a call that meets a dead token says so in the health of the pair', async () => {
  const { client, pair, speak } = await begin()

  await expect(speak(() => Promise.reject(expired()))).rejects.toMatchObject({ code: 'reconnect_required' })
  expect((await client.linking.getPair({ params: { pairId: pair.id } })).health.state).toBe('broken')
})

async function begin() {
  server = await startServer()
  const { client, pair } = await server.practise()
  const { team } = await client.accounts.getDesk()
  const context = { ...server.services, now: server.services.clock(), teamId: team?.id ?? '' }
  const speak = (call: () => Promise<never>) => speakingAs(context, pair.id, 'facebook', call)
  return { client, pair, speak }
}
