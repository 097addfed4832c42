import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { app, type PracticePlatform, required, startPracticePlatform } from '../support/practicePlatform.ts'

let platform: PracticePlatform
let now = new Date('2026-05-01T10:00:00Z')
beforeEach(async () => {
  now = new Date('2026-05-01T10:00:00Z')
  platform = await startPracticePlatform({ now: () => now })
})
afterEach(() => platform.close())

const redirectUri = 'http://localhost:3000/api/linking/callback?from=settings'
const scopes = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'instagram_basic',
  'instagram_manage_comments',
]
const query = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: app.id,
    redirect_uri: redirectUri,
    state: 'a b&c',
    scope: scopes.join(','),
    ...more,
  })
const open = (more: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(`${platform.baseUrl}/v25.0/dialog/oauth?${query(more)}`, { redirect: 'manual', ...init })
const answer = (personId: string, form: [string, string][], more: Record<string, string> = {}) =>
  open({ person: personId, ...more }, { method: 'POST', body: new URLSearchParams(form) })
const addressOf = (response: Response) => new URL(required(response.headers.get('location')))
const codeOf = (response: Response) => required(addressOf(response).searchParams.get('code'))
const exchange = (params: Record<string, string>) =>
  platform.graph(
    `oauth/access_token?${new URLSearchParams({ client_id: app.id, client_secret: app.secret, ...params })}`,
  )
const tokenFor = async (response: Response) =>
  (await exchange({ code: codeOf(response), redirect_uri: redirectUri })).body.access_token as string
const accounts = async (token: string) =>
  (await platform.graph('me/accounts?fields=name,access_token,instagram_business_account{username}', { token })).body
    .data
const permissions = async (token: string) =>
  Object.fromEntries(
    (await platform.graph('me/permissions', { token })).body.data.map((one: Record<string, string>) => [
      one.permission,
      one.status,
    ]),
  )
const ticked: [string, string][] = scopes.map((scope) => ['permission', scope])

describe('the pages of the dialog', () => {
  test('ask who you are, then what you give, without a line of script', async () => {
    const first = await open()
    const people = await first.text()
    expect(people).toContain('Continue as Maya')
    expect(people).toContain('Owns no Page')
    expect(first.headers.get('content-security-policy')).toContain("default-src 'none'")
    const second = await (await open({ person: platform.maya.id })).text()
    expect(second).toContain('Maya&#39;s Bakery')
    expect(second).toContain('@mayas.bakery')
    for (const scope of scopes) expect(second).toContain(`value="${scope}" checked`)
    expect(people + second).not.toMatch(/<script|onclick|style="/)
  })

  test('escape what comes in by the address', async () => {
    const page = await (await open({ state: '"><script>alert(1)</script>' })).text()
    expect(page).not.toContain('<script>')
  })

  test('refuse another app, an address elsewhere and a permission there is not, without a redirect', async () => {
    for (const wrong of [
      { client_id: '1' },
      { redirect_uri: 'https://example.com/steal' },
      { redirect_uri: 'javascript:alert(1)' },
      { scope: 'everything' },
    ] as Record<string, string>[]) {
      const response = await open(wrong)
      expect(response.status, JSON.stringify(wrong)).toBe(400)
      expect(response.headers.get('location')).toBeNull()
      expect(await response.text()).toContain('role="alert"')
    }
  })
})

describe('the answer', () => {
  test('carries a code and the state as it was', async () => {
    const address = addressOf(await open({ person: 'first', approve: 'yes' }))
    expect(`${address.origin}${address.pathname}`).toBe('http://localhost:3000/api/linking/callback')
    expect(address.searchParams.get('from')).toBe('settings')
    expect(address.searchParams.get('state')).toBe('a b&c')
    expect(address.searchParams.get('code')).toMatch(/^AQ/)
  })

  test('is a refusal when somebody cancels', async () => {
    const address = addressOf(await answer(platform.maya.id, [['answer', 'cancel']]))
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      error: 'access_denied',
      error_reason: 'user_denied',
      state: 'a b&c',
    })
  })

  test('may leave the Profile out, or everything', async () => {
    const { maya, bakery, graph } = platform
    const pageOnly = await tokenFor(await answer(maya.id, [['answer', 'continue'], ['page', bakery.id], ...ticked]))
    const [page] = await accounts(pageOnly)
    expect(page).toMatchObject({ name: "Maya's Bakery" })
    expect(page).not.toHaveProperty('instagram_business_account')
    expect((await graph(bakery.instagramId, { token: page.access_token })).body.error.error_subcode).toBe(33)
    expect(await accounts(await tokenFor(await answer(maya.id, [['answer', 'continue'], ...ticked])))).toEqual([])
  })

  test('cannot give away somebody else’s Page', async () => {
    const form: [string, string][] = [
      ['answer', 'continue'],
      ['page', platform.bikes.id],
      ['profile', platform.bikes.instagramId],
    ]
    expect(await accounts(await tokenFor(await answer(platform.maya.id, [...form, ...ticked])))).toEqual([])
  })

  test('may decline a permission, which is then asked for only again on request', async () => {
    const { maya, bakery, graph } = platform
    const some = ticked.filter(([, scope]) => scope !== 'pages_read_user_content')
    const token = await tokenFor(await answer(maya.id, [['answer', 'continue'], ['page', bakery.id], ...some]))
    expect(await permissions(token)).toMatchObject({ pages_read_user_content: 'declined', pages_show_list: 'granted' })
    const [page] = await accounts(token)
    const postId = platform.idOf('select id from posts where accountId = ? limit 1', bakery.id)
    const read = await graph(`${postId}/comments`, { token: page.access_token })
    expect(read.body.error).toMatchObject({ code: 10 })
    const counted = await graph(`${postId}?fields=comments.limit(0).summary(true)`, { token: page.access_token })
    expect(counted.body.comments).toMatchObject({ data: [], summary: { total_count: expect.any(Number) } })

    expect(await (await open({ person: maya.id })).text()).not.toContain('value="pages_read_user_content"')
    expect(await (await open({ person: maya.id, auth_type: 'rerequest' })).text()).toContain(
      'value="pages_read_user_content"',
    )
    await answer(maya.id, [['answer', 'continue'], ['page', bakery.id], ...ticked], { auth_type: 'rerequest' })
    expect((await graph(`${postId}/comments`, { token: page.access_token })).status).toBe(200)
  })
})

describe('the code', () => {
  test('is good once, for ten minutes, with the very same address and secret', async () => {
    const code = codeOf(await open({ person: 'first', approve: 'yes' }))
    const errorOf = async (params: Record<string, string>) =>
      (await exchange({ code, redirect_uri: redirectUri, ...params })).body.error
    expect(await errorOf({ redirect_uri: `${redirectUri}/` })).toMatchObject({ code: 100, error_subcode: 36008 })
    expect(await errorOf({ client_secret: 'guess' })).toMatchObject({ code: 1 })
    expect(await errorOf({ client_id: '1' })).toMatchObject({ code: 101 })
    expect(await errorOf({})).toBeUndefined()
    expect(await errorOf({})).toMatchObject({ code: 100, error_subcode: 36009 })
    const old = codeOf(await open({ person: 'first', approve: 'yes' }))
    now = new Date(now.getTime() + 601_000)
    expect(await errorOf({ code: old })).toMatchObject({ error_subcode: 36007 })
  })

  test('becomes a short-lived token, that a long-lived one, and that a Page’s token which never expires', async () => {
    const { graph } = platform
    const short = await exchange({
      code: codeOf(await open({ person: 'first', approve: 'yes' })),
      redirect_uri: redirectUri,
    })
    expect(short.body).toMatchObject({ token_type: 'bearer', expires_in: 5400 })
    const exchanged = (token: string) => exchange({ grant_type: 'fb_exchange_token', fb_exchange_token: token })
    const long = await exchanged(short.body.access_token)
    expect(long.body.expires_in).toBe(5_183_944)
    const [page] = await accounts(long.body.access_token)
    const debug = async (token: string) =>
      (await graph(`debug_token?input_token=${token}`, { token: `${app.id}|${app.secret}` })).body.data
    expect(await debug(page.access_token)).toMatchObject({
      type: 'PAGE',
      is_valid: true,
      expires_at: 0,
      profile_id: platform.bakery.id,
      user_id: platform.maya.id,
      scopes: expect.arrayContaining(scopes),
      granular_scopes: expect.arrayContaining([
        { scope: 'instagram_basic', target_ids: [platform.bakery.instagramId] },
      ]),
    })
    now = new Date(now.getTime() + 6000 * 1000)
    expect((await graph('me', { token: short.body.access_token })).body.error).toMatchObject({
      code: 190,
      error_subcode: 463,
    })
    expect((await exchanged(short.body.access_token)).body.error.code).toBe(190)
    expect((await graph('me', { token: long.body.access_token })).status).toBe(200)
    now = new Date(now.getTime() + 5_183_944 * 1000)
    expect(await debug(long.body.access_token)).toMatchObject({ is_valid: false, error: { code: 190, subcode: 463 } })
    expect((await graph('me', { token: page.access_token })).status).toBe(200)
  })

  test('is worth nothing once the person takes everything back', async () => {
    const { graph } = platform
    const token = await tokenFor(await open({ person: 'first', approve: 'yes' }))
    const [page] = await accounts(token)
    await graph('me/permissions/pages_manage_engagement', { token, method: 'DELETE' })
    expect(await permissions(token)).toMatchObject({ pages_manage_engagement: 'declined' })
    const postId = platform.idOf('select id from posts where accountId = ? limit 1', platform.bakery.id)
    const refused = await graph(`${postId}/comments`, { token: page.access_token, form: { message: 'Hello' } })
    expect(refused.body.error).toMatchObject({ code: 200 })
    await graph('me/permissions', { token, method: 'DELETE' })
    for (const dead of [token, page.access_token]) {
      expect((await graph('me', { token: dead })).body.error).toMatchObject({ code: 190, error_subcode: 458 })
    }
  })
})
