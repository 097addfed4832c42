import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldDue } from '../../server/intake/folder.ts'
import { bakery, tom } from '../../server/sandbox/cast.ts'
import { pageNotice, type Remark, signed, tell } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { type Server, type ServerBrowser, startServer } from '../support/server.ts'

describe.each(databases)('a notice, on %s', (_name, open) => {
  let server: Server
  let maya: ServerBrowser
  let made = 0
  beforeAll(async () => {
    server = await startServer({ database: await open(), role: 'api' })
    maya = server.browser()
    const { url } = await maya.client.accounts.openPractice()
    await maya.visit(url)
    const { id: connectionId } = await maya.client.linking.keepConnection()
    await maya.client.linking.linkPair({ body: { connectionId, pageId: bakery.pageId } })
  }, 60_000)
  afterAll(() => server.stop())

  const post = () => `${bakery.pageId}_9000${++made}`
  const events = () => server.services.db.selectFrom('events').selectAll().orderBy('id').execute()
  const commentsUnder = (postId: string) =>
    server.services.db.selectFrom('comments').where('postId', '=', postId).selectAll().orderBy('id').execute()
  const threadsUnder = (postId: string) =>
    server.services.db.selectFrom('threads').where('postId', '=', postId).selectAll().orderBy('id').execute()
  const seq = async () => (await server.services.db.selectFrom('feeds').select('seq').executeTakeFirst())?.seq
  const foldAll = async () => {
    while ((await foldDue(server.services)) > 0);
  }
  const written = (message = 'Is there any rye left?'): Remark => {
    const postId = post()
    return { id: `${postId.split('_')[1]}_1`, postId, message, at: 1_790_000_000 }
  }

  test('is kept before it is answered, and folded once', async () => {
    const remark = written()
    expect((await tell(server.url, pageNotice(remark))).status).toBe(200)
    expect(await commentsUnder(remark.postId)).toEqual([])
    await foldAll()
    expect(await maya.client.inbox.getThread({ params: { threadId: remark.id } })).toMatchObject({
      author: { id: tom.id, name: tom.name, us: false },
      message: remark.message,
      activeAt: '2026-09-21T14:13:20.000Z',
    })
  })

  const forged: [what: string, signature: (body: object) => string | null][] = [
    ['without a signature', () => null],
    ['signed with another secret', (body) => signed(body, 'somebody else')],
    ['signed for other bytes', () => signed({ object: 'page', entry: [] })],
    ['with an empty signature', () => 'sha256='],
    ['signed by a weaker method', (body) => signed(body).replace('sha256', 'sha1')],
    ['with a signature of another length', (body) => `${signed(body)}00`],
  ]
  test.each(forged)('that is forged (%s) leaves no trace', async (_what, signature) => {
    const before = await events()
    const body = pageNotice(written())
    expect((await tell(server.url, body, signature(body))).status).toBe(403)
    expect(await events()).toEqual(before)
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"page"',
    '{"object":"page"}',
    '{"object":"weather","entry":[]}',
    '{"object":"page","entry":[7]}',
    '\u0000',
  ])('that is malformed though signed (%j) leaves no trace and breaks nothing', async (body) => {
    const before = await events()
    const { status } = await tell(server.url, body)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(await events()).toEqual(before)
  })

  test('larger than the platform sends is refused', async () => {
    const { status } = await tell(server.url, pageNotice(written('x'.repeat(9_000_000))))
    expect(status).toBe(413)
  })

  test('of something we do not know is kept to the letter and changes nothing', async () => {
    const before = await seq()
    const change = { field: 'weather', value: { sun: 'réal' } }
    const body = { object: 'page', entry: [{ id: bakery.pageId, time: 1_790_000_000, changes: [change] }] }
    expect((await tell(server.url, body)).status).toBe(200)
    await foldAll()
    expect(await seq()).toBe(before)
    expect((await events()).some(({ payload }) => payload.includes(JSON.stringify(change)))).toBe(true)
  })

  test('that is delivered again, alone or in a bunch, changes nothing', async () => {
    const remark = written()
    const body = pageNotice(remark, { ...remark, verb: 'edited', message: 'Any rye?', at: remark.at + 60 })
    await tell(server.url, body)
    await foldAll()
    const facts = async () => ({ events: await events(), rows: await commentsUnder(remark.postId), seq: await seq() })
    const before = await facts()
    const bodies = [body, body, pageNotice(remark), pageNotice(remark, remark)]
    const answers = await Promise.all(bodies.map((each) => tell(server.url, each)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    await foldAll()
    expect(await facts()).toEqual(before)
  })

  test.each([
    ['10,000 characters', 'bread '.repeat(1667).slice(0, 10_000)],
    ['right to left', 'هل لديكم خبز؟ \u202Eabc\u202C שלום'],
    ['zalgo', 'b\u0300\u0301\u0302\u0303\u0304\u0305r\u0306\u0307e\u0308\u030A\u030Bad'.repeat(50)],
    ['emoji', '👩‍🍳🥐🏳️‍🌈'.repeat(100)],
    ['markup', '<img src=x onerror=alert(1)>\'"; drop table comments; --'],
    ['a half of a character', 'bread \uD83E'],
    ['NUL', 'bread\u0000and butter'],
  ])('of a comment with %s shows it as it was written', async (_what, message) => {
    const remark = written(message)
    expect((await tell(server.url, pageNotice(remark))).status).toBe(200)
    await foldAll()
    const kept = message.replaceAll('\0', '\uFFFD').toWellFormed()
    const thread = await maya.client.inbox.getThread({ params: { threadId: remark.id } })
    expect(thread.comments[0]?.message).toBe(kept)
    expect(thread.message).toBe([...kept].slice(0, 280).join(''))
  })

  test('of one thread after the other, in any order and any number, ends in the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ story, told }) => {
        const [inOrder, shuffled] = [post(), post()]
        for (const remark of story) await tell(server.url, pageNotice(at(inOrder, remark)))
        await foldAll()
        for (const index of told) {
          const remark = story[index % story.length]
          if (remark) await tell(server.url, pageNotice(at(shuffled, remark)))
          await foldAll()
        }
        const rest = story.filter((_, index) => !told.some((other) => other % story.length === index))
        if (rest.length > 0) await tell(server.url, pageNotice(...rest.map((remark) => at(shuffled, remark))))
        await foldAll()
        expect(plain(shuffled, await commentsUnder(shuffled))).toEqual(plain(inOrder, await commentsUnder(inOrder)))
        expect(plain(shuffled, await threadsUnder(shuffled))).toEqual(plain(inOrder, await threadsUnder(inOrder)))
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

/** What happens to a comment after it was written; `after` is in seconds, and several things can befall one second. */
const event = fc.record({
  who: fc.constantFrom(0, 0, 1, 2),
  verb: fc.constantFrom('edited', 'edited', 'edited', 'hide', 'unhide', 'remove'),
  text: fc.constantFrom('bread', 'rye'),
  after: fc.integer({ min: 0, max: 5 }),
})

interface Told {
  who: number
  verb: string
  text: string
  after: number
}

/** A comment and two answers to it with all that befalls them, in its true order; and the order in which it is told. */
const history = fc
  .array(event, { maxLength: 8 })
  .map((events): Told[] => {
    const adds = [0, 1, 2].map((who) => ({ who, verb: 'add', text: 'bread', after: 0 }))
    const told = new Map([...adds, ...events].map((each) => [JSON.stringify(each), each]))
    return [...told.values()].sort((one, two) => one.after - two.after || rank(one) - rank(two))
  })
  .chain((story) =>
    fc.record({ story: fc.constant(story), told: fc.array(fc.nat({ max: story.length - 1 }), { maxLength: 14 }) }),
  )

const rank = ({ verb }: Told) => ['add', 'edited', 'unhide', 'hide', 'remove'].indexOf(verb)

function at(postId: string, { who, verb, text, after }: Told): Remark {
  const number = postId.split('_')[1]
  const root = `${number}_1`
  const says = verb === 'add' || verb === 'edited' || verb === 'hide' || verb === 'unhide'
  return {
    verb,
    id: `${number}_${who + 1}`,
    postId,
    parentId: who === 0 ? postId : root,
    ...(says && { message: `${text} ${who}` }),
    at: 1_790_000_000 + who + 60 * after,
  }
}

/** Without what names the post, so that two posts can be compared. */
/** When something became known here is the one thing that depends on the order it was told in. */
const plain = (postId: string, rows: object[]) =>
  JSON.parse(
    JSON.stringify(rows.map((row) => ({ ...row, changedAt: null })))
      .replaceAll(postId, 'post')
      .replaceAll(postId.split('_')[1] ?? '', 'post'),
  ) as unknown
