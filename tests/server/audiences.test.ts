import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Audience } from '../../server/contract/audienceParts.ts'
import { mostAudiences } from '../../server/contract/audiences.ts'
import { type AdDesk, oneAccount, startAdDesk } from '../support/adDesk.ts'
import { townsfolk } from '../support/adSpecs.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('audiences, on %s', (_name, open) => {
  let desk: AdDesk
  beforeAll(async () => {
    desk = await startAdDesk(await open())
  }, 60_000)
  afterAll(() => desk.stop())

  const params = () => ({ pairId: desk.pair.id })
  const save = (name: string) =>
    desk.client.audiences.saveAudience({ params: params(), body: { name, audience: townsfolk } })
  const names = async () =>
    (await desk.client.audiences.listAudiences({ params: params() })).items.map(({ name }) => name)

  test('are looked for and counted only once an ad account is chosen', async () => {
    const query = { text: 'bread' }
    await expect(desk.client.audiences.searchInterests({ params: params(), query })).rejects.toMatchObject({
      code: 'conflict',
      message: 'Choose an ad account first.',
    })
    await desk.client.adAccounts.getAdAccount({ params: params() })
    desk.platform.answers = (asked) =>
      asked.path === 'search' ? { data: [{ id: '1', name: 'Bread', path: ['Food'] }] } : oneAccount(asked)
    expect(await desk.client.audiences.searchInterests({ params: params(), query })).toEqual({
      items: [{ id: '1', name: 'Bread', lower: null, upper: null, path: ['Food'] }],
    })
    desk.platform.answers = () => ({ data: [{ key: '7', name: 'Bonn', type: 'city', country_code: 'DE' }] })
    const { items } = await desk.client.audiences.searchPlaces({ params: params(), query })
    expect(items).toMatchObject([{ kind: 'city', key: '7', radiusKm: null }])
    desk.platform.answers = () => ({ data: [{ key: 6, name: 'French' }] })
    expect((await desk.client.audiences.searchLanguages({ params: params(), query })).items).toHaveLength(1)
  })

  test('are counted by the platform, with what the budget may buy on a day', async () => {
    const points = [
      { spend: 2000, reach: 1000, impressions: 1100, actions: 20 },
      { spend: 6000, reach: 2000, impressions: 2600, actions: 40 },
    ]
    const estimate = { estimate_ready: true, estimate_mau_lower_bound: 9000, estimate_mau_upper_bound: 11_000 }
    const body = { audience: townsfolk, placements: {}, goal: 'link_clicks' as const, dailyBudget: 4000 }
    const ask = (change = {}) =>
      desk.client.audiences.estimateAudience({ params: params(), body: { ...body, ...change } })
    desk.platform.answers = () => ({ data: [{ ...estimate, daily_outcomes_curve: points }] })
    expect(await ask()).toEqual({
      ready: true,
      lower: 9000,
      upper: 11_000,
      perDay: { reachLower: 1250, reachUpper: 1750, resultsLower: 25, resultsUpper: 35 },
    })
    expect((await ask({ dailyBudget: 400 })).perDay).toMatchObject({ reachLower: 150, reachUpper: 250 })
    expect((await ask({ dailyBudget: 900_000 })).perDay).toMatchObject({ reachLower: 2000, reachUpper: 2000 })
    expect((await ask({ dailyBudget: null })).perDay).toBeNull()
    desk.platform.answers = () => ({ data: [estimate] })
    expect((await ask()).perDay).toBeNull()
    await expect(ask({ audience: Audience.parse({}) })).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'audience.places': expect.any(String) },
    })
  })

  test('that the platform refuses say which field it means', async () => {
    desk.platform.answers = () => ({
      error: {
        code: 100,
        error_user_msg: 'Nobody is that old.',
        error_data: { blame_field_specs: [['targeting', 'age_min']] },
      },
    })
    const body = { audience: townsfolk, placements: {}, goal: 'reach' as const }
    await expect(desk.client.audiences.estimateAudience({ params: params(), body })).rejects.toMatchObject({
      code: 'refused_by_platform',
      message: 'Nobody is that old.',
      fields: { 'audience.ageMin': 'Nobody is that old.' },
    })
  })

  test('are kept under names that no other has, and changed by who saw them last', async () => {
    const saved = await save('Bakers of the town')
    expect(saved).toMatchObject({ version: 1, audience: townsfolk, changedBy: expect.any(String) })
    await expect(save('BAKERS of the town')).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: expect.any(String) },
    })
    const tea = await save('a tea party')
    expect(await names()).toEqual(['a tea party', 'Bakers of the town'])

    const change = (version: number, name: string) =>
      desk.client.audiences.changeAudience({
        params: { audienceId: saved.id },
        version,
        body: { name, audience: { ...townsfolk, ageMax: 60 } },
      })
    expect(await change(1, 'bakers of the TOWN')).toMatchObject({ version: 2, audience: { ageMax: 60 } })
    await expect(change(1, 'Mine')).rejects.toMatchObject({ code: 'outdated' })
    await expect(change(2, 'A Tea Party')).rejects.toMatchObject({ code: 'invalid' })
    await desk.client.audiences.removeAudience({ params: { audienceId: tea.id } })
    expect(await names()).toEqual(['bakers of the TOWN'])
    await expect(desk.client.audiences.removeAudience({ params: { audienceId: tea.id } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('of one name that two save at once are one', async () => {
    const both = await Promise.allSettled([save('Twins'), save('twins')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'invalid' } })
  })

  test('are at most 200', async () => {
    const { teamId, changedBy, pairId } = await desk.services.db
      .selectFrom('audiences')
      .selectAll()
      .executeTakeFirstOrThrow()
    const there = (await names()).length
    const rows = Array.from({ length: mostAudiences - there }, (_, index) => {
      const id = desk.services.newId()
      return {
        teamId,
        id,
        pairId,
        name: `n${index}`,
        nameKey: `n${index}`,
        content: '{}',
        version: 1,
        changedAt: desk.services.clock().toISOString(),
        changedBy,
      }
    })
    await desk.services.db.insertInto('audiences').values(rows).execute()
    await expect(save('One too many')).rejects.toMatchObject({ code: 'conflict' })
    expect(await names()).toHaveLength(mostAudiences)
  })
})
