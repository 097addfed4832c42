import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../server/advertising/campaignState.ts'

const berlin = (wall: string) => DateTime.fromISO(wall, { zone: 'Europe/Berlin' }).toUTC().toISO()
const now = new Date('2026-03-20T12:00:00.000Z')

describe('how a campaign is', () => {
  const ad = { state: 'approved' as const, feedback: [], pausedAt: null }
  const standing = {
    now,
    zone: 'Europe/Berlin',
    archived: false,
    launched: true,
    launch: null,
    activeSince: '2026-03-19T12:00:00.000Z',
    switching: null,
    switchProblem: null,
    startsAt: null,
    endsAt: berlin('2026-04-01T09:00'),
    ads: [ad],
    stoppedBy: null,
  }

  test.each([
    [{}, 'active', '12 days left'],
    [{ endsAt: null }, 'active', 'Without an end'],
    [{ endsAt: berlin('2026-03-20T18:00') }, 'active', 'Ends today at 18:00'],
    [{ startsAt: berlin('2026-03-21T09:00') }, 'scheduled', 'Starts tomorrow'],
    [{ endsAt: berlin('2026-03-20T12:00') }, 'ended', null],
    [{ activeSince: null }, 'paused', null],
    [{ activeSince: null, stoppedBy: 'Maya' }, 'stopped', 'Stopped by Maya'],
    [{ activeSince: null, switching: 'paused' as const }, 'paused', 'Being paused'],
    [{ activeSince: null, ads: [{ ...ad, state: 'in_review' as const }] }, 'in_review', null],
    [{ ads: [{ ...ad, state: 'in_review' as const }] }, 'in_review', 'Goes live once it is approved'],
    [{ ads: [{ ...ad, state: 'rejected' as const, feedback: ['No miracles.'] }] }, 'rejected', 'No miracles.'],
    [{ ads: [ad, { ...ad, state: 'rejected' as const }] }, 'active', '1 of 2 ads was rejected'],
    [{ ads: [{ ...ad, state: 'with_issues' as const, feedback: ['No way to pay.'] }] }, 'needs_you', 'No way to pay.'],
    [{ switchProblem: 'Not paused yet: busy.' }, 'needs_you', 'Not paused yet: busy.'],
    [{ archived: true }, 'archived', null],
    [{ launched: false }, 'draft', null],
    [{ launch: { state: 'running' as const, done: 2, total: 6, problem: null } }, 'launching', '2 of 6 steps done'],
    [{ launch: { state: 'stuck' as const, done: 2, total: 6, problem: 'No.' } }, 'needs_you', 'No.'],
  ])('%j is %s: %s', (given, state, why) => {
    expect(stateOf({ ...standing, ...given })).toEqual({ state, why })
  })
})
