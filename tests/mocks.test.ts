import { afterEach, beforeEach, expect, test } from 'vitest'
import { createState, memoryOf } from '../mocks/state.ts'
import { eventually } from './support/journey.ts'
import { startMocks } from './support/mocks.ts'

let mocks: ReturnType<typeof startMocks>
beforeEach(() => {
  mocks = startMocks({ signedIn: true })
})
afterEach(() => mocks.close())

const threadId = 'bakery-facebook-1-1'
const say = (message: string) =>
  mocks.client.moderation.replyToComment({ params: { commentId: threadId }, body: { message } })
const deliveryOf = async (commentId: string) => {
  const { comments } = await mocks.client.inbox.getThread({ params: { threadId } })
  return comments.find(({ id }) => id === commentId)?.delivery
}
const becomes = (commentId: string, state: string | undefined) =>
  eventually(
    () => deliveryOf(commentId),
    (delivery) => delivery?.state === state,
  )

test('"expired" in a reply fails the request and promises nothing', async () => {
  await expect(say('The offer has expired')).rejects.toMatchObject({ code: 'reconnect_required' })
  expect(await mocks.client.inbox.getThread({ params: { threadId } })).toMatchObject({ delivery: null, replyCount: 0 })
})

test('"refuse" in a reply is refused by the platform, and can be dropped', async () => {
  const { id } = await say('We refuse')
  expect(await becomes(id, 'refused')).toMatchObject({ problem: expect.stringContaining('refused') })
  const dropped = await mocks.client.moderation.decideDelivery({
    params: { commentId: id },
    body: { decision: 'drop' },
  })
  expect(dropped).toMatchObject({ delivery: null, deletedAt: expect.any(String) })
})

test('"confirm" in a reply is confirmed before it counts as sent', async () => {
  const { id } = await say('We confirm')
  const seen = new Set<string | undefined>()
  mocks.state.listeners.add(() => seen.add(mocks.state.comments.find((comment) => comment.id === id)?.delivery?.state))
  await becomes(id, undefined)
  expect([...seen]).toEqual(['confirming', undefined])
})

test('"undecided" in a reply needs a person, whose word settles it', async () => {
  const params = { commentId: (await say('Still undecided')).id }
  await becomes(params.commentId, 'needs_you')
  const { items } = await mocks.client.inbox.listThreads({ params: { pairId: 'bakery' }, query: { view: 'needs_you' } })
  expect(items.map(({ id }) => id)).toContain(threadId)

  await mocks.client.moderation.decideDelivery({ params, body: { decision: 'send_again' } })
  await becomes(params.commentId, undefined)
})

test('a Page without its Profile says what to do, and finds it at a check', async () => {
  const { client } = mocks
  const [connection] = (await client.linking.listConnections()).items
  const connectionId = connection?.id ?? ''
  const { items } = await client.linking.listPages({ params: { connectionId } })
  const alone = items.find(({ profile, linkable }) => linkable && !profile)
  expect(alone?.obstacle?.steps.length).toBeGreaterThan(1)

  const pair = await client.linking.linkPair({ body: { connectionId, pageId: alone?.page.id ?? '' } })
  expect(pair.health).toMatchObject({ state: 'attention', findings: [{ remedy: 'recheck' }] })
  const checked = await client.linking.checkPair({ params: { pairId: pair.id } })
  expect(checked).toMatchObject({ profile: { username: expect.any(String) }, health: { state: 'well' } })
})

test('a sync can be stopped, keeps what was read, and can be begun again', async () => {
  const params = { pairId: 'bakery' }
  const started = await mocks.client.linking.startSync({ params })
  expect(started.sync?.state).toBe('running')
  expect(await mocks.client.linking.cancelSync({ params })).toMatchObject({ sync: { state: 'cancelled' } })
  const { items } = await mocks.client.inbox.listThreads({ params })
  expect(items.length).toBeGreaterThan(0)
  await mocks.client.linking.startSync({ params })
  const read = await eventually(
    () => mocks.client.linking.getPair({ params }),
    ({ sync }) => sync?.state === 'done',
  )
  expect(read.sync?.comments).toBe(mocks.state.comments.length)
})

test('what is remembered survives being written down', async () => {
  await mocks.client.triage.finishThread({ params: { threadId } })
  const memory = JSON.parse(JSON.stringify(memoryOf(mocks.state)))
  const again = createState({ memory })
  expect(again.here).toBe(mocks.state.here)
  expect(again.threads.find(({ id }) => id === threadId)?.doneAt).toBeTruthy()
  expect(memoryOf(again)).toEqual(memory)
})

test('the bakery speaks many languages on both networks', async () => {
  const { pairs, threads, comments } = mocks.state
  expect(pairs).toHaveLength(1)
  expect(threads.length).toBeGreaterThanOrEqual(50)
  const said = comments.map(({ message }) => message).join('\n')
  for (const script of ['Arabic', 'Hiragana', 'Hangul', 'Han', 'Cyrillic', 'Hebrew', 'Thai', 'Devanagari'])
    expect(said, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
})
