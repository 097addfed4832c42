import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Accounts, startAccounts } from '../support/accounts.ts'
import { databases } from '../support/databases.ts'

const maya = { name: 'Maya Flanagan', email: 'maya@bakery.example', password: 'sourdough at five' }
const { email, password } = maya

describe.each(databases)('on %s', (_name, open) => {
  let desk: Accounts
  beforeAll(async () => {
    desk = await startAccounts({ address: await open() })
  })
  afterAll(() => desk.close())

  const signedIn = async () => {
    const browser = desk.browser()
    await browser.api.signIn({ body: { email, password } })
    return browser
  }

  test('signing up makes a person, a team of their own and a session', async () => {
    const browser = desk.browser()
    expect(await browser.api.getDesk()).toMatchObject({ person: null, team: null, teams: [], mode: 'sandbox' })

    const signedUp = await browser.api.signUp({ body: { ...maya, email: 'Maya@Bakery.example' } })
    expect(signedUp).toMatchObject({
      person: { name: 'Maya Flanagan', email, facebook: false },
      team: { name: "Maya's team", role: 'owner' },
    })
    expect(signedUp.teams).toEqual([{ id: signedUp.team?.id, name: "Maya's team" }])
    expect(await browser.api.getDesk()).toEqual(signedUp)
  })

  test('an address is taken once', async () => {
    await expect(desk.browser().api.signUp({ body: { ...maya, name: 'Mallory' } })).rejects.toMatchObject({
      code: 'invalid',
      fields: { email: 'There is an account with this address already. Sign in instead.' },
    })
  })

  test('what a crash left of a sign-up does not keep its address', async () => {
    const long = new Date(Date.now() - 3600_000).toISOString()
    await desk.services.db
      .withTables<{ users: { emailVerified: number; createdAt: string; updatedAt: string } }>()
      .insertInto('users')
      .values({
        id: 'half',
        name: 'Half',
        email: 'half@made.example',
        emailVerified: 0,
        createdAt: long,
        updatedAt: long,
      })
      .execute()

    const { person } = await desk.browser().api.signUp({ body: { ...maya, email: 'half@made.example' } })
    expect(person?.id).not.toBe('half')
  })

  test('nobody takes the address of somebody who is yet to come with Facebook', async () => {
    const address = '6104417722309155@people.facebook.invalid'
    await expect(desk.browser().api.signUp({ body: { ...maya, email: address } })).rejects.toMatchObject({
      fields: { email: 'This address cannot receive mail. Write another one.' },
    })
  })

  test('a wrong password and an unknown address are refused in the same words', async () => {
    desk.world.caller = '192.0.2.7'
    const browser = desk.browser()
    const wrong = { code: 'invalid', message: 'That e-mail address and password do not belong together.' }
    await expect(browser.api.signIn({ body: { email, password: 'rye at six' } })).rejects.toMatchObject(wrong)
    await expect(browser.api.signIn({ body: { email: 'who@ever.example', password } })).rejects.toMatchObject(wrong)
    expect(browser.cookies.size).toBe(0)
  })

  test('five wrong passwords from one address end its tries for a while, and nobody else’s', async () => {
    desk.world.caller = '2001:db8:1:2::1'
    for (let time = 0; time < 5; time++)
      await expect(desk.browser().api.signIn({ body: { email, password: 'rye' } })).rejects.toMatchObject({
        code: 'invalid',
      })

    // The same household, another of its addresses, and a claim to come from elsewhere.
    desk.world.caller = '2001:db8:1:2:ffff::9'
    const claiming = await desk.browser().send(`${desk.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tandem-address': '192.0.2.9', 'x-forwarded-for': '192.0.2.9' },
      body: JSON.stringify({ email, password }),
    })
    expect(claiming.status).toBe(429)
    expect(Number(claiming.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(claiming.headers.get('retry-after'))).toBeLessThanOrEqual(10)

    desk.world.caller = '2001:db8:1:3::1'
    await signedIn()
    desk.world.caller = '2001:db8:1:2::1'
    desk.world.aheadMs = 11_000
    await signedIn()
    desk.world.aheadMs = 0
  })

  test('signing in rightly is not counted', async () => {
    desk.world.caller = '192.0.2.20'
    for (let time = 0; time < 7; time++) await signedIn()
  })

  test('many wrong passwords at once do not slip through', async () => {
    desk.world.caller = '192.0.2.30'
    const tries = Array.from({ length: 12 }, () => desk.browser().api.signIn({ body: { email, password: 'rye' } }))
    const outcomes = await Promise.allSettled(tries)
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)
    expect(codes.filter((code) => code === 'invalid')).toHaveLength(5)
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(7)
  })

  test('a person sees where they are signed in, and ends one place or all of them', async () => {
    desk.world.caller = '192.0.2.40'
    const tom = { name: 'Tom', email: 'tom@becker.example', password: 'I like cake a lot' }
    const laptop = desk.browser()
    await laptop.api.signUp({ body: tom })
    const [phone, tablet, stranger] = [desk.browser(), desk.browser(), await signedIn()]
    await phone.api.signIn({ body: tom })
    await tablet.api.signIn({ body: tom })

    const { items } = await laptop.api.listSessions()
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({ current: true, device: 'Chrome on Linux', address: '192.0.2.40' })
    const [, other] = items
    const end = { params: { sessionId: other?.id ?? '' } }
    await expect(stranger.api.endSession(end)).rejects.toMatchObject({ code: 'not_found' })
    await laptop.api.endSession(end)
    const left = await Promise.all([phone, tablet].map(async ({ api }) => (await api.getDesk()).person?.name ?? null))
    expect(left.sort()).toEqual(['Tom', null])

    await laptop.api.signOutEverywhere()
    for (const { api } of [laptop, phone, tablet]) expect((await api.getDesk()).person).toBeNull()
    expect((await stranger.api.getDesk()).person?.name).toBe('Maya Flanagan')
    expect(laptop.cookies.size).toBe(0)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const browser = await signedIn()
    const cookies = new Map(browser.cookies)
    await browser.api.signOut()
    expect(browser.cookies.size).toBe(0)
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    expect((await browser.api.getDesk()).person).toBeNull()
    await expect(browser.api.listSessions()).rejects.toMatchObject({ code: 'signed_out' })
  })

  test('a session lives for 30 days after it was last seen', async () => {
    const days = (count: number) => count * 24 * 3600_000
    const [used, unused] = [await signedIn(), await signedIn()]
    for (const ahead of [days(20), days(40), days(60)]) {
      desk.world.aheadMs = ahead
      expect((await used.api.getDesk()).person?.email).toBe(email)
    }
    expect((await unused.api.getDesk()).person).toBeNull()
    desk.world.aheadMs = days(91)
    expect((await used.api.getDesk()).person).toBeNull()
    desk.world.aheadMs = 0
  })

  test('a forged cookie is nobody’s', async () => {
    const browser = await signedIn()
    const [[name, value = ''] = ['']] = browser.cookies
    const [token = ''] = decodeURIComponent(value).split('.')
    const signedWith = (key: string, text: string) =>
      encodeURIComponent(`${text}.${createHmac('sha256', key).update(text).digest('base64')}`)
    expect(signedWith(desk.services.cookieKey, token)).toBe(value)

    const unknown = signedWith(desk.services.cookieKey, 'A'.repeat(32))
    const forged = [signedWith('another key', token), token, `${token}.`, `${value}x`, '%E0%A4%A', '%00', unknown]
    for (const one of forged) {
      browser.cookies.set(name, one)
      expect((await browser.api.getDesk()).person).toBeNull()
    }
  })
})
