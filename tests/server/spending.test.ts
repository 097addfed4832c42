import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteSpend, releaseReservation, reserve } from '../../server/advertising/ledger.ts'
import { spendingCall } from '../../server/advertising/stop.ts'
import { holdTeam } from '../../server/live/changes.ts'
import { away, deadToken, gone } from '../support/adsDouble.ts'
import { type Advertiser, startAdvertiser } from '../support/advertiser.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

const month = '2026-12'
const clock = () => new Date('2026-12-05T10:00:00.000Z')

describe.each(databases)('the limits of spending, on %s', (_name, open) => {
  let desk: Advertiser
  beforeAll(async () => {
    desk = await startAdvertiser({ database: await open(), role: 'all' })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(() => desk.clear())

  const setPair = (perMonth: number | null, version = 0, approvalAbove: number | null = null) =>
    desk.client.spending.setLimits({ params: { pairId: desk.pair.id }, version, body: { approvalAbove, perMonth } })
  const getPair = () => desk.client.spending.getLimits({ params: { pairId: desk.pair.id } })
  const commit = (id: string, most: number, currency = 'EUR') =>
    desk.writing(async (trx, context) => {
      await holdTeam(trx, context)
      const campaign = { id, pairId: desk.pair.id, currency, zone: 'Europe/Berlin' }
      await reserve(trx, { ...context, now: clock() }, campaign, [{ month, most }])
    })
  const ledger = async (id: string) =>
    desk.services.db
      .selectFrom('reservations')
      .where('campaignId', '=', id)
      .select(['month', 'committed', 'spent'])
      .execute()

  test('were never said at first, and are set by version', async () => {
    expect(await getPair()).toMatchObject({
      version: 0,
      currency: 'EUR',
      approvalAbove: null,
      perMonth: null,
      usual: null,
    })
    expect(await setPair(40_000, 0, 30_000)).toMatchObject({ version: 1, perMonth: 40_000, approvalAbove: 30_000 })
    await expect(setPair(50_000, 0)).rejects.toMatchObject({ code: 'outdated' })
    expect(await setPair(null, 1)).toMatchObject({ version: 2, perMonth: null })
    await expect(setPair(-1, 2)).rejects.toMatchObject({ code: 'invalid' })
    await expect(setPair(1e21, 2)).rejects.toMatchObject({ code: 'invalid' })
    const audited = await desk.services.db
      .selectFrom('audit')
      .where('action', '=', 'spending.setLimits')
      .selectAll()
      .execute()
    expect(audited).toHaveLength(2)
  })

  test('need an ad account, which says in which currency they are', async () => {
    const account = await desk.services.db.deleteFrom('adAccounts').returningAll().executeTakeFirstOrThrow()
    await expect(setPair(40_000)).rejects.toMatchObject({ code: 'conflict' })
    expect(await getPair()).toMatchObject({ currency: null, commitments: [] })
    await desk.services.db.insertInto('adAccounts').values(account).execute()
  })

  test('of the team are per currency, each once', async () => {
    const set = (items: { currency: string; perMonth: number }[], version: number) =>
      desk.client.spending.setTeamLimits({ version, body: { items } })
    expect(await desk.client.spending.getTeamLimits()).toEqual({ version: 0, items: [], commitments: [] })
    const euros = { currency: 'EUR', perMonth: 90_000 }
    expect(await set([euros, { currency: 'JPY', perMonth: 9000 }], 0)).toMatchObject({ version: 1 })
    await expect(set([euros, euros], 1)).rejects.toMatchObject({ code: 'invalid' })
    await expect(set([euros], 0)).rejects.toMatchObject({ code: 'outdated' })
    const { commitments } = await desk.client.spending.getTeamLimits()
    expect(commitments.map(({ currency, limit }) => [currency, limit])).toEqual([
      ['EUR', 90_000],
      ['JPY', 9000],
      ['EUR', 90_000],
      ['JPY', 9000],
    ])
  })

  test('refuse what would exceed them, in words, and keep what stood', async () => {
    await setPair(40_000)
    const [one, two] = [await desk.campaign(), await desk.campaign()]
    await commit(one.id, 12_000)
    await expect(commit(two.id, 52_000)).rejects.toMatchObject({
      code: 'conflict',
      message:
        'This would commit €520 in December; the limit of the pair is €400, of which €120 are spent or committed.',
    })
    await commit(two.id, 28_000)
    await expect(commit(one.id, 12_001)).rejects.toMatchObject({ code: 'conflict' })
    expect(await ledger(one.id)).toEqual([{ month, committed: 12_000, spent: 0 }])
    await setPair(null, 1)
    await desk.client.spending.setTeamLimits({ version: 0, body: { items: [{ currency: 'EUR', perMonth: 45_000 }] } })
    await expect(commit(one.id, 20_000)).rejects.toThrow('the limit of the team is €450')
    await desk.client.spending.setTeamLimits({ version: 1, body: { items: [{ currency: 'EUR', perMonth: 100 }] } })
    await commit(one.id, 11_000)
  })

  test('are not compared with another currency', async () => {
    await setPair(40_000)
    const campaign = await desk.campaign()
    await expect(commit(campaign.id, 100, 'JPY')).rejects.toThrow('The limit of the pair is in EUR')
  })

  test('count what was spent, which is then no longer kept free', async () => {
    await setPair(40_000)
    const { id } = await desk.campaign()
    const spend = (spent: number) =>
      desk.writing((trx, context) =>
        noteSpend(trx, context, { id, pairId: desk.pair.id, currency: 'EUR', zone: 'Europe/Berlin' }, [
          { month, spent },
        ]),
      )
    await commit(id, 30_000)
    await spend(5000)
    await spend(5000)
    expect(await ledger(id)).toEqual([{ month, committed: 25_000, spent: 5000 }])
    await spend(4000)
    expect(await ledger(id)).toEqual([{ month, committed: 26_000, spent: 4000 }])
    await spend(31_000)
    expect(await ledger(id)).toEqual([{ month, committed: 0, spent: 31_000 }])
    const other = await desk.campaign()
    await expect(commit(other.id, 9001)).rejects.toMatchObject({ code: 'conflict' })
    await desk.services.db.updateTable('campaigns').set({ activeSince: null }).where('id', '=', id).execute()
    await spend(30_000)
    expect(await ledger(id)).toEqual([{ month, committed: 0, spent: 30_000 }])
    await commit(other.id, 10_000)
    await desk.writing((trx, context) => releaseReservation(trx, context, other.id))
    expect(await ledger(other.id)).toEqual([{ month, committed: 0, spent: 0 }])
    await commit(id, 40_000)
    expect(await ledger(id)).toEqual([{ month, committed: 10_000, spent: 30_000 }])
  })

  test('take the median of the last daily budgets for the usual one', async () => {
    const launchedAt = '2026-01-01T00:00:00.000Z'
    for (const budgetAmount of [1000, 9000, 3000]) await desk.campaign({ launchedAt, budgetAmount })
    expect(await getPair()).toMatchObject({ usual: 3000 })
    const endsAt = '2026-01-11T00:00:00.000Z'
    await desk.campaign({ launchedAt, budgetKind: 'lifetime', budgetAmount: 40_000, startsAt: launchedAt, endsAt })
    expect(await getPair()).toMatchObject({ usual: 3500 })
  })

  test('tell the editor the usual budget that a launch is checked by', async () => {
    const launchedAt = '2026-01-01T00:00:00.000Z'
    for (const budgetAmount of [1000, 3000]) await desk.campaign({ launchedAt, budgetAmount })
    const { id } = await desk.campaign({ launchedAt, budgetAmount: 900_000 })
    const { daily } = await desk.client.campaigns.getUsualBudget({ params: { campaignId: id } })
    expect(daily).toBe(2000)
  })
})

describe.each(databases)('a stop of all spending, on %s', (_name, open) => {
  let desk: Advertiser
  beforeAll(async () => {
    desk = await startAdvertiser({ database: await open(), settleSeconds: 3 })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(() => desk.clear())

  const stop = () => desk.client.spending.stopSpending()
  const allPaused = () => eventually(desk.stopped, ({ paused, total }) => paused === total)
  const quiet = () =>
    eventually(
      () =>
        desk.services.db
          .selectFrom('jobs')
          .where('kind', '=', 'spending.watch')
          .where('state', '=', 'ready')
          .select('id')
          .execute(),
      (jobs) => jobs.length === 0,
    )

  test('pauses what is on, says by whom, and frees what was kept for it', async () => {
    expect(await desk.client.spending.getStop()).toEqual({ stop: null })
    const [one, off] = [await desk.campaign(), await desk.campaign({ on: false })]
    await desk.campaign()
    await desk.writing((trx, context) =>
      reserve(trx, context, { ...one, currency: 'EUR', zone: 'UTC' }, [{ month, most: 500 }]),
    )
    const { stop: thrown } = await stop()
    expect(thrown).toMatchObject({ by: 'Maya Flanagan', total: 2 })
    await allPaused()
    expect(desk.platform.active()).toEqual([])
    expect(await desk.rowOf(one.id)).toMatchObject({
      state: 'stopped',
      why: 'Stopped by Maya Flanagan',
      activeSince: null,
    })
    expect(await desk.rowOf(off.id)).toMatchObject({ state: 'paused' })
    const { committed } = await desk.services.db.selectFrom('reservations').selectAll().executeTakeFirstOrThrow()
    expect(committed).toBe(0)
    expect((await stop()).stop).toMatchObject({ at: thrown?.at, total: 2, paused: 2, open: [] })
  })

  test('lets no call leave that spends until it is released, and everything stays paused then', async () => {
    const one = await desk.campaign()
    let left = 0
    const spend = () => spendingCall(desk.context(), async () => (left += 1))
    await spend()
    await stop()
    await expect(spend()).rejects.toMatchObject({ code: 'conflict', outcome: 'rejected' })
    expect(left).toBe(1)
    await allPaused()
    expect(await desk.client.spending.releaseStop()).toEqual({ stop: null })
    expect(await desk.client.spending.releaseStop()).toEqual({ stop: null })
    await spend()
    expect(left).toBe(2)
    expect(await desk.rowOf(one.id)).toMatchObject({
      activeSince: null,
      state: 'paused',
      why: 'All spending was stopped',
    })
    expect(desk.platform.active()).toEqual([])
  })

  test('says of which pair is what is open', async () => {
    desk.platform.mood = () => ({ before: away() })
    const one = await desk.campaign()
    const stop = await desk.client.spending.stopSpending()
    expect(stop.stop?.open).toMatchObject([{ campaignId: one.id, pairId: desk.pair.id, pairName: desk.pair.page.name }])
    desk.platform.mood = () => undefined
  })

  test('cancels an activation that nobody has begun', async () => {
    const one = await desk.campaign({ on: false })
    const jobId = await desk.promiseActivation(one.id, new Date(Date.now() + 3600_000))
    expect((await stop()).stop).toMatchObject({ total: 1 })
    const job = await desk.services.db.selectFrom('jobs').where('id', '=', jobId).selectAll().executeTakeFirstOrThrow()
    expect(job.state).toBe('cancelled')
    await allPaused()
  })

  test('finds what an activation under way switches on after the pause', async () => {
    const one = await desk.campaign({ on: false })
    const jobId = await desk.promiseActivation(one.id, new Date(Date.now() + 3600_000))
    const job = desk.services.db.updateTable('jobs').where('id', '=', jobId)
    const lockedUntil = new Date(Date.now() + 600_000).toISOString()
    await job.set({ attempt: 1, lockedUntil }).execute()
    expect((await stop()).stop).toMatchObject({ total: 1 })
    await eventually(desk.stopped, ({ open }) => open[0]?.problem?.includes('under way') ?? false)
    desk.platform.addTree(String(one.remoteId), 'active')
    await job.set({ state: 'done' }).execute()
    await eventually(
      async () => desk.platform.active(),
      (active) => active.length === 0,
    )
    await allPaused()
    await quiet()
    expect(desk.platform.active()).toEqual([])
  })

  test('finds what was switched on elsewhere', async () => {
    const one = await desk.campaign({ on: false })
    desk.platform.addTree(String(one.remoteId), 'active')
    expect((await stop()).stop).toMatchObject({ total: 0 })
    await eventually(desk.stopped, ({ total, paused }) => total === 1 && paused === 1)
    await quiet()
    expect(await desk.rowOf(one.id)).toMatchObject({ state: 'stopped' })
  })

  test('says that the connection is dead, and goes on when it is renewed', async () => {
    await desk.campaign()
    desk.platform.mood = () => ({ before: deadToken() })
    await stop()
    await eventually(desk.stopped, ({ open }) => open[0]?.problem === 'The connection has expired.')
    expect(desk.platform.active()).toHaveLength(1)
    desk.platform.mood = () => undefined
    await desk.client.linking.keepConnection()
    await allPaused()
    expect(desk.platform.active()).toEqual([])
  })

  test('takes a campaign that is gone for paused, and one out of reach not', async () => {
    const one = await desk.campaign({ name: 'Gone' })
    desk.platform.trees.clear()
    await stop()
    await allPaused()
    expect(await desk.rowOf(one.id)).toMatchObject({ activeSince: null })

    await desk.client.spending.releaseStop()
    await desk.campaign({ name: 'Out of reach' })
    desk.platform.mood = () => ({ before: gone() })
    await stop()
    await eventually(desk.stopped, ({ open }) => open[0]?.problem === 'The platform no longer has this.')
    desk.platform.mood = () => undefined
    await allPaused()
  })

  test('waits for no answer that does not come', async () => {
    await desk.campaign()
    let hung = 0
    desk.platform.mood = ({ what }) => (what === 'setSwitch' && hung++ === 0 ? { hangs: true } : undefined)
    const began = Date.now()
    await stop()
    await allPaused()
    expect(Date.now() - began).toBeLessThan(15_000)
  })

  test('stops a campaign by its ad sets when it cannot be paused itself', async () => {
    const { id, remoteId } = await desk.campaign()
    const ad = { creativeId: null, adId: null, postId: null, mediaId: null, pausedAt: null, targetingHash: null }
    await desk.services.db
      .insertInto('campaignAds')
      .values({
        ...ad,
        teamId: desk.teamId,
        campaignId: id,
        creative: 'a',
        name: 'A',
        adSetId: `${remoteId}1`,
        state: 'approved',
        feedback: '[]',
      })
      .execute()
    desk.platform.mood = ({ id: of }) => (of === remoteId ? { before: away('rejected') } : undefined)
    await stop()
    const longAgo = new Date(Date.now() - 60_000).toISOString()
    await desk.services.db.updateTable('spendStops').set({ at: longAgo }).execute()
    await allPaused()
    expect(desk.platform.trees.get(String(remoteId))?.adSets[0]?.status).toBe('paused')
  })

  test('leaves alone what was switched on after it was released', async () => {
    const one = await desk.campaign()
    desk.platform.mood = () => ({ before: away() })
    await stop()
    await eventually(desk.stopped, ({ open }) => open[0]?.problem !== null)
    await desk.client.spending.releaseStop()
    const activeSince = new Date(Date.now() + 1000).toISOString()
    await desk.services.db.updateTable('campaigns').set({ activeSince, state: 'active' }).execute()
    desk.platform.mood = () => undefined
    await eventually(
      () =>
        desk.services.db
          .selectFrom('jobs')
          .where('kind', '=', 'spending.pause')
          .where('state', '=', 'ready')
          .select('id')
          .execute(),
      (jobs) => jobs.length === 0,
    )
    expect(desk.platform.active()).toEqual([one.remoteId])
    expect(await desk.rowOf(one.id)).toMatchObject({ state: 'active', activeSince })
  })
})
