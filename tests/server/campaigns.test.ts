import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CampaignContent, emptyContent } from '../../server/contract/campaignContent.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('a campaign in the making, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  const params = () => ({ pairId: desk.pair.id })
  const begin = () => desk.client.campaigns.makeCampaign({ params: params(), body: { from: 'nothing' } })
  const save = (campaignId: string, version: number, content: Partial<CampaignContent>) =>
    desk.client.campaigns.saveContent({
      params: { campaignId },
      version,
      body: { ...emptyContent(), ...content },
    })
  const list = (query = {}) => desk.client.campaigns.listCampaigns({ params: params(), query })

  test('is kept however incomplete it is, and found again with every version', async () => {
    const { id, version } = await begin()
    const named = await save(id, version, { name: 'Easter cakes' })
    const told = await save(id, named.version, {
      name: 'Easter cakes',
      budget: { kind: 'daily', amount: 0, most: -5 },
      schedule: { startsAt: '2031-03-30T02:30', endsAt: '2020-01-01T00:00' },
    })
    expect(told).toMatchObject({ version: version + 2, state: 'draft', name: 'Easter cakes' })
    expect(await desk.client.campaigns.getCampaign({ params: { campaignId: id } })).toEqual(told)
    const { items } = await desk.client.campaigns.listVersions({ params: { campaignId: id } })
    expect(items.map((one) => one.version)).toEqual([version + 2, version + 1, version])
    const before = await desk.client.campaigns.getVersion({
      params: { campaignId: id, version: String(named.version) },
    })
    expect(before).toMatchObject({ savedBy: 'Maya Flanagan', launched: false, content: { name: 'Easter cakes' } })
  })

  test('of two who save the same version the second is told, and nothing of either is lost', async () => {
    const { id, version } = await begin()
    const tries = await Promise.allSettled([save(id, version, { name: 'Mine' }), save(id, version, { name: 'Theirs' })])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tries.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'outdated' })
    const { items } = await desk.client.campaigns.listVersions({ params: { campaignId: id } })
    expect(items).toHaveLength(2)
  })

  test.each([
    ['an amount that no number holds', { budget: { kind: 'daily', amount: 1e21, most: null } }, 'budget.amount'],
    ['half a cent', { budget: { kind: 'daily', amount: 12.5, most: null } }, 'budget.amount'],
    ['a day that is none', { schedule: { startsAt: 'tomorrow', endsAt: null } }, 'schedule.startsAt'],
    ['a name without an end', { name: 'x'.repeat(301) }, 'name'],
  ])('%s is refused at its field', async (_what, content, field) => {
    const { id, version } = await begin()
    const problem = await save(id, version, content as never).catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  })

  test('is listed with the one changed last first, page by page, and counted in its views', async () => {
    const made = []
    for (let at = 0; at < 5; at += 1) made.push(await begin())
    const first = await list({ limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual(
      made
        .slice(-2)
        .reverse()
        .map(({ id }) => id),
    )
    const all = await list({ limit: 100 })
    const pages = [...first.items]
    for (let cursor = first.nextCursor; cursor; ) {
      const page = await list({ limit: 2, cursor })
      pages.push(...page.items)
      cursor = page.nextCursor
    }
    expect(pages).toEqual(all.items)
    const counts = await desk.client.campaigns.countCampaigns({ params: params() })
    expect(counts).toEqual({ all: all.items.length, drafts: all.items.length, out: 0, over: 0, archived: 0 })
    expect((await list({ view: 'out' })).items).toEqual([])
  })

  test('is found by a part of its name, whatever signs are in it', async () => {
    const { id, version } = await begin()
    await save(id, version, { name: 'Ünser 50 % Rabatt_Tag' })
    for (const text of ['rabatt', '50 %', 'ünser', 'rabatt_t'])
      expect((await list({ text })).items.map((one) => one.id)).toContain(id)
    for (const text of ['51 %', 'rabattt']) expect((await list({ text })).items.map((one) => one.id)).not.toContain(id)
  })

  test('is begun from a template, a copy or a post, without dates', async () => {
    const { id, version } = await begin()
    const content = { name: 'Course', schedule: { startsAt: '2031-01-01T09:00', endsAt: '2031-02-01T09:00' } }
    await save(id, version, { ...content, budget: { kind: 'daily', amount: 4000, most: null } })
    const template = await desk.client.campaigns.makeTemplate({
      params: params(),
      body: { name: 'Courses', campaignId: id },
    })
    const sources = [
      { from: 'template', templateId: template.id },
      { from: 'campaign', campaignId: id },
    ] as const
    for (const body of sources) {
      const made = await desk.client.campaigns.makeCampaign({ params: params(), body })
      expect(made.content).toMatchObject({
        budget: { amount: 4000 },
        schedule: { startsAt: null, endsAt: null },
      })
    }
    await desk.client.campaigns.removeTemplate({ params: { templateId: template.id } })
    expect((await desk.client.campaigns.listTemplates({ params: params() })).items).toEqual([])

    const { items } = await desk.client.inbox.listThreads({ params: params() })
    const post = items.find(({ network }) => network === 'instagram')?.post
    const boost = await desk.client.campaigns.makeCampaign({
      params: params(),
      body: { from: 'post', postId: post?.id ?? '' },
    })
    expect(boost.content).toMatchObject({
      objective: 'engagement',
      placements: { networks: ['instagram'] },
      creatives: [{ post: { id: post?.id, network: 'instagram' } }],
    })
    expect(boost.pictureUrl).toBe(post?.pictureUrl)
    const nowhere = desk.client.campaigns.makeCampaign({ params: params(), body: { from: 'post', postId: 'none' } })
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a removed draft is gone, and comes back as it was', async () => {
    const { id, version } = await begin()
    const saved = await save(id, version, { name: 'Thrown away' })
    await desk.client.campaigns.removeDraft({ params: { campaignId: id } })
    await expect(desk.client.campaigns.getCampaign({ params: { campaignId: id } })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await desk.client.campaigns.restoreDraft({ params: { campaignId: id } })).toEqual(saved)
  })

  test('two who edit it see each other, and in which part', async () => {
    const { id } = await begin()
    const where = { params: { campaignId: id } }
    await desk.client.campaigns.showEditing({ ...where, body: { section: 'budget' } })
    const { items } = await desk.client.campaigns.listEditors(where)
    expect(items).toMatchObject([{ person: { name: 'Maya Flanagan' }, section: 'budget' }])
    await desk.client.campaigns.showEditing({ ...where, body: { section: null } })
    expect((await desk.client.campaigns.listEditors(where)).items).toMatchObject([{ section: null }])
    await desk.client.campaigns.endEditing(where)
    expect((await desk.client.campaigns.listEditors(where)).items).toEqual([])
  })

  test('content of an older version of the product is read with what has come since', () => {
    expect(CampaignContent.parse({ name: 'Old' })).toEqual({ ...emptyContent(), name: 'Old' })
  })
})
