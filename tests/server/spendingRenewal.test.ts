import { DateTime } from 'luxon'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keepAlerts } from '../../server/advertising/alertKeeping.ts'
import { campaignToChange } from '../../server/advertising/campaignRows.ts'
import { noteSpend } from '../../server/advertising/ledger.ts'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { write } from '../../server/db/write.ts'
import { enqueue } from '../../server/jobs/queue.ts'
import { renewReservations } from '../../server/running/renewing.ts'
import { launchedCampaign, pretendAds } from '../support/advertising.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

const zone = 'Europe/Berlin'
const at = (wall: string) => DateTime.fromISO(wall, { zone }).toJSDate()
const endless = (amount: number, most: number): Partial<CampaignContent> => ({
  budget: { kind: 'daily', amount, most },
  schedule: { startsAt: null, endsAt: null },
})

describe.each(databases)('what time does to what is kept free, on %s', (_name, open) => {
  let desk: Bakery
  let teamId: string
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    pretendAds(desk)
    const { db } = desk.services
    const pair = await db.selectFrom('pairs').select('teamId').executeTakeFirstOrThrow()
    teamId = pair.teamId
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    const { db } = desk.services
    await db.deleteFrom('reservations').execute()
    await db.deleteFrom('spendLimits').execute()
    await db.updateTable('campaigns').set({ activeSince: null }).execute()
  })

  const contextAt = (now: Date) => ({ ...desk.services, teamId, now, clock: () => now })
  const renewAt = (wall: string) => renewReservations(contextAt(at(wall)), desk.pair.id)
  const on = (says: Partial<CampaignContent>) =>
    launchedCampaign(desk, { says, activeSince: at('2026-11-10T12:00').toISOString() })
  const rowOf = (id: string) =>
    desk.services.db.selectFrom('campaigns').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
  const ledger = async (campaignId: string) => {
    const rows = await desk.services.db
      .selectFrom('reservations')
      .where('campaignId', '=', campaignId)
      .orderBy('month')
      .select(['month', 'committed', 'spent'])
      .execute()
    return Object.fromEntries(rows.map(({ month, committed, spent }) => [month, [Number(committed), Number(spent)]]))
  }
  const spend = async (id: string, month: string, spent: number) => {
    const campaign = { id, pairId: desk.pair.id, currency: 'EUR', zone }
    await write(desk.services.db, (trx) =>
      noteSpend(trx, contextAt(at(`${month}-20T12:00`)), campaign, [{ month, spent }]),
    )
  }
  const limitTo = async (perMonth: number | null) => {
    const { db } = desk.services
    await db.deleteFrom('spendLimits').execute()
    await db
      .insertInto('spendLimits')
      .values({ teamId, pairId: desk.pair.id, version: 1, approvalAbove: null, perMonth })
      .execute()
  }
  const alertsAt = async (id: string, wall: string) => {
    const context = contextAt(at(wall))
    await write(desk.services.db, async (trx) => keepAlerts(trx, context, await campaignToChange(trx, context, id)))
    return (JSON.parse((await rowOf(id)).alerts) as { kind: string; what: string }[]).filter(
      ({ kind }) => kind === 'limit',
    )
  }

  test('an endless budget is kept free a year ahead, and each month that passes brings another', async () => {
    const { id } = await on(endless(1000, 10_000_000))
    await renewAt('2026-11-10T12:00')
    const first = await ledger(id)
    expect(Object.keys(first)).toHaveLength(13)
    expect([first['2026-11'], first['2026-12'], first['2027-11']]).toEqual([
      [21_000, 0],
      [31_000, 0],
      [30_000, 0],
    ])
    await renewAt('2026-11-25T12:00')
    expect(await ledger(id)).toEqual(first)
    await spend(id, '2026-11', 19_500)
    await renewAt('2026-12-01T00:05')
    const next = await ledger(id)
    expect([next['2026-11'], next['2026-12'], next['2027-12']]).toEqual([
      [0, 19_500],
      [31_000, 0],
      [31_000, 0],
    ])
  })

  test('what is left of its limit in all is kept free in each month, and what was spent in none any more', async () => {
    const { id } = await on(endless(1000, 40_000))
    await renewAt('2026-11-10T12:00')
    expect((await ledger(id))['2027-02']).toEqual([28_000, 0])
    await spend(id, '2026-11', 20_000)
    await renewAt('2026-12-02T12:00')
    const kept = await ledger(id)
    expect([kept['2026-11'], kept['2026-12'], kept['2027-02']]).toEqual([
      [0, 20_000],
      [20_000, 0],
      [20_000, 0],
    ])
  })

  test('a budget for all of the time keeps its rest in each month that it touches, and no cent that is spent', async () => {
    const { id } = await on({
      budget: { kind: 'lifetime', amount: 50_000, most: null },
      schedule: { startsAt: null, endsAt: '2027-01-15T12:00' },
    })
    await renewAt('2026-11-10T12:00')
    expect(await ledger(id)).toEqual({ '2026-11': [50_000, 0], '2026-12': [50_000, 0], '2027-01': [50_000, 0] })
    await spend(id, '2026-11', 30_000)
    await renewAt('2026-11-21T12:00')
    expect(await ledger(id)).toEqual({ '2026-11': [20_000, 30_000], '2026-12': [20_000, 0], '2027-01': [20_000, 0] })
    await renewAt('2026-12-01T00:05')
    await spend(id, '2026-12', 5000)
    await renewAt('2026-12-21T12:00')
    expect(await ledger(id)).toEqual({ '2026-11': [0, 30_000], '2026-12': [15_000, 5000], '2027-01': [15_000, 0] })
  })

  test('a month that a limit does not allow is told a month before, and the campaign paused before it begins', async () => {
    const { id } = await on(endless(1000, 10_000_000))
    await renewAt('2026-11-10T12:00')
    await limitTo(20_000)
    await renewAt('2026-12-05T12:00')
    expect((await ledger(id))['2027-12']).toBeUndefined()
    expect((await ledger(id))['2027-06']).toEqual([30_000, 0])
    expect(await alertsAt(id, '2027-10-15T12:00')).toEqual([])
    await renewAt('2027-11-15T12:00')
    expect(await alertsAt(id, '2027-11-15T12:00')).toMatchObject([
      {
        what: 'A limit does not allow its budget in December: unless that changes, it is paused before the month begins.',
      },
    ])
    await renewAt('2027-11-30T21:30')
    expect((await rowOf(id)).activeSince).not.toBeNull()

    await renewAt('2027-11-30T22:05')
    const paused = await rowOf(id)
    expect(paused).toMatchObject({ activeSince: null, state: 'needs_you' })
    expect(paused.why).toBe(
      'Paused, because a limit does not allow its budget any longer. This would commit €310 in December; the limit of the pair is €200, of which €0 are spent or committed.',
    )
    const told = (await desk.client.notifications.listNotifications({})).items.filter((one) => one.campaignId === id)
    expect(told.map(({ kind }) => kind)).toContain('spend_limit')
    const pauses = desk.services.db.selectFrom('jobs').where('subject', '=', `pause ${id}`).select('kind').execute()
    expect(await pauses).toEqual([{ kind: 'launches.pause' }])
  })

  test('a limit that is raised in time lets it go on', async () => {
    const { id } = await on(endless(1000, 10_000_000))
    await renewAt('2026-11-10T12:00')
    await limitTo(20_000)
    await renewAt('2027-11-20T12:00')
    await limitTo(40_000)
    await renewAt('2027-11-30T22:05')
    expect((await ledger(id))['2027-12']).toEqual([31_000, 0])
    expect(await alertsAt(id, '2027-11-30T22:06')).toEqual([])
    expect((await rowOf(id)).activeSince).not.toBeNull()
  })

  test('comes round with the looks at a pair, before the platform is asked anything', async () => {
    const { id } = await launchedCampaign(desk, { says: endless(1000, 10_000_000) })
    const payload = { pairId: desk.pair.id }
    const round = { kind: 'launches.round', lane: 'reread', subject: `look ${desk.pair.id}`, payload } as const
    await write(desk.services.db, (trx) => enqueue(trx, contextAt(desk.services.clock()), round))
    const kept = await eventually(
      () => ledger(id),
      (months) => Object.keys(months).length > 0,
    )
    expect(Object.keys(kept)).toHaveLength(13)
  })
})
