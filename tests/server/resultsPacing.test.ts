import { describe, expect, test } from 'vitest'
import { alertsOf, type Standing } from '../../server/advertising/alerts.ts'
import { daysPassed, momentAfter, timeOfResults } from '../../server/advertising/days.ts'
import { type Plan, pacingOf, plannedBy } from '../../server/advertising/pacing.ts'
import { winnerOf } from '../../server/results/winner.ts'

const zone = 'Europe/Berlin'
const at = (time: string) => new Date(`${time}:00.000Z`)
const daily: Plan = {
  zone,
  kind: 'daily',
  amount: 4000,
  most: null,
  startsAt: '2026-10-20T22:00:00.000Z',
  endsAt: '2026-10-30T23:00:00.000Z',
  before: 0,
  today: 4000,
}
const lifetime: Plan = { ...daily, kind: 'lifetime', amount: 40_000, today: 40_000 }

describe('what is planned by now', () => {
  test('is spread evenly over the day of the account, and over the days', () => {
    expect(plannedBy(daily, at('2026-10-21T10:00'))).toBe(2000)
    expect(plannedBy({ ...daily, before: 12_000 }, at('2026-10-24T10:00'))).toBe(14_000)
    expect(plannedBy(lifetime, at('2026-10-25T23:00'))).toBe(20_000)
    expect(plannedBy(lifetime, at('2027-01-01T00:00'))).toBe(40_000)
  })

  test('counts the day on which the clocks change as one day', () => {
    // 25 October 2026 has 25 hours in Berlin; half of them are over at half past eleven.
    expect(plannedBy({ ...daily, before: 16_000 }, at('2026-10-25T10:30'))).toBe(18_000)
    expect(daysPassed(zone, at('2026-10-24T22:00'), at('2026-10-25T23:00'))).toBe(1)
    expect(momentAfter(zone, at('2026-10-24T22:00'), 1)).toEqual(at('2026-10-25T23:00'))
  })

  test('begins in the middle of a day with all of that day, and is nothing before', () => {
    const noon = { ...daily, startsAt: '2026-10-21T10:00:00.000Z' }
    expect(plannedBy(noon, at('2026-10-21T09:00'))).toBe(0)
    expect(plannedBy(noon, at('2026-10-21T16:00'))).toBe(2000)
    expect(plannedBy({ ...daily, startsAt: null }, at('2026-10-25T10:00'))).toBe(0)
  })

  test('leaves yesterday as it was when the budget changes, and never exceeds what all of it may cost', () => {
    expect(plannedBy({ ...daily, amount: 8000, today: 8000, before: 4000 }, at('2026-10-22T10:00'))).toBe(8000)
    expect(plannedBy({ ...daily, before: 12_000, most: 13_000 }, at('2026-10-24T10:00'))).toBe(13_000)
  })
})

describe('how it goes on', () => {
  const day = (date: string, spend: number, reach = spend) => ({ day: date, spend, reach })
  const days = [day('2026-10-21', 1000), day('2026-10-22', 3000), day('2026-10-23', 4000), day('2026-10-24', 5000)]
  const now = at('2026-10-25T10:30')
  const going = { days, spent: 13_000, reach: 9000, running: true, at: now }

  test('is like the last three whole days, up to what it may cost', () => {
    expect(pacingOf(daily, going)).toMatchObject({ spent: 13_000, forecast: 13_000 + 5.5 * 4000, exhaustedAt: null })
    const short = pacingOf({ ...lifetime, amount: 25_000 }, going)
    expect(short).toMatchObject({ forecast: 25_000, exhaustedAt: momentAfter(zone, now, 3).toISOString() })
  })

  test('reaches more people the less its days overlap, and never more than all of them anew', () => {
    const always = pacingOf(daily, { ...going, reach: 3250 })
    const others = pacingOf(daily, { ...going, reach: 13_000 })
    expect(always.forecastReach).toBe(3250)
    expect(others.forecastReach).toBe(Math.round((13_000 * 35_000) / 13_000))
    expect(pacingOf(daily, { ...going, days: days.slice(0, 1) }).forecastReach).toBeNull()
  })

  test('is told from the first day once some of it has passed, and of nothing not at all', () => {
    const first = { ...going, days: [day('2026-10-25', 500)], spent: 500 }
    expect(pacingOf(daily, first).forecast).toBe(500 + 5500)
    expect(pacingOf(daily, { ...first, at: at('2026-10-24T23:00') }).forecast).toBeNull()
    expect(pacingOf(daily, { ...going, days: [], spent: 0, reach: 0 })).toMatchObject({ forecast: null, spent: 0 })
  })

  test('costs nothing more where it is paused or over, and has no end without an end', () => {
    expect(pacingOf(daily, { ...going, running: false })).toMatchObject({ forecast: 13_000, exhaustedAt: null })
    expect(pacingOf(daily, { ...going, at: at('2026-11-05T00:00') }).forecast).toBe(13_000)
    const endless = pacingOf({ ...daily, endsAt: null, most: 21_000 }, going)
    expect(endless).toMatchObject({ forecast: null, exhaustedAt: momentAfter(zone, now, 2).toISOString() })
  })

  test('is seen from where results come from, whose clock may be ahead', () => {
    expect(timeOfResults(zone, now, '2026-10-25')).toEqual(now)
    expect(timeOfResults(zone, now, null)).toEqual(now)
    // Half past eleven in winter time is half a day of 25 hours; so it is noon on the next.
    expect(timeOfResults(zone, now, '2026-10-26')).toEqual(at('2026-10-26T11:00'))
  })
})

describe('of two creatives', () => {
  const creative = (key: 'a' | 'b', spend: number, clicks: number) => ({
    creative: key,
    spend,
    clicks,
    reach: clicks * 50,
    impressions: clicks * 100,
    engagements: clicks,
  })

  test('the one that brings more for the money leads, not the one that had more of it', () => {
    const winner = winnerOf('link_clicks', [creative('a', 3000, 150), creative('b', 1000, 80)], 3)
    expect(winner?.creative).toBe('b')
    expect(winner?.confidence).toBeGreaterThan(0.99)
    expect(winnerOf('link_clicks', [creative('a', 1000, 60), creative('b', 1000, 60)], 2)?.confidence).toBeCloseTo(0.5)
  })

  test('none leads before there are a hundred results, two days, and money for both', () => {
    expect(winnerOf('link_clicks', [creative('a', 1000, 20), creative('b', 1000, 79)], 3)).toBeNull()
    expect(winnerOf('link_clicks', [creative('a', 1000, 200), creative('b', 1000, 79)], 1)).toBeNull()
    expect(winnerOf('link_clicks', [creative('a', 1000, 200), creative('b', 0, 0)], 3)).toBeNull()
    expect(winnerOf('link_clicks', [creative('a', 1000, 200)], 3)).toBeNull()
  })
})

describe('what is the matter', () => {
  const now = at('2026-10-25T10:00')
  const well: Standing = {
    state: 'active',
    currency: 'EUR',
    zone,
    activeSince: '2026-10-20T22:00:00.000Z',
    startsAt: null,
    endsAt: null,
    ads: [{ creative: 'a', state: 'approved', feedback: [] }],
    drift: [],
    obstacle: null,
    stoppedAt: null,
    refusedMonth: null,
    spent: 10_000,
    planned: 10_000,
    daily: 4000,
    lastShown: '2026-10-25',
    knownUntil: now.toISOString(),
  }
  const kindsOf = (change: Partial<Standing>) => alertsOf({ ...well, ...change }, [], now).map(({ kind }) => kind)

  test('is nothing while all is well, and nothing of what is over', () => {
    expect(kindsOf({})).toEqual([])
    expect(kindsOf({ state: 'ended', spent: 99_000 })).toEqual([])
    expect(kindsOf({ state: 'draft', obstacle: 'no_payment' })).toEqual([])
  })

  test('is more money than planned by a fifth and by a day, not by one of them', () => {
    expect(kindsOf({ spent: 14_001 })).toEqual(['over_plan'])
    expect(kindsOf({ spent: 13_900 })).toEqual([])
    expect(kindsOf({ planned: 100_000, spent: 119_000 })).toEqual([])
    expect(alertsOf({ ...well, spent: 15_000 }, [], now)[0]?.what).toBe(
      'It has spent €150.00, where €100.00 was planned by now.',
    )
  })

  test('is that nobody was shown it for a day in which they could have been', () => {
    expect(kindsOf({ lastShown: null })).toEqual(['no_delivery'])
    expect(kindsOf({ lastShown: '2026-10-23' })).toEqual(['no_delivery'])
    expect(kindsOf({ lastShown: '2026-10-24' })).toEqual([])
    expect(kindsOf({ lastShown: null, activeSince: '2026-10-24T12:00:00.000Z' })).toEqual([])
    expect(kindsOf({ lastShown: null, startsAt: '2026-10-25T09:00:00.000Z' })).toEqual([])
    expect(kindsOf({ lastShown: null, knownUntil: null })).toEqual([])
    expect(kindsOf({ lastShown: null, state: 'in_review' })).toEqual([])
  })

  test('is said in the words of the platform where it rejects something', () => {
    const ads: Standing['ads'] = [
      { creative: 'a', state: 'approved', feedback: [] },
      { creative: 'b', state: 'rejected', feedback: ['The text promises too much.'] },
    ]
    expect(alertsOf({ ...well, ads }, [], now)).toEqual([
      { kind: 'rejected', what: 'Ad B was rejected: The text promises too much.', since: now.toISOString() },
    ])
  })

  test('keeps its beginning, and comes worst first', () => {
    const since = '2026-10-24T08:00:00.000Z'
    const drift = [{ what: 'budget' as const, ours: '40 EUR', theirs: '80 EUR', seenAt: since }]
    const alerts = alertsOf({ ...well, drift, obstacle: 'no_payment' }, [{ kind: 'drift', what: '', since }], now)
    expect(alerts).toEqual([
      { kind: 'no_payment', what: expect.any(String), since: now.toISOString() },
      { kind: 'drift', what: 'It was changed elsewhere: budget.', since },
    ])
  })
})
