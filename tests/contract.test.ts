import { afterEach, beforeEach, expect, test } from 'vitest'
import { password } from '../mocks/seed.ts'
import { roles, tasks } from '../server/contract/access.ts'
import type { Api, Endpoint } from '../server/contract/endpoint.ts'
import { api } from '../server/contract/index.ts'
import { ProblemBody } from '../server/contract/problem.ts'
import { startMocks } from './support/mocks.ts'

const endpoints = Object.entries(api as Api).flatMap(([feature, of]) =>
  Object.entries(of).map(([name, endpoint]) => ({ name: `${feature}.${name}`, endpoint })),
)
const namesOf = (which: (endpoint: Endpoint) => unknown) =>
  endpoints.filter(({ endpoint }) => which(endpoint)).map(({ name }) => name)

let mocks: ReturnType<typeof startMocks>
beforeEach(() => {
  mocks = startMocks({ signedIn: true })
})
afterEach(() => mocks.close())

const send = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${mocks.baseUrl}${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  })

test('every endpoint says who may call it', () => {
  const known = ['anyone', 'person', 'member', ...tasks]
  expect(namesOf(({ access }) => !known.includes(access))).toEqual([])
})

test('no two endpoints share a method and a path', () => {
  const places = endpoints.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replaceAll(/:\w+/g, ':')}`)
  expect(places).toHaveLength(new Set(places).size)
})

test('nothing that only reads changes anything, carries a body or asks for a key', () => {
  expect(namesOf((e) => e.method === 'GET' && (e.body || e.idempotent || e.versioned || e.status))).toEqual([])
})

test('a POST of a member can be repeated without doing it twice, unless it only asks or gives the same again', () => {
  const onlyAsks = ['linking.checkPair', 'audiences.estimateAudience', 'launches.checkPlan', 'results.readResults']
  // The same picture again is the one there is.
  const same = ['adImages.addImage', 'adImages.takePostPicture']
  const unsafe = namesOf((e) => e.method === 'POST' && !['anyone', 'person'].includes(e.access) && !e.idempotent)
  expect(unsafe.toSorted()).toEqual([...onlyAsks, ...same].toSorted())
})

test('somebody can do everything: each task is in a role', () => {
  const given: readonly string[] = Object.values(roles).flat()
  expect(tasks.filter((task) => !given.includes(task))).toEqual([])
})

test('the mocks turn away whoever the contract turns away', async () => {
  await mocks.client.accounts.signOut()
  await expect(mocks.client.linking.listPairs()).rejects.toMatchObject({ code: 'signed_out' })

  await mocks.client.accounts.signIn({ body: { email: 'jonas@example.com', password } })
  await expect(mocks.client.linking.listPairs()).resolves.toMatchObject({ items: [{ id: 'bakery' }] })
  const threads = mocks.client.inbox.listThreads({ params: { pairId: 'bakery' } })
  await expect(threads).rejects.toMatchObject({ code: 'forbidden' })
})

test('the mocks check what is sent and name the fields', async () => {
  const answer = await send('/session', { method: 'POST', body: '{"email":"maya","password":""}' })
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = ProblemBody.parse(await answer.json())
  expect(Object.keys(problem.fields ?? {})).toEqual(['email', 'password'])
  expect(problem.requestId).toBeTruthy()

  const torn = await send('/session', { method: 'POST', body: '{"email":' })
  expect(ProblemBody.parse(await torn.json()).code).toBe('invalid')
})

test('the mocks answer a repeated key with the first answer, and refuse the key for anything else', async () => {
  const { items } = await mocks.client.inbox.listThreads({ params: { pairId: 'bakery' } })
  const commentId = items[0]?.id ?? ''
  const reply = (message: string) =>
    mocks.client.moderation.replyToComment({ params: { commentId }, body: { message }, key: 'once' })

  const first = await reply('Until six.')
  expect(await reply('Until six.')).toEqual(first)
  await expect(reply('Until seven.')).rejects.toMatchObject({ code: 'invalid' })
  const thread = await mocks.client.inbox.getThread({ params: { threadId: commentId } })
  expect(thread.comments.filter(({ message }) => message === 'Until six.')).toHaveLength(1)
})

test('the mocks want the version of what is edited, and no old one', async () => {
  const change = (headers: Record<string, string>) =>
    send('/pairs/bakery', { method: 'PATCH', headers, body: '{"zone":"Europe/Lisbon"}' })
  expect((await change({})).status).toBe(428)
  expect((await change({ 'if-match': '"1"' })).status).toBe(200)
  expect((await change({ 'if-match': '"1"' })).status).toBe(412)
})

test('the mocks stream what changes, and resume after what was heard', async () => {
  const heard = listen(await send('/live'))
  const { items } = await mocks.client.inbox.listThreads({ params: { pairId: 'bakery' } })
  for (const { id } of items.slice(0, 2)) await mocks.client.triage.finishThread({ params: { threadId: id } })
  const [first, second] = items.slice(0, 2).map(({ id }) => ({ topic: 'inbox', pairId: 'bakery', ids: [id] }))
  expect(await heard(2)).toBe(`id: 1\ndata: ${JSON.stringify(first)}\n\nid: 2\ndata: ${JSON.stringify(second)}\n\n`)

  const resumed = listen(await send('/live?after=0', { headers: { 'last-event-id': '1' } }))
  expect(await resumed(1)).toBe(`id: 2\ndata: ${JSON.stringify(second)}\n\n`)
})

/** Reads a stream until it has carried so many messages, however they were cut into pieces. */
function listen(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  return async (messages: number) => {
    let text = ''
    while ((text.match(/^data:/gm)?.length ?? 0) < messages) text += (await reader?.read())?.value ?? ''
    // Not awaited: the library keeps a copy of the stream, and cancelling waits for both.
    void reader?.cancel()
    return text.replace('retry: 1000\n\n', '')
  }
}
