import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeComment } from '../../server/sandbox/comments.ts'
import { app, type PracticePlatform, startPracticePlatform, tomOn } from '../support/practicePlatform.ts'

let platform: PracticePlatform
beforeAll(async () => {
  platform = await startPracticePlatform()
})
afterAll(() => platform.close())

const latestPost = (accountId: string) =>
  platform.idOf('select id from posts where accountId = ? order by createdAt desc limit 1', accountId)
const tomWrites = (targetId: string, message = 'Is it fresh?') =>
  writeComment(platform.world, {
    actorId: tomOn(platform, targetId.startsWith('17') || targetId.startsWith('18') ? 'instagram' : 'facebook'),
    targetId,
    message,
  })

describe('ways to ask', () => {
  test('the token travels in the query, in either header and in a body', async () => {
    const { graph, maya } = platform
    const ways = [
      graph(`me?access_token=${maya.token}`),
      graph('me', { headers: { authorization: `Bearer ${maya.token}` } }),
      graph('me', { headers: { authorization: `OAuth ${maya.token}` } }),
      graph('?method=get&ids=me', { form: { access_token: maya.token } }),
    ]
    const bodies = (await Promise.all(ways)).map(({ body }) => body.id ?? body.me.id)
    expect(bodies).toEqual([maya.id, maya.id, maya.id, maya.id])
  })

  test('a form, JSON and multipart say the same', async () => {
    const { graph, bakery, world } = platform
    const comment = tomWrites(latestPost(bakery.id))
    const multipart = new FormData()
    multipart.set('is_hidden', 'true')
    const hidden = () => world.db.prepare('select hiddenAt from comments where id = ?').pluck().get(comment.id) !== null
    const json = (value: object) => ({ body: JSON.stringify(value), headers: { 'content-type': 'application/json' } })

    await graph(comment.id, { token: bakery.token, form: { is_hidden: 'true', id: comment.id } })
    expect(hidden()).toBe(true)
    await graph(comment.id, {
      token: bakery.token,
      method: 'POST',
      ...withToken(json({ is_hidden: false }), bakery.token),
    })
    expect(hidden()).toBe(false)
    await graph(comment.id, { token: bakery.token, method: 'POST', body: multipart })
    expect(hidden()).toBe(true)
  })

  test('lists come as JSON in text, as words between commas and natively', async () => {
    const { graph, bakery } = platform
    const fields = async () =>
      (await graph(`${bakery.id}/subscribed_apps`, { token: bakery.token })).body.data[0].subscribed_fields
    const path = `${bakery.id}/subscribed_apps`
    await graph(path, { token: bakery.token, form: { subscribed_fields: '["feed","mention"]' } })
    expect(await fields()).toEqual(['feed', 'mention'])
    await graph(path, { token: bakery.token, form: { subscribed_fields: 'feed, ratings' } })
    expect(await fields()).toEqual(['feed', 'ratings'])
    const body = JSON.stringify({ subscribed_fields: ['feed'], access_token: bakery.token })
    await graph(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(await fields()).toEqual(['feed'])
    const wrong = await graph(path, { token: bakery.token, form: { subscribed_fields: 'feed,comments' } })
    expect(wrong.body.error.code).toBe(100)
  })

  test('a version the platform does not have is refused', async () => {
    const codes = await Promise.all(
      ['v25.0', 'v24.0', 'v12.0', 'v99.0'].map(async (version) => {
        const answer = await fetch(`${platform.baseUrl}/graph/${version}/me?access_token=${platform.maya.token}`)
        return ((await answer.json()) as { error?: { code: number } }).error?.code
      }),
    )
    expect(codes).toEqual([undefined, undefined, 2635, 2500])
  })
})

describe('fields', () => {
  test('expand two levels deep, with a limit, an order and a filter on the way', async () => {
    const { graph, bakery } = platform
    const postId = latestPost(bakery.id)
    const opening = tomWrites(postId)
    tomWrites(opening.id, 'And warm?')
    const fields =
      'id,message,comments.limit(2).order(reverse_chronological).filter(toplevel).summary(true){id,from{name},comments{id,message,parent{id}}}'
    const { body } = await graph(`${bakery.id}/posts?limit=1&fields=${encodeURIComponent(fields)}`, {
      token: bakery.token,
    })
    const [post] = body.data
    expect(Object.keys(post)).toEqual(['id', 'message', 'comments'])
    expect(post.comments.data[0]).toMatchObject({
      id: opening.id,
      from: { name: 'Tom Becker' },
      comments: { data: [{ message: 'And warm?', parent: { id: opening.id } }] },
    })
    expect(post.comments.data[0].from).not.toHaveProperty('id')
    expect(post.comments.summary).toMatchObject({ order: 'reverse_chronological', can_comment: true })
    expect(post.comments.data).toHaveLength(2)
    expect(post.comments.paging.next).toMatch(new RegExp(`^${platform.baseUrl}/graph/v25.0/${postId}/comments\\?`))
  })

  test('an unknown one and a malformed list are refused in the platform’s words', async () => {
    const { graph, bakery } = platform
    const unknown = await graph(`${bakery.id}?fields=name,colour`, { token: bakery.token })
    expect(unknown.body.error).toMatchObject({
      message: '(#100) Tried accessing nonexisting field (colour) on node type (Page)',
      type: 'OAuthException',
      code: 100,
    })
    expect(unknown.body.error.fbtrace_id).toMatch(/^A\w{20,}$/)
    for (const field of ['constructor', '__proto__', 'toString']) {
      expect((await graph(`${bakery.id}?fields=${field}`, { token: bakery.token })).body.error.code).toBe(100)
    }
    expect((await graph(`${bakery.id}?fields=name{`, { token: bakery.token })).body.error.code).toBe(2500)
  })

  test.skipIf(!existsSync('../shared/reference/graph-specs'))('are the platform’s own names', async () => {
    const { graph, bakery, maya } = platform
    const known = (type: string) => {
      const spec = JSON.parse(readFileSync(`../shared/reference/graph-specs/${type}.json`, 'utf8')) as {
        fields: { name: string }[]
        apis: { method: string; endpoint?: string }[]
      }
      const edges = spec.apis.flatMap(({ method, endpoint }) => (method === 'GET' && endpoint ? [endpoint] : []))
      return [...spec.fields.map(({ name }) => name), ...edges]
    }
    const media = latestPost(bakery.instagramId)
    const examples: [string, string, string][] = [
      ['Page', bakery.id, bakery.token],
      ['PagePost', latestPost(bakery.id), bakery.token],
      ['Comment', tomWrites(latestPost(bakery.id)).id, bakery.token],
      ['IGUser', bakery.instagramId, bakery.token],
      ['IGMedia', media, bakery.token],
      ['IGComment', tomWrites(media).id, bakery.token],
      ['User', maya.id, maya.token],
    ]
    for (const [type, id, token] of examples) {
      const answers = await Promise.all(
        known(type).map(async (name) => ({ name, ...(await graph(`${id}?fields=${name}`, { token })) })),
      )
      const served = answers.filter(({ status, body }) => status === 200 && Object.keys(body).length > 1)
      expect(served.length, type).toBeGreaterThan(4)
    }
  })

  test('times turn into unix seconds when asked', async () => {
    const { graph, bakery } = platform
    const id = tomWrites(latestPost(bakery.id)).id
    const iso = (await graph(`${id}?fields=created_time`, { token: bakery.token })).body.created_time
    expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/)
    const unix = (await graph(`${id}?fields=created_time&date_format=U`, { token: bakery.token })).body.created_time
    expect(unix).toBe(Date.parse(iso) / 1000)
  })
})

describe('pages of a list', () => {
  test('following cursors and following links find every comment once, whichever way round', async () => {
    const { graph, bakery } = platform
    const postId = latestPost(bakery.id)
    for (let count = 0; count < 7; count += 1) tomWrites(postId, `Number ${count}`)
    const all = (await graph(`${postId}/comments?limit=100&fields=id`, { token: bakery.token })).body.data.map(idOf)

    const byCursor: string[] = []
    let after = ''
    for (;;) {
      const { body } = await graph(`${postId}/comments?limit=3&fields=id&after=${after}`, { token: bakery.token })
      byCursor.push(...body.data.map(idOf))
      if (!body.paging?.next) break
      after = body.paging.cursors.after
    }
    const byLink: string[] = []
    let next: string | undefined =
      `${platform.baseUrl}/graph/v25.0/${postId}/comments?limit=3&order=reverse_chronological&access_token=${bakery.token}`
    let last: { paging: { previous?: string } } | undefined
    while (next) {
      const page = (await (await fetch(next)).json()) as {
        data: { id: string }[]
        paging: { next?: string; previous?: string }
      }
      byLink.push(...page.data.map(idOf))
      next = page.paging.next
      last = page
    }
    expect(byCursor).toEqual(all)
    expect(byLink.toReversed()).toEqual(all)

    const back = (await (await fetch(last?.paging.previous ?? '')).json()) as { data: { id: string }[] }
    expect(back.data.map(idOf).every((id) => byLink.slice(-6).includes(id))).toBe(true)
  })

  test('a feed refuses more than 100, Instagram’s comments are cut to 50', async () => {
    const { graph, bakery } = platform
    expect((await graph(`${bakery.id}/feed?limit=101`, { token: bakery.token })).body.error.code).toBe(100)
    const media = latestPost(bakery.instagramId)
    for (let count = 0; count < 60; count += 1) tomWrites(media, `Number ${count}`)
    const { body } = await graph(`${media}/comments?limit=80&fields=id,timestamp,text`, { token: bakery.token })
    expect(body.data).toHaveLength(50)
    expect(body.paging.next).toContain('after=')
    expect(body.data[0].text).toBe('Number 59')
  })

  test('a malformed cursor and a malformed limit are refused', async () => {
    const { graph, bakery } = platform
    for (const query of ['after=%00', 'after=zzz', 'limit=-1', 'limit=ten', 'order=sideways']) {
      const { body } = await graph(`${latestPost(bakery.id)}/comments?${query}`, { token: bakery.token })
      expect(body.error?.code, query).toBe(100)
    }
  })
})

describe('several at once', () => {
  test('ids= answers an object by id', async () => {
    const { graph, bakery } = platform
    const { body } = await graph(`?ids=${bakery.id},${bakery.instagramId}&fields=id,name`, { token: bakery.token })
    expect(Object.keys(body)).toEqual([bakery.id, bakery.instagramId])
  })

  test('a batch uses earlier answers, leaves out what is used, and skips what hangs on a failure', async () => {
    const { graph, bakery } = platform
    const batch = JSON.stringify([
      { method: 'GET', name: 'feed', relative_url: `${bakery.id}/feed?limit=2&fields=id` },
      { method: 'GET', relative_url: '?ids={result=feed:$.data.*.id}&fields=created_time' },
      {
        method: 'POST',
        relative_url: `v25.0/${latestPost(bakery.id)}/comments`,
        body: `message=${encodeURIComponent('Danke & grüße')}`,
      },
      { method: 'GET', name: 'gone', relative_url: '404404404' },
      { method: 'GET', relative_url: 'me', depends_on: 'gone' },
    ])
    const { body } = await graph('', { form: { batch, access_token: bakery.token } })
    expect(body[0]).toBeNull()
    expect(Object.keys(JSON.parse(body[1].body))).toHaveLength(2)
    const { id } = JSON.parse(body[2].body)
    expect((await graph(id, { token: bakery.token })).body.message).toBe('Danke & grüße')
    expect(body[3].code).toBe(400)
    expect(body[4]).toBeNull()
  })

  test('a batch of nonsense is refused, one by one or whole', async () => {
    const { graph, bakery } = platform
    for (const batch of ['{}', '[1]', '[null]', 'x', JSON.stringify(Array(51).fill({ relative_url: 'me' }))]) {
      expect(
        (await graph('', { form: { batch, access_token: bakery.token } })).body.error.code,
        batch.slice(0, 9),
      ).toBe(100)
    }
  })
})

test('a customer is answered in private once, and within seven days', async () => {
  const { graph, bakery } = platform
  const send = (comment_id: string, text = 'Write to us', account = bakery.id) =>
    graph(`${account}/messages`, {
      token: bakery.token,
      form: { recipient: JSON.stringify({ comment_id }), message: JSON.stringify({ text }) },
    })
  for (const account of [bakery.id, bakery.instagramId]) {
    const targetId = latestPost(account)
    const { id, authorId } = tomWrites(targetId)
    const sent = await send(id, 'Write to us', account)
    expect(sent.body).toEqual({ recipient_id: authorId, message_id: expect.stringMatching(/^m_/) })
    expect((await send(id, 'Again', account)).body.error.code).toBe(10900)
    const old = writeComment(platform.world, {
      actorId: authorId,
      targetId,
      message: 'Long ago',
      createdAt: new Date(Date.now() - 8 * 86_400_000).toISOString(),
    })
    expect((await send(old.id, 'Late', account)).body.error.code).toBe(10901)
  }
  const { id } = tomWrites(latestPost(bakery.id))
  const may = async () =>
    (await graph(`${id}?fields=can_reply_privately`, { token: bakery.token })).body.can_reply_privately
  expect(await may()).toBe(true)
  await send(id)
  expect(await may()).toBe(false)
  expect((await send('404404404')).body.error.error_subcode).toBe(33)
  expect((await send(id, ' ')).body.error.code).toBe(100)
})

test('nonsense is refused by a code, and never breaks the platform', async () => {
  const { graph, bakery } = platform
  const post = latestPost(bakery.id)
  const odd = [
    '%00',
    '..%2f..',
    '__proto__',
    'constructor',
    '💥',
    "1' or 1=1",
    ' ',
    '%',
    'a'.repeat(3000),
    '-1',
    '1e9',
    '[]',
    '{}',
    'null',
  ]
  const paths = odd.flatMap((word) => [
    word,
    `${bakery.id}/${word}`,
    `${post}/comments/${word}`,
    `${post}?fields=${word}`,
    `${post}?fields=comments.limit(${word}){id}`,
    `${post}?fields=comments{${word}}`,
    `${post}/comments?after=${word}&since=${word}`,
    `?ids=${word},${word}`,
    `debug_token?input_token=${word}`,
    `oauth/access_token?client_id=${word}&code=${word}`,
  ])
  for (const path of paths) {
    // With odd fields a deletion is still one, and the post is needed to the end.
    const methods = path.startsWith(`${post}?`) ? ['GET', 'POST', 'PUT'] : ['GET', 'POST', 'DELETE', 'PUT']
    for (const method of methods) {
      const { status, body } = await graph(path, { token: bakery.token, method })
      expect(status, `${method} ${path}`).toBeLessThan(500)
      if (status !== 200) expect(body.error.code, `${method} ${path}`).toBeGreaterThan(0)
    }
  }
  for (const body of ['{', '[]', '"x"', 'null', '{"message":{"a":[1]}}', '{"message":null}', '\ud800']) {
    const { status } = await graph(`${post}/comments`, {
      token: bakery.token,
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(status, body).toBeLessThan(500)
  }
})

describe('who may', () => {
  test('no token, a wrong one and a wrong proof each get their code', async () => {
    const { graph, maya, world, control } = platform
    const code = async (path: string) => (await graph(path)).body.error?.code
    expect(await code('me')).toBe(104)
    expect(await code('me?access_token=EAAnonsense')).toBe(190)
    const proof = createHmac('sha256', app.secret).update(maya.token).digest('hex')
    expect(await code(`me?access_token=${maya.token}&appsecret_proof=${proof}`)).toBeUndefined()
    expect(await code(`me?access_token=${maya.token}&appsecret_proof=00`)).toBe(100)
    await control('settings', { requireProof: true })
    const bare = await graph(`me?access_token=${maya.token}`)
    expect(bare.body.error.message).toBe('API calls from the server require an appsecret_proof argument')
    world.db.prepare("delete from settings where name = 'requireProof'").run()
  })

  test('what a Page does needs the Page’s token, and reaches its own things only', async () => {
    const { graph, maya, bakery, bikes } = platform
    const asPerson = await graph(`${bakery.id}/feed`, { token: maya.token })
    expect(asPerson.body.error).toMatchObject({ code: 190, error_subcode: 2069032 })
    for (const id of [bikes.id, bikes.instagramId, latestPost(bikes.id), latestPost(bikes.instagramId), '404404404']) {
      const foreign = await graph(id, { token: bakery.token })
      expect(foreign.body.error, id).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' })
    }
  })

  test('a call over budget is refused until the hour has passed', async () => {
    let now = new Date('2026-05-01T10:00:00Z')
    const own = await startPracticePlatform({ now: () => now })
    await own.control('settings', { accountBudget: 3 })
    const call = () => own.graph(own.bakery.instagramId, { token: own.bakery.token })
    const used = async () =>
      JSON.parse((await call()).headers.get('x-business-use-case-usage') ?? '{}')[own.bakery.instagramId][0].call_count
    expect([await used(), await used(), await used()]).toEqual([34, 67, 100])
    const refused = await call()
    expect(refused.body.error.code).toBe(80002)
    const [usage] = Object.values(JSON.parse(refused.headers.get('x-business-use-case-usage') ?? '{}')) as [
      [{ estimated_time_to_regain_access: number }],
    ]
    expect(usage[0].estimated_time_to_regain_access).toBeGreaterThan(0)
    now = new Date('2026-05-01T11:30:00Z')
    expect((await call()).status).toBe(200)
    await own.control('settings', { appBudget: 1 })
    expect((await call()).body.error.code).toBe(4)
    await own.close()
  })
})

const idOf = ({ id }: { id: string }) => id

const withToken = (init: { headers: Record<string, string>; body: string }, token: string) => ({
  ...init,
  headers: { ...init.headers, authorization: `Bearer ${token}` },
})
