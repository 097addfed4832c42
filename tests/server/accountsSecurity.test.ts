import { getAuthTables } from 'better-auth/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuth } from '../../server/accounts/auth.ts'
import { migrateAuth } from '../../server/accounts/schema.ts'
import { type Accounts, startAccounts } from '../support/accounts.ts'

const account = { name: 'Maya', email: 'maya@bakery.example', password: 'sourdough at five' }

describe('where the desk is reached over https', () => {
  let desk: Accounts
  beforeAll(async () => {
    desk = await startAccounts({ publicUrl: 'https://desk.bakery.example' })
  })
  afterAll(() => desk.close())

  test('cookies belong to this host alone, are out of reach of scripts and stay off insecure lines', async () => {
    const browser = desk.browser()
    await browser.api.signUp({ body: account })
    await browser.api.continueWithFacebook({ body: { returnTo: '/' } })
    await browser.api.signOut()
    expect(browser.written.length).toBeGreaterThanOrEqual(3)
    for (const cookie of browser.written) {
      expect(cookie).toMatch(/^__Host-/)
      const attributes = cookie.split('; ').slice(1)
      expect(attributes.filter((one) => !/^Max-Age=\d+$/.test(one)).sort()).toEqual([
        'HttpOnly',
        'Path=/',
        'SameSite=Lax',
        'Secure',
      ])
    }
  })

  test('browsers are told to stay on https', async () => {
    const { headers } = await desk.browser().send(`${desk.url}/api/desk`)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })
})

describe('where the desk is reached over http', () => {
  let desk: Accounts
  beforeAll(async () => {
    desk = await startAccounts()
  })
  afterAll(() => desk.close())

  const signUpFrom = (headers: Record<string, string>) =>
    fetch(`${desk.url}/api/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(account),
    })

  test('a change that another site asks for is refused before anything is read', async () => {
    const hostile: Record<string, string>[] = [
      {},
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: `${desk.url}.elsewhere.example` },
      { origin: desk.url, 'content-type': 'text/plain' },
      { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
    ]
    for (const headers of hostile) {
      const response = await signUpFrom(headers)
      expect([headers, response.status]).toEqual([headers, 403])
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await response.json()).toMatchObject({ code: 'forbidden' })
    }
    const bodiless = await fetch(`${desk.url}/api/session`, {
      method: 'DELETE',
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(bodiless.status).toBe(403)
  })

  test('our own pages may, and a page of ours that only says its origin', async () => {
    expect((await signUpFrom({ 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    expect((await signUpFrom({ origin: desk.url })).status).toBe(422)
    expect((await fetch(`${desk.url}/api/desk`, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
  })

  test('every answer, a failed one too, says what a browser may do with it', async () => {
    for (const path of ['desk', 'sessions', 'auth/callback/sandbox']) {
      const { headers } = await fetch(`${desk.url}/api/${path}`, { redirect: 'manual' })
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toMatch(/script-src 'self';/)
      expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/]{22}=='/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/)
    }
  })

  test('a request keeps the id its proxy gave it, if it is one', async () => {
    const idOf = async (id: string) => {
      const response = await fetch(`${desk.url}/api/desk`, { headers: { 'x-request-id': id } })
      return response.headers.get('x-request-id')
    }
    expect(await idOf('proxy-1234.abc')).toBe('proxy-1234.abc')
    expect(await idOf('a b c <script>')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('cookies need no https where there is none', async () => {
    const browser = desk.browser()
    await browser.api.signIn({ body: account })
    expect(browser.written[0]).toMatch(/^tandem\.session=/)
    expect(browser.written[0]).not.toContain('Secure')
    expect(browser.written[0]).toContain('HttpOnly')
  })

  test('the tables hold every column that the auth library writes', async () => {
    const { db } = desk.services
    await migrateAuth(db)
    const auth = createAuth(desk.services) as unknown as { options: Parameters<typeof getAuthTables>[0] }
    const tables = await db.introspection.getTables()
    for (const { modelName, fields } of Object.values(getAuthTables(auth.options))) {
      const columns = tables.find(({ name }) => name === modelName)?.columns.map(({ name }) => name) ?? []
      expect(columns).toEqual(
        expect.arrayContaining(Object.entries(fields).map(([name, field]) => field.fieldName ?? name)),
      )
    }
  })
})
