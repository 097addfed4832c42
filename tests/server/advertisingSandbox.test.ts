import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bakery, startBakery } from '../support/bakery.ts'

describe("Maya's desk in the sandbox", () => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery()
  }, 60_000)
  afterAll(() => desk.stop())
  const params = () => ({ pairId: desk.pair.id })

  test('knows what pays for her ads, without having been told', async () => {
    const { items } = await desk.client.adAccounts.listAdAccounts({ params: params() })
    const { account } = await desk.client.adAccounts.getAdAccount({ params: params() })
    expect(account).toMatchObject({ currency: 'EUR', obstacle: null })
    expect(items.map(({ id }) => id)).toContain(account?.id)
  })

  test('finds whom she wants to reach, and says how many they are', async () => {
    const { audiences } = desk.client
    const { items: places } = await audiences.searchPlaces({ params: params(), query: { text: 'Galway' } })
    const city = places.find(({ kind }) => kind === 'city')
    if (!city) throw new Error('The sandbox does not know Galway.')
    const { items: interests } = await audiences.searchInterests({ params: params(), query: { text: 'baking' } })
    const { items: languages } = await audiences.searchLanguages({ params: params(), query: { text: 'english' } })
    expect(languages.length).toBeGreaterThan(0)
    const body = { placements: {}, goal: 'link_clicks' as const, dailyBudget: 4000 }
    const wide = { places: [{ ...city, radiusKm: 10 }] }
    const all = await audiences.estimateAudience({ params: params(), body: { ...body, audience: wide } })
    expect(all).toMatchObject({ ready: true, perDay: expect.any(Object) })
    const narrow = { ...wide, interests: [interests.map(({ id, name }) => ({ id, name }))] }
    const some = await audiences.estimateAudience({ params: params(), body: { ...body, audience: narrow } })
    expect(some.upper).toBeLessThan(all.upper ?? 0)
    const old = { ...wide, ageMin: 60, ageMax: 20 }
    await expect(
      audiences.estimateAudience({ params: params(), body: { ...body, audience: old } }),
    ).rejects.toMatchObject({ code: 'refused_by_platform', fields: { 'audience.ageMin': expect.any(String) } })
  })
})
