import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AdDesk, bakersAccount, oneAccount, startAdDesk } from '../support/adDesk.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

const other = { ...bakersAccount, id: 'act_8', name: 'Another shop', currency: 'JPY', min_daily_budget: '500' }

describe.each(databases)('the ad account of a pair, on %s', (_name, open) => {
  let desk: AdDesk
  beforeAll(async () => {
    desk = await startAdDesk(await open())
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    desk.platform.answers = oneAccount
    await desk.services.db.deleteFrom('adAccounts').execute()
    // The platform is asked once a minute at most.
    await desk.pass(120)
  })

  const params = () => ({ pairId: desk.pair.id })
  const get = async () => (await desk.client.adAccounts.getAdAccount({ params: params() })).account
  const choose = (id: string) => desk.client.adAccounts.chooseAdAccount({ params: params(), body: { id } })
  const two: AdDesk['platform']['answers'] = (asked) => {
    if (asked.path === 'me/adaccounts') return { data: [bakersAccount, other] }
    return asked.path === 'act_8' ? other : oneAccount(asked)
  }

  test('is taken by itself where there is only one, and kept', async () => {
    expect(await get()).toMatchObject({
      id: 'act_9',
      currency: 'EUR',
      zone: 'Europe/Berlin',
      leastDaily: 100,
      obstacle: null,
    })
    const asked = desk.asked.length
    expect(await get()).toMatchObject({ id: 'act_9' })
    expect(desk.asked).toHaveLength(asked)
    const audit = await desk.services.db
      .selectFrom('audit')
      .where('action', '=', 'adAccounts.take')
      .selectAll()
      .execute()
    expect(audit.length).toBeGreaterThan(0)
  })

  test("is the one that belongs to the pair's Page among several", async () => {
    desk.platform.answers = (asked) => (asked.path === 'act_8/promote_pages' ? { data: [{ id: '1' }] } : two(asked))
    expect(await get()).toMatchObject({ id: 'act_9' })
  })

  test('has to be chosen where several could be meant', async () => {
    desk.platform.answers = (asked) => (asked.path.endsWith('promote_pages') ? { data: [] } : two(asked))
    expect(await get()).toBeNull()
    const { items } = await desk.client.adAccounts.listAdAccounts({ params: params() })
    expect(items.map(({ name }) => name)).toEqual(['Another shop', 'The bakery'])
    expect((await choose('act_8')).account).toMatchObject({ id: 'act_8', currency: 'JPY', leastDaily: 500 })
    expect(await get()).toMatchObject({ id: 'act_8' })
    expect((await choose('act_9')).account).toMatchObject({ id: 'act_9' })
  })

  test('cannot be one that the grant does not reach', async () => {
    await expect(choose('act_5')).rejects.toMatchObject({ code: 'invalid', fields: { id: expect.any(String) } })
    await expect(choose('9')).rejects.toMatchObject({ code: 'invalid' })
  })

  test('says what keeps it from paying', async () => {
    const without =
      (change: object): AdDesk['platform']['answers'] =>
      (asked) =>
        asked.path === 'act_9' ? { ...bakersAccount, ...change } : oneAccount(asked)
    desk.platform.answers = without({ account_status: 2 })
    expect((await choose('act_9')).account.obstacle).toBe('disabled')
    desk.platform.answers = without({ funding_source: undefined })
    expect((await choose('act_9')).account.obstacle).toBe('no_payment')
    desk.platform.answers = (asked) => (asked.path.endsWith('instagram_accounts') ? { data: [] } : oneAccount(asked))
    expect((await choose('act_9')).account.obstacle).toBe('no_profile')
    desk.platform.answers = (asked) =>
      asked.path.endsWith('instagram_accounts') ? { error: { code: 200, message: 'No' } } : oneAccount(asked)
    expect((await choose('act_9')).account.obstacle).toBeNull()
  })

  test('names the permission that is missing', async () => {
    await choose('act_9')
    const before = await desk.services.db.selectFrom('connections').select(['id', 'granted']).executeTakeFirstOrThrow()
    const grant = (granted: string) =>
      desk.services.db.updateTable('connections').set({ granted }).where('id', '=', before.id).execute()
    await grant(before.granted.replace('ads_management', ''))
    expect((await get())?.obstacle).toBe('missing_permission')
    await grant('pages_show_list')
    await expect(desk.client.adAccounts.listAdAccounts({ params: params() })).rejects.toMatchObject({
      code: 'reconnect_required',
      message: expect.stringContaining('ads_read'),
    })
    await grant(before.granted)
  })

  test('is read again after an hour, and nobody waits for it', async () => {
    await choose('act_9')
    await desk.pass(3700)
    desk.platform.answers = (asked) =>
      asked.path === 'act_9' ? { ...bakersAccount, name: 'New name' } : oneAccount(asked)
    expect(await get()).toMatchObject({ name: 'The bakery' })
    expect(await eventually(get, (account) => account?.name === 'New name')).toMatchObject({ id: 'act_9' })
  })

  test('stays as it was when the platform answers badly', async () => {
    desk.platform.answers = () => ({ error: { code: 17, message: 'Too many calls' } })
    expect(await get()).toBeNull()
    await expect(choose('act_9')).rejects.toMatchObject({ code: 'rate_limited' })
  })
})
