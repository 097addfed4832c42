import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createPlatform } from '../../server/platform/create.ts'
import type { Account, CommentTarget, Platform, RemotePage } from '../../server/platform/platform.ts'
import { missingScopes, scopes } from '../../server/platform/scopes.ts'
import { readToEnd } from '../../server/platform/slices.ts'
import type { Usage } from '../../server/platform/usage.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/sandbox.ts'
import type { Secret } from '../../server/vault/secret.ts'

const app = { id: '4711', secret: 'sandbox-app-secret', verifyToken: 'verify-me' }
const permissions = scopes.map(({ permission }) => permission)
const usages: Usage[] = []
const asked: string[] = []
const delivered: { body: Buffer; signature: string | undefined }[] = []
const queries: Record<string, unknown>[] = []

let sandbox: Sandbox
let server: Server
let base: string
let platform: Platform
let token: Secret
let pages: RemotePage[]

beforeAll(async () => {
  const host = express()
  server = createServer(host).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  sandbox = await createSandbox({
    file: ':memory:',
    baseUrl: `${base}/sandbox`,
    app,
    seed: 'small',
    webhookRetryMs: 20,
  })
  platform = open()
  host.use('/sandbox', sandbox.router)
  host.get('/hook', (request, response) => {
    queries.push(request.query)
    const challenge = platform.webhooks.challenge(request.query)
    response.status(challenge === null ? 403 : 200).send(challenge ?? 'no')
  })
  host.post('/hook', express.raw({ type: () => true }), (request, response) => {
    delivered.push({ body: request.body, signature: request.get('x-hub-signature-256') })
    response.sendStatus(200)
  })
  token = await signOn()
  pages = await platform.pages.listGranted(token)
})
afterEach(() => fetch(`${base}/sandbox/faults`, { method: 'DELETE' }))
afterAll(async () => {
  await sandbox.close()
  server.closeAllConnections()
  server.close()
})

const open = (options: { appSecret?: string; timeoutMs?: number } = {}) =>
  createPlatform({
    mode: 'sandbox',
    graphUrl: `${base}/sandbox/graph`,
    dialogUrl: `${base}/sandbox/v25.0/dialog/oauth`,
    profilesUrl: `${base}/sandbox/instagram`,
    version: 'v25.0',
    appId: app.id,
    appSecret: app.secret,
    verifyToken: app.verifyToken,
    clock: () => new Date(),
    wait: async () => {},
    onUsage: (usage) => usages.push(usage),
    fetch: (input, init) => {
      asked.push(String(input))
      return fetch(input, init)
    },
    ...options,
  })

const inOrder = (texts: string[]) => texts.toSorted((one, other) => (one < other ? -1 : Number(one > other)))

async function signOn(person = 'first') {
  const redirectUri = `${base}/back?x=1`
  const dialog = platform.oauth.dialogUrl({ redirectUri, state: 'st ate', scopes: permissions })
  const answer = await fetch(`${dialog}&person=${person}&approve=yes`, { redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '')
  expect(back.searchParams.get('state')).toBe('st ate')
  const grant = await platform.oauth.exchangeCode({ code: back.searchParams.get('code') ?? '', redirectUri })
  expect(Date.parse(grant.expiresAt ?? '') - Date.now()).toBeGreaterThan(59 * 86_400_000)
  return grant.token
}

const fault = (kind: string, method = 'POST') =>
  fetch(`${base}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, method, remaining: 1 }),
  })

function bakery() {
  const page = pages[0]
  if (!page?.profile) throw new Error('The bakery has no pair.')
  const facebook: Account = { id: page.id, token: page.token }
  const instagram: Account = { id: page.profile.id, token: page.token }
  return { page, profile: page.profile, accounts: { facebook, instagram } }
}

async function firstOpening(network: 'facebook' | 'instagram'): Promise<CommentTarget> {
  const account = bakery().accounts[network]
  for (const post of await readToEnd((after) => platform.media.list(network, account, after))) {
    const comments = await readToEnd((after) => platform.comments.list(network, { account, postId: post.id }, after))
    const opening = comments.find(
      (comment) => !comment.parentId && comment.hidden === false && comment.authorId !== account.id,
    )
    if (opening) return { network, account, commentId: opening.id }
  }
  throw new Error('Nobody has written anything.')
}

describe('signing on', () => {
  test('brings a person, what they gave, and what the token is worth', async () => {
    const person = await platform.oauth.person(token)
    expect(person).toMatchObject({ name: expect.stringContaining('Maya'), pictureUrl: expect.stringContaining('http') })
    const given = (await platform.oauth.permissions(token)).filter(({ granted }) => granted)
    expect(given.map(({ permission }) => permission)).toEqual(expect.arrayContaining(permissions))
    const inspection = await platform.oauth.inspect(token)
    expect(inspection).toMatchObject({ valid: true, ownerId: person.id, problem: null })
    expect(missingScopes(inspection.scopes)).toEqual([])
    expect(await platform.oauth.inspect(bakery().page.token)).toMatchObject({ valid: true, ownerId: bakery().page.id })
  })

  test('is refused in words when the code is forged or our secret is wrong', async () => {
    const forged = platform.oauth.exchangeCode({ code: 'forged', redirectUri: `${base}/back` })
    await expect(forged).rejects.toMatchObject({ code: 'refused_by_platform', outcome: 'rejected' })
    const stranger = open({ appSecret: 'wrong' })
    await expect(stranger.oauth.person(token)).rejects.toThrow('META_APP_SECRET')
    await expect(stranger.oauth.exchangeCode({ code: 'x', redirectUri: base })).rejects.toThrow('META_APP_SECRET')
  })

  test('finds the pair, and the Page without a Profile', async () => {
    const { page, profile } = bakery()
    expect(page).toMatchObject({ name: "Maya's Bakery", url: expect.stringContaining(page.id) })
    expect(page.tasks).toContain('MODERATE')
    expect(profile).toMatchObject({ username: 'mayas.bakery', url: `${base}/sandbox/instagram/mayas.bakery` })
    const { token: _token, tasks: _tasks, ...seen } = page
    expect(await platform.pages.read(page)).toEqual(seen)

    const { people } = await fetch(`${base}/sandbox/console.json`).then((answer) => answer.json())
    const others = await platform.pages.listGranted(await signOn(people[1].id))
    expect(others.map(({ profile }) => profile?.username ?? null)).toEqual(expect.arrayContaining([null]))
    expect(others.some(({ profile }) => profile)).toBe(true)
  })
})

describe.each(['facebook', 'instagram'] as const)('on %s', (network) => {
  test('posts and every level of their comments are read to the end', async () => {
    const account = bakery().accounts[network]
    const posts = await readToEnd((after) => platform.media.list(network, account, after))
    expect(posts.length).toBeGreaterThan(1)
    expect(posts.map(({ postedAt }) => postedAt)).toEqual(inOrder(posts.map(({ postedAt }) => postedAt)).toReversed())
    const counted = sandbox.world.db.prepare(
      'select id, parentId from comments where postId = ? and deletedAt is null order by id',
    )
    for (const post of posts) {
      const comments = await readToEnd((after) => platform.comments.list(network, { account, postId: post.id }, after))
      const read = comments.map(({ id, parentId }) => ({ id, parentId }))
      expect(read.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual(counted.all(post.id))
      for (const comment of comments) {
        expect(comment.postId).toBe(post.id)
        expect(comment.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
        expect(comment.authorName).toBeTruthy()
      }
    }
    expect(await platform.media.read(network, account, posts[0]?.id ?? '')).toEqual(posts[0])
    expect(await platform.media.read(network, account, '123456789')).toBeNull()
  })

  test('lists longer than a slice lose nothing and repeat nothing', async () => {
    const target = await firstOpening(network)
    const postId = (await platform.comments.read(target))?.postId ?? ''
    const write = (targetId: string, message: string) =>
      writeComment(sandbox.world, { actorId: target.account.id, targetId, message }).id
    const below = Array.from({ length: 120 }, (_, at) => write(target.commentId, `Answer ${at}`))
    const beside = Array.from({ length: 60 }, (_, at) => write(postId, `Remark ${at}`))
    const of = { account: target.account, postId }
    const read = await readToEnd((after) => platform.comments.list(network, of, after))
    const ids = read.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining([...below, ...beside]))
    const replies = await platform.comments.listReplies(target)
    expect(replies.filter(({ id }) => below.includes(id))).toHaveLength(120)
    expect(replies.map(({ createdAt }) => createdAt)).toEqual(inOrder(replies.map(({ createdAt }) => createdAt)))
    expect(replies.every(({ parentId }) => parentId === target.commentId)).toBe(true)
  })

  test('a comment is answered, hidden, shown, and its answer deleted once and again', async () => {
    const target = await firstOpening(network)
    const { id } = await platform.comments.reply(target, 'Yes, until noon. ☀️')
    const replies = await platform.comments.listReplies(target)
    expect(replies.at(-1)).toMatchObject({
      id,
      parentId: target.commentId,
      authorId: target.account.id,
      message: 'Yes, until noon. ☀️',
    })
    const opening = await platform.comments.read(target)
    expect(await platform.comments.read({ ...target, commentId: id })).toMatchObject({ id, postId: opening?.postId })

    await platform.comments.setHidden(target, true)
    expect(await platform.comments.read(target)).toMatchObject({ hidden: true })
    await platform.comments.setHidden(target, false)
    expect(await platform.comments.read(target)).toMatchObject({ hidden: false })

    const answer = { ...target, commentId: id }
    await platform.comments.delete(answer)
    await platform.comments.delete(answer)
    expect(await platform.comments.read(answer)).toBeNull()
    await expect(platform.comments.reply(answer, 'Anybody?')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a like reaches Facebook and is refused for Instagram', async () => {
    const target = await firstOpening(network)
    const like = platform.comments.setLiked(target, true)
    if (network === 'instagram') return expect(like).rejects.toMatchObject({ outcome: 'rejected' })
    await like
    expect(await platform.comments.read(target)).toMatchObject({ liked: true })
    await platform.comments.setLiked(target, false)
    await platform.comments.setLiked(target, false)
    expect(await platform.comments.read(target)).toMatchObject({ liked: false })
  })

  test.each([
    ['5xx-after', 'platform_unavailable', 'unknown', true],
    ['hang-after', 'platform_unavailable', 'unknown', true],
    ['truncated', 'platform_unavailable', 'unknown', true],
    ['5xx-before', 'platform_unavailable', 'unknown', false],
    ['html-502', 'platform_unavailable', 'unknown', false],
    ['rate-4', 'rate_limited', 'rejected', false],
    ['rate-4-after', 'rate_limited', 'rejected', true],
    ['rate-80001', 'rate_limited', 'rejected', false],
    ['expired-token', 'reconnect_required', 'rejected', false],
    ['missing-scope', 'refused_by_platform', 'rejected', false],
  ])('a reply that meets %s is %s and %s', async (kind, code, outcome, isThere) => {
    const target = await firstOpening(network)
    await fault(kind)
    const hasty = open({ timeoutMs: 300 })
    await expect(hasty.comments.reply(target, `Meeting ${kind}`)).rejects.toMatchObject({ code, outcome })
    const replies = await platform.comments.listReplies(target)
    expect(replies.filter(({ message }) => message === `Meeting ${kind}`)).toHaveLength(isThere ? 1 : 0)
  })
})

test('a read gets over a bad moment by itself', async () => {
  await fault('html-502', 'GET')
  expect(await platform.oauth.person(token)).toHaveProperty('name')
})

test('notices are asked for, arrive signed and read as what happened', async () => {
  const { page, accounts } = bakery()
  await platform.webhooks.subscribeApp(`${base}/hook`)
  await platform.webhooks.subscribeApp(`${base}/hook`)
  expect(queries).toHaveLength(2)
  expect(await platform.pages.isSubscribed(page)).toBe(false)
  await platform.pages.subscribe(page)
  await platform.pages.subscribe(page)
  expect(await platform.pages.isSubscribed(page)).toBe(true)

  const target = await firstOpening('facebook')
  const { id } = await platform.comments.reply(target, 'Schön/gut')
  await platform.comments.setHidden(target, true)
  const onInstagram = await platform.comments.reply(await firstOpening('instagram'), 'Gerne')
  await expect.poll(() => delivered.flatMap(({ body }) => platform.webhooks.parse(body)).length).toBe(3)
  expect(delivered.every(({ body, signature }) => platform.webhooks.isSigned(body, signature))).toBe(true)
  const said = delivered.flatMap(({ body }) => platform.webhooks.parse(body)).map(({ what }) => what)
  expect(said).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        verb: 'add',
        commentId: id,
        parentId: target.commentId,
        authorId: page.id,
        message: 'Schön/gut',
      }),
      expect.objectContaining({ verb: 'hide', commentId: target.commentId, authorId: null }),
      expect.objectContaining({ verb: 'add', commentId: onInstagram.id, authorId: accounts.instagram.id }),
    ]),
  )
  await platform.comments.setHidden(target, false)
  await platform.pages.unsubscribe(page)
  expect(await platform.pages.isSubscribed(page)).toBe(false)
})

test('a person whose tokens died, or who took their rights back, is told so', async () => {
  const other = await signOn('first')
  await platform.oauth.revoke(other)
  await platform.oauth.revoke(other)
  expect(await platform.oauth.inspect(other)).toMatchObject({
    valid: false,
    problem: expect.stringContaining('removed'),
  })
  await expect(platform.pages.listGranted(token)).rejects.toMatchObject({ code: 'reconnect_required' })
})

test('all of that was asked of one version, without a token in any address, and its cost was told', () => {
  expect(asked.length).toBeGreaterThan(100)
  for (const url of asked) {
    expect(url).toContain(`${base}/sandbox/graph/v25.0/`)
    expect(url).not.toMatch(/EAA|access_token=|client_secret|\|/)
  }
  expect(new Set(usages.map(({ id }) => id))).toContain(bakery().page.id)
  expect(Math.max(...usages.map(({ percent }) => percent))).toBeGreaterThan(0)
})
