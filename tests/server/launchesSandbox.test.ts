import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tom } from '../../server/sandbox/cast.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { cakes, campaignsOf, uploadPicture } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { treesOutThere } from '../support/trees.ts'

describe.each(databases)('a campaign over the wire, on %s', (_name, open) => {
  let desk: Bakery
  let their: ReturnType<typeof campaignsOf>
  let content: ReturnType<typeof cakes>
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    const params = { pairId: desk.pair.id }
    const { account } = await desk.client.adAccounts.getAdAccount({ params })
    expect(account).toMatchObject({ obstacle: null })
    their = campaignsOf(desk.client, desk.pair.id)
    const imageId = await uploadPicture(desk.client, desk.pair.id)
    const [place] = (await desk.client.audiences.searchPlaces({ params, query: { text: 'Berlin' } })).items
    const [interest] = (await desk.client.audiences.searchInterests({ params, query: { text: 'Bak' } })).items
    if (!place || !interest) throw new Error('The sandbox knows neither Berlin nor baking.')
    content = cakes(imageId, {
      audience: {
        places: [{ ...place, radiusKm: place.kind === 'city' ? 20 : null }],
        ageMin: 25,
        ageMax: 55,
        interests: [[{ id: interest.id, name: interest.name }]],
      },
    })
  }, 60_000)
  afterAll(() => desk.stop())

  const treeNamed = (name: string) => treesOutThere(desk.world).filter((tree) => tree.name.startsWith(name))

  test('is checked, made paused, reviewed, switched on, given more and paused', async () => {
    const campaign = await their.make({ ...content, name: 'Over the wire' })
    const plan = await their.plan(campaign)
    const params = { campaignId: campaign.id }
    const { findings } = await desk.client.launches.checkPlan({ params, body: { hash: plan.hash } })
    expect(findings).toEqual([])
    await their.launched(campaign)
    expect(treeNamed('Over the wire')).toMatchObject([
      { status: 'PAUSED', adSets: [{ status: 'PAUSED', ads: [{ status: 'PAUSED' }] }] },
    ])
    expect((await their.get(campaign)).state).toBe('in_review')
    for (let seconds = 0; seconds < 15; seconds += 3) await desk.pass(3)
    const ready = await their.until(campaign, ({ state }) => state === 'paused')
    expect(ready.ads).toMatchObject([{ state: 'approved', feedback: [] }])
    expect(ready.drift).toEqual([])

    await their.activate(campaign)
    await desk.rest()
    expect(treeNamed('Over the wire')).toMatchObject([
      { status: 'ACTIVE', adSets: [{ status: 'ACTIVE', ads: [{ status: 'ACTIVE' }] }] },
    ])
    await their.setBudget(campaign, 5000)
    await their.settled(campaign)
    for (let round = 0; round < 3; round += 1) await desk.pass(61)
    expect(await their.get(campaign)).toMatchObject({ drift: [], state: 'scheduled' })
    await their.pause(campaign)
    await desk.rest()
    expect(treeNamed('Over the wire')).toMatchObject([{ status: 'PAUSED' }])
  })

  test('is rejected with the platform’s words, changed and reviewed again', async () => {
    const [creative] = content.creatives ?? []
    const said = (text: string) => [{ ...creative, key: 'a' as const, text }]
    const campaign = await their.make({
      ...content,
      name: 'Miracles',
      creatives: said('A miracle cure, 100% guaranteed!'),
    })
    await their.launched(campaign)
    for (let seconds = 0; seconds < 15; seconds += 3) await desk.pass(3)
    const rejected = await their.until(campaign, ({ state }) => state === 'rejected')
    expect(rejected.ads[0]?.feedback.join()).toContain(rejected.why)
    await their.save(campaign, { ...content, name: 'Miracles', creatives: said('Cake, as ever.') })
    await their.launched(campaign)
    for (let seconds = 0; seconds < 15; seconds += 3) await desk.pass(3)
    await their.until(campaign, ({ state }) => state === 'paused')
    expect(treeNamed('Miracles')).toMatchObject([{ adSets: [{ ads: [{}] }] }])
  })

  test('is what the remarks under its ad stand under in the inbox, without the mark that is for us alone', async () => {
    const campaign = await their.make({ ...content, name: 'Talked about' })
    await their.launched(campaign)
    for (let seconds = 0; seconds < 15; seconds += 3) await desk.pass(3)
    const [ad] = (await their.get(campaign)).ads
    expect(ad?.name).toBe('Talked about')
    for (const [targetId, actorId] of [
      [ad?.postId, tom.id],
      [ad?.mediaId, tom.instagramId],
    ]) {
      const { id } = writeComment(desk.world, {
        targetId: targetId ?? '',
        actorId: actorId ?? '',
        message: 'Is there one without nuts?',
      })
      const thread = await eventually(
        () => desk.client.inbox.getThread({ params: { threadId: id } }).catch(() => null),
        (found) => found !== null,
      )
      expect(thread?.post.ad).toEqual({ id: ad?.adId, title: 'Talked about' })
    }
  })

  test('tests two creatives, of which one is taken out again', async () => {
    const [creative] = content.creatives ?? []
    const two = [
      { ...creative, key: 'a' as const },
      { ...creative, key: 'b' as const, text: 'Cake!' },
    ]
    const campaign = await their.make({ ...content, name: 'Two', creatives: two })
    await their.launched(campaign)
    expect(treeNamed('Two')).toMatchObject([{ adSets: [{ dailyBudget: 2000 }, { dailyBudget: 2000 }] }])
    await their.save(campaign, { ...content, name: 'Two', creatives: two.slice(0, 1) })
    expect((await their.plan(campaign)).setsOff.join()).toContain('archived')
    await their.launched(campaign)
    const [tree] = treeNamed('Two')
    expect(tree?.adSets.map(({ status }) => status).sort()).toEqual(['ARCHIVED', 'PAUSED'])
    for (let round = 0; round < 3; round += 1) await desk.pass(61)
    expect((await their.get(campaign)).drift).toEqual([])
  })

  test('waits while the connection is dead, and goes on after it was renewed without doubling anything', async () => {
    const campaign = await their.make({ ...content, name: 'Reconnected' })
    desk.badDay('expired-token', { path: '/adsets', remaining: 1 })
    await their.launch(campaign)
    await desk.rest()
    expect((await their.get(campaign)).state).toBe('launching')
    expect(treeNamed('Reconnected')).toMatchObject([{ adSets: [] }])
    const { url } = await desk.client.accounts.continueWithFacebook({ body: { returnTo: '/connect?granted=1' } })
    await desk.maya.visit(`${url}&person=first&approve=yes`)
    await desk.client.linking.keepConnection()
    await their.settled(campaign)
    expect(treeNamed('Reconnected')).toMatchObject([{ adSets: [{ ads: [{}] }] }])
  })
})
