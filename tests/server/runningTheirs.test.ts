import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { changeRow } from '../../server/sandbox/adRows.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { cakes, campaignsOf, uploadPicture } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { treesOutThere } from '../support/trees.ts'

describe.each(databases)('an audience that was changed in Ads Manager, on %s', (_name, open) => {
  let desk: Bakery
  let their: ReturnType<typeof campaignsOf>
  let content: ReturnType<typeof cakes>
  beforeAll(async () => {
    desk = await startBakery({ database: await open(), settings: { sweepSeconds: 60 } })
    const params = { pairId: desk.pair.id }
    await desk.client.adAccounts.getAdAccount({ params })
    their = campaignsOf(desk.client, desk.pair.id)
    const [place] = (await desk.client.audiences.searchPlaces({ params, query: { text: 'Galway' } })).items.filter(
      ({ kind }) => kind === 'city',
    )
    if (!place) throw new Error('The sandbox does not know Galway.')
    const audience = { places: [{ ...place, radiusKm: 20 }], ageMin: 25, ageMax: 55 }
    content = cakes(await uploadPicture(desk.client, desk.pair.id), { audience })
  }, 60_000)
  afterAll(() => desk.stop())

  const setsOf = ({ campaignId }: Pick<Campaign, 'campaignId'>) =>
    treesOutThere(desk.world).find(({ id }) => id === campaignId)?.adSets ?? []
  const targetingOf = (campaign: Campaign) => JSON.parse(setsOf(campaign)[0]?.targeting ?? '{}')
  async function launched(name: string, given: object = {}) {
    const campaign = await their.launched(await their.make({ ...content, ...given, name }))
    await desk.pass(15)
    await their.until(campaign, ({ state }) => state === 'paused')
    return campaign
  }
  async function changedElsewhere(campaign: Campaign, targeting: object, only = 0) {
    const adSets = setsOf(campaign)
    for (const { id } of only ? adSets.slice(0, only) : adSets)
      changeRow(desk.world, 'adSets', id, { targeting: JSON.stringify(targeting) })
    for (let round = 0; round < 3; round += 1) await desk.pass(61)
    return their.until(campaign, ({ drift }) => drift.length > 0)
  }
  const customAudiences = [{ id: '5' }, { id: '6' }]
  const theirs = {
    geo_locations: { cities: [{ key: '1132024', radius: 10, distance_unit: 'mile' }], countries: ['GB'] },
    age_min: 20,
    age_max: 40,
    genders: [2],
    custom_audiences: customAudiences,
    targeting_automation: { advantage_audience: 0 },
    publisher_platforms: ['facebook', 'instagram'],
  }

  test('says in few words what differs, and is taken over, so that the content shows it', async () => {
    const campaign = await launched('Taken')
    const { drift } = await changedElsewhere(campaign, theirs)
    expect(drift).toMatchObject([
      {
        what: 'audience',
        ours: 'Everybody from 25 to 55, in Galway and 20 km around it, nothing besides',
        theirs: 'Women from 20 to 40, in United Kingdom and Dublin and 16 km around it, also 2 custom audiences',
      },
    ])
    const taken = await their.settle(campaign, 'theirs')
    expect(taken.content.audience).toMatchObject({
      places: [
        { kind: 'country', key: 'GB', name: 'United Kingdom' },
        { kind: 'city', key: '1132024', name: 'Dublin', country: 'IE', radiusKm: 16 },
      ],
      ageMin: 20,
      ageMax: 40,
      genders: 'women',
    })
    expect(taken.launchedVersion).toBe(taken.version)
    const plan = await their.plan(taken)
    expect(plan.steps.map(({ does }) => does)).not.toContain('change')
    expect(plan.keptOutThere).toEqual(['2 custom audiences'])
    for (let round = 0; round < 3; round += 1) await desk.pass(61)
    expect((await their.get(campaign)).drift).toEqual([])
  })

  test('stays theirs to the last byte when the budget is changed, and is still compared with what stands there', async () => {
    const campaign = await launched('Budget')
    await changedElsewhere(campaign, theirs)
    await their.settle(campaign, 'theirs')
    const [before] = setsOf(campaign)
    await their.setBudget(campaign, 4200)
    await their.settled(campaign)
    const [after] = setsOf(campaign)
    expect(after).toMatchObject({ dailyBudget: 4200, targeting: before?.targeting })
    expect(await changedElsewhere(campaign, { ...theirs, age_max: 50 })).toMatchObject({
      drift: [{ what: 'audience', ours: 'Women from 20 to 40', theirs: 'Women from 20 to 50' }],
    })
  })

  test('keeps what we have no words for when its ages are changed here, and when ours is put back', async () => {
    const campaign = await launched('Ages')
    await changedElsewhere(campaign, theirs)
    const { content: taken } = await their.settle(campaign, 'theirs')
    await their.save(campaign, { ...taken, audience: { ...taken.audience, ageMax: 60 } })
    const [change] = (await their.plan(campaign)).steps.filter(({ does }) => does === 'change')
    expect(change?.facts).toContainEqual({
      label: 'Also out there, kept as it is',
      value: '2 custom audiences',
      before: null,
    })
    await their.launched(campaign)
    const sent = targetingOf(campaign)
    expect(sent).toMatchObject({ age_min: 20, age_max: 60, genders: [2], custom_audiences: customAudiences })

    for (let round = 0; round < 2; round += 1) await desk.pass(61)
    await changedElsewhere(campaign, { ...theirs, custom_audiences: [] })
    await their.settle(campaign, 'ours')
    await their.settled(campaign)
    expect(targetingOf(campaign)).toEqual(sent)
  })

  test('is ours again, and nothing besides, when ours is put back', async () => {
    const campaign = await launched('Put back')
    const ours = targetingOf(campaign)
    await changedElsewhere(campaign, theirs)
    await their.settle(campaign, 'ours')
    await their.settled(campaign)
    expect(targetingOf(campaign)).toEqual(ours)
    expect((await their.get(campaign)).content.audience).toMatchObject({ ageMin: 25, genders: 'all' })
  })

  test('is not sent again when only the budget is put back', async () => {
    const campaign = await launched('Budget back')
    await changedElsewhere(campaign, theirs)
    await their.settle(campaign, 'theirs')
    const [before] = setsOf(campaign)
    changeRow(desk.world, 'adSets', before?.id ?? '', { dailyBudget: 9900 })
    for (let round = 0; round < 3; round += 1) await desk.pass(61)
    await their.until(campaign, ({ drift }) => drift.length > 0)
    await their.settle(campaign, 'ours')
    await their.settled(campaign)
    expect(setsOf(campaign)[0]).toMatchObject({ dailyBudget: 4000, targeting: before?.targeting })
  })

  test('is not touched when another thing is taken over', async () => {
    const campaign = await launched('Renamed')
    changeRow(desk.world, 'adCampaigns', campaign.campaignId ?? '', { name: 'Other' })
    for (let round = 0; round < 3; round += 1) await desk.pass(61)
    await their.until(campaign, ({ drift }) => drift.length > 0)
    const { content: after } = await their.settle(campaign, 'theirs')
    expect(after).toMatchObject({ name: 'Other', audience: content.audience ?? {} })
  })

  test('is not taken over as one where two ad sets differ', async () => {
    const [creative] = content.creatives ?? []
    const creatives = [
      { ...creative, key: 'a' },
      { ...creative, key: 'b', text: 'Cake!' },
    ]
    const campaign = await launched('Two', { creatives })
    await changedElsewhere(campaign, theirs, 1)
    await expect(their.settle(campaign, 'theirs')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('different people'),
    })
    expect((await their.get(campaign)).content.audience).toMatchObject({ ageMin: 25 })
  })

  test('asks for another launch where the ads need pictures for other places', async () => {
    const campaign = await launched('Places')
    await changedElsewhere(campaign, { ...theirs, facebook_positions: ['feed'], instagram_positions: ['stream'] })
    const taken = await their.settle(campaign, 'theirs')
    expect(taken.content.placements).toMatchObject({ mode: 'by_hand', chosen: ['facebook_feed', 'instagram_feed'] })
    expect(taken.launchedVersion).toBeLessThan(taken.version)
  })

  test('has beside it what all of it may cost, which is shown and taken like the rest', async () => {
    const campaign = await launched('Most', {
      budget: { kind: 'daily', amount: 4000, most: 90_000 },
      schedule: { startsAt: null, endsAt: null },
    })
    changeRow(desk.world, 'adCampaigns', campaign.campaignId ?? '', { spendCap: 70_000 })
    for (let round = 0; round < 3; round += 1) await desk.pass(61)
    const { drift } = await their.until(campaign, ({ drift: found }) => found.length > 0)
    expect(drift).toMatchObject([{ what: 'most', ours: '€900.00 at the most', theirs: '€700.00 at the most' }])
    const taken = await their.settle(campaign, 'theirs')
    expect(taken).toMatchObject({ content: { budget: { most: 70_000 } }, launchedVersion: taken.version })
  })
})
