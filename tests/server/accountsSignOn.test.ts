import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { grantOf } from '../../server/accounts/grants.ts'
import { Secret } from '../../server/vault/secret.ts'
import { type Accounts, type AccountsBrowser, startAccounts } from '../support/accounts.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('the one sign-on, on %s', (_name, open) => {
  let desk: Accounts
  beforeAll(async () => {
    desk = await startAccounts({ address: await open(), practice: { person: 'first', approve: 'yes' } })
  })
  beforeEach(() => {
    desk.world.aheadMs += 3600_000
  })
  afterAll(() => desk.close())

  /** The address of the dialog, answered by one of the sandbox's people at once. */
  const dialogFor = async (
    { api }: AccountsBrowser,
    { person = 'first', returnTo = '/connect', again = false } = {},
  ) => {
    const { url } = await api.continueWithFacebook({ body: { returnTo, again } })
    const dialog = new URL(url)
    dialog.searchParams.set('person', person)
    dialog.searchParams.set('approve', 'yes')
    return dialog
  }
  const ownerOf = (index: number) => {
    const owners = desk.sandbox.world.db.prepare('select ownerId from pages order by rowid').pluck().all()
    return String(owners[index])
  }
  const ownsNoPage = () => {
    const people = desk.sandbox.world.db.prepare('select id from people where id not in (select ownerId from pages)')
    return String(people.pluck().get())
  }
  const grantFor = async ({ api }: AccountsBrowser) => grantOf(desk.services, (await api.getDesk()).person?.id ?? '')

  test('a stranger who passes the dialog has a person, a team, a session and a grant', async () => {
    const browser = desk.browser()
    expect(await browser.visit(String(await dialogFor(browser, { returnTo: '/connect?granted=1' })))).toBe(
      '/connect?granted=1',
    )

    const seen = await browser.api.getDesk()
    expect(seen).toMatchObject({ person: { email: '', facebook: true }, team: { role: 'owner' } })
    const grant = await grantFor(browser)
    expect(grant?.platformUserId).toBe(ownerOf(0))
    expect(grant?.expiresAt).toMatch(/^\d{4}-.*Z$/)
    const { valid } = await desk.services.platform.oauth.inspect(grant?.token ?? new Secret(''))
    expect(valid).toBe(true)
    expect((await browser.api.listMembers()).items[0]).toMatchObject({ email: '', name: seen.person?.name })
  })

  test('the same person comes back to the same account', async () => {
    const [first, second] = [desk.browser(), desk.browser()]
    await first.visit(String(await dialogFor(first)))
    await second.visit(String(await dialogFor(second)))
    expect((await second.api.getDesk()).person).toEqual((await first.api.getDesk()).person)
  })

  test('the dialog is asked for every permission by name, and again for refused ones only when told so', async () => {
    const { searchParams } = await dialogFor(desk.browser())
    expect(searchParams.get('scope')?.split(/[ ,]/)).toContain('instagram_manage_comments')
    expect(searchParams.get('redirect_uri')).toBe(`${desk.url}/api/auth/callback/sandbox`)
    expect(searchParams.get('auth_type')).toBeNull()
    const again = await dialogFor(desk.browser(), { again: true })
    expect(again.searchParams.get('auth_type')).toBe('rerequest')
  })

  test('no token is kept in the clear', async () => {
    const browser = desk.browser()
    await browser.visit(String(await dialogFor(browser)))
    const token = (await grantFor(browser))?.token.reveal() ?? ''
    expect(token.length).toBeGreaterThan(10)
    const rows = await desk.services.db.selectFrom('accounts').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('somebody who is signed in links Facebook to the account they have', async () => {
    const browser = desk.browser()
    const me = { name: 'Iker', email: 'iker@velo.example', password: 'two wheels good' }
    const before = await browser.api.signUp({ body: me })
    expect(await browser.visit(String(await dialogFor(browser, { person: ownerOf(1) })))).toBe('/connect')

    expect(await browser.api.getDesk()).toEqual({
      ...before,
      person: { ...before.person, facebook: true },
      seq: before.seq,
    })
    expect((await grantFor(browser))?.platformUserId).toBe(ownerOf(1))
    // From now on either way leads to it.
    const other = desk.browser()
    await other.visit(String(await dialogFor(other, { person: ownerOf(1) })))
    expect((await other.api.getDesk()).person?.email).toBe('iker@velo.example')
  })

  test('the newest of a person’s grants counts', async () => {
    const browser = desk.browser()
    await browser.visit(String(await dialogFor(browser)))
    const other = ownsNoPage()
    await browser.visit(String(await dialogFor(browser, { person: other })))
    expect((await grantFor(browser))?.platformUserId).toBe(other)
    await browser.visit(String(await dialogFor(browser)))
    expect((await grantFor(browser))?.platformUserId).toBe(ownerOf(0))
  })

  test('a Facebook person who has an account already is not taken over by a second one', async () => {
    const first = desk.browser()
    await first.visit(String(await dialogFor(first)))
    const second = desk.browser()
    await second.api.signUp({ body: { name: 'Mallory', email: 'mallory@mill.example', password: 'flour for free' } })
    expect(await second.visit(String(await dialogFor(second)))).toBe('/connect?problem=oauth_taken')
    expect((await second.api.getDesk()).person?.facebook).toBe(false)
  })

  test('an account whose address a Facebook person claims stays whose it is', async () => {
    // What the platform says of a person is made to carry the address of somebody else's account.
    const owner = desk.browser()
    await owner.api.signUp({ body: { name: 'Ola', email: 'ola@oven.example', password: 'crumbs and crusts' } })
    const stranger = desk.browser()
    const { platform } = desk.services
    const person = platform.oauth.person
    platform.oauth.person = async (token) =>
      Object.assign(await person(token), { id: '4711', email: 'ola@oven.example' })
    await stranger.visit(String(await dialogFor(stranger)))
    platform.oauth.person = person

    const [mine, theirs] = [await owner.api.getDesk(), await stranger.api.getDesk()]
    expect(theirs.person?.id).toBeTruthy()
    expect(theirs.person?.id).not.toBe(mine.person?.id)
    expect(mine.person?.facebook).toBe(false)
  })

  test('whoever says no in the dialog lands where they were, with the reason', async () => {
    const browser = desk.browser()
    const dialog = await dialogFor(browser, { returnTo: '/inbox?view=done' })
    const refused = new URL(dialog.searchParams.get('redirect_uri') ?? '')
    refused.search = String(
      new URLSearchParams({
        error: 'access_denied',
        error_reason: 'user_denied',
        state: dialog.searchParams.get('state') ?? '',
      }),
    )
    expect(await browser.visit(String(refused))).toBe('/inbox?view=done&problem=oauth_refused')
    expect((await browser.api.getDesk()).person).toBeNull()
  })

  test('a state that was made for another browser opens nothing', async () => {
    const [victim, attacker] = [desk.browser(), desk.browser()]
    const dialog = String(await dialogFor(attacker))
    expect(await victim.visit(dialog)).toMatch(/problem=oauth_forged$/)
    expect((await victim.api.getDesk()).person).toBeNull()
  })

  test('a made-up state, a made-up code and a code used twice open nothing', async () => {
    const browser = desk.browser()
    const back = `${desk.url}/api/auth/callback/sandbox`
    expect(await browser.visit(`${back}?code=x&state=made-up`)).toBe('/?problem=oauth_forged')
    expect(await browser.visit(`${back}?code=x`)).toBe('/?problem=oauth_forged')
    expect(await browser.visit(back)).toBe('/?problem=oauth_forged')
    expect(await browser.visit(`${back}?code=x&code=y&state=a&state=b`)).toBe('/?problem=oauth_forged')

    const { searchParams } = await dialogFor(browser)
    expect(await browser.visit(`${back}?code=x&state=${searchParams.get('state')}`)).toBe(
      '/connect?problem=oauth_forged',
    )

    const answered = await browser.send(await dialogFor(browser))
    const [first = '', second = ''] = [answered.headers.get('location') ?? '', answered.headers.get('location') ?? '']
    expect(await browser.visit(first)).toBe('/connect')
    expect(await browser.visit(second)).toMatch(/problem=oauth_forged$/)
  })

  test('a platform that is down does not lose the way', async () => {
    const browser = desk.browser()
    const dialog = String(await dialogFor(browser, { returnTo: '/connect?granted=1' }))
    desk.world.outage = true
    expect(await browser.visit(dialog)).toBe('/connect?granted=1&problem=platform_unavailable')
    desk.world.outage = false
    expect((await browser.api.getDesk()).person).toBeNull()
    expect(await browser.visit(String(await dialogFor(browser)))).toBe('/connect')
  })

  test('nobody is sent away from this product', async () => {
    for (const returnTo of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/a\n/b',
      '/%2felsewhere',
    ]) {
      const asked = desk.browser().api.continueWithFacebook({ body: { returnTo } })
      await expect(asked).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  test('nothing else of the auth library can be reached', async () => {
    for (const path of ['ok', 'get-session', 'list-accounts', 'error', 'callback/github?code=x&state=y']) {
      const response = await desk.browser().send(`${desk.url}/api/auth/${path}`)
      expect([path, response.status]).toEqual([path, 404])
    }
    const posted = await desk.browser().send(`${desk.url}/api/auth/sign-in/email`, { method: 'POST' })
    expect(posted.status).toBe(404)
  })

  test('the practice desk is one press away, as the first person of the sandbox', async () => {
    const browser = desk.browser()
    await browser.api.signUp({ body: { name: 'Nadia', email: 'nadia@example.com', password: 'two wheels good' } })
    const { url } = await browser.api.openPractice()
    expect(await browser.visit(url)).toBe('/practice')
    expect((await grantFor(browser))?.platformUserId).toBe(ownerOf(0))
  })
})

test('there is no practice desk in live mode', async () => {
  const desk = await startAccounts()
  await expect(desk.browser().api.openPractice()).rejects.toMatchObject({ code: 'not_found' })
  await desk.close()
})
