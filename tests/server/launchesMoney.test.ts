import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'

import { halvesOf, monthsOf, mostOf, type Span } from '../../server/advertising/spans.ts'
import { markedName, markIn, markOf } from '../../server/planning/hashing.ts'

const span = (given: Partial<Span>): Span => ({
  kind: 'daily',
  amount: 1000,
  most: null,
  startsAt: null,
  endsAt: null,
  zone: 'Europe/Berlin',
  ...given,
})
const berlin = (wall: string) => DateTime.fromISO(wall, { zone: 'Europe/Berlin' }).toUTC().toISO()
const now = new Date('2026-03-20T12:00:00.000Z')

describe('what can be spent', () => {
  test('a daily budget counts every day of the account that it touches', () => {
    const days = span({ startsAt: berlin('2026-03-21T09:00'), endsAt: berlin('2026-03-31T09:00') })
    expect(mostOf(days, now)).toBe(11_000)
    const toMidnight = span({ startsAt: berlin('2026-03-21T00:00'), endsAt: berlin('2026-03-31T00:00') })
    expect(mostOf(toMidnight, now)).toBe(10_000)
    expect(monthsOf(span({ startsAt: berlin('2026-03-30T23:00'), endsAt: berlin('2026-04-02T01:00') }), now)).toEqual([
      { month: '2026-03', most: 2000 },
      { month: '2026-04', most: 2000 },
    ])
  })

  test('a day on which the clocks change is one day', () => {
    const spring = span({ startsAt: berlin('2026-03-29T00:00'), endsAt: berlin('2026-03-30T00:00') })
    const autumn = span({ startsAt: berlin('2026-10-25T00:00'), endsAt: berlin('2026-10-26T00:00') })
    expect([mostOf(spring, now), mostOf(autumn, now)]).toEqual([1000, 1000])
  })

  test('what runs already is counted from now on, with what is left of its whole', () => {
    const lifetime = span({ kind: 'lifetime', amount: 40_000, endsAt: berlin('2026-04-05T12:00') })
    expect(monthsOf(lifetime, now, 15_000)).toEqual([
      { month: '2026-03', most: 25_000 },
      { month: '2026-04', most: 25_000 },
    ])
    const endless = span({ most: 20_000 })
    expect(mostOf(endless, now)).toBe(20_000)
    expect(monthsOf(endless, now, 18_500).every(({ most }) => most <= 1500)).toBe(true)
    expect(mostOf(span({}), now)).toBeNull()
    const begun = span({ startsAt: berlin('2026-03-01T00:00'), endsAt: berlin('2026-03-22T00:00') })
    expect(monthsOf(begun, now)).toEqual([{ month: '2026-03', most: 2000 }])
  })

  test('months add up to no less than all of it, whatever the zone', () => {
    const zones = [
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Pacific/Auckland',
      'Asia/Kolkata',
      'America/St_Johns',
      'Pacific/Apia',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 400 * 24 }),
        fc.integer({ min: 25, max: 200 * 24 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (zone, startHours, hours, amount) => {
          const startsAt = new Date(now.getTime() + startHours * 3_600_000).toISOString()
          const endsAt = new Date(Date.parse(startsAt) + hours * 3_600_000).toISOString()
          const given = span({ zone, startsAt, endsAt, amount })
          const sum = monthsOf(given, now).reduce((all, { most }) => all + most, 0)
          expect(sum).toBe(mostOf(given, now))
          expect(sum).toBeGreaterThanOrEqual(Math.ceil(hours / 25) * amount)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('two halves are the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (amount) => {
        const [one, other] = halvesOf(amount)
        expect(one + other).toBe(amount)
        expect(one - other).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('a name keeps its mark however long it is, and never half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 500 }),
      fc.constantFrom('campaign', 'creative', 'ad'),
      (name, what) => {
        const mark = markOf('c', 1, 2)
        const named = markedName(what as 'creative', name, mark)
        expect(named.length).toBeLessThanOrEqual(what === 'creative' ? 100 : 400)
        expect(markIn(named)).toBe(mark)
        expect(named.isWellFormed()).toBe(true)
      },
    ),
  )
})
