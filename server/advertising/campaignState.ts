import { DateTime } from 'luxon'
import type { AdState, CampaignState } from '../contract/campaignStates.ts'

/** Everything that decides how a campaign is. */
export interface CampaignStanding {
  now: Date
  zone: string
  archived: boolean
  /** Whether some version of it stands out there as a whole. */
  launched: boolean
  launch: {
    state: 'running' | 'done' | 'stuck' | 'cancelled'
    done: number
    total: number
    problem: string | null
  } | null
  /** Since when it is meant to be on. */
  activeSince: string | null
  switching: 'active' | 'paused' | 'archived' | null
  switchProblem: string | null
  startsAt: string | null
  endsAt: string | null
  ads: { state: AdState; feedback: string[]; pausedAt: string | null }[]
  /** Who stopped all spending while this was on, as long as that stands. */
  stoppedBy: string | null
}

export interface StateAndWhy {
  state: CampaignState
  why: string | null
}

/** How a campaign is in one word, and why or what comes next in a few. What comes first here is what a person has to know first. */
export function stateOf(standing: CampaignStanding): StateAndWhy {
  const { archived, launch, launched, switchProblem, endsAt, now, ads } = standing
  if (archived) return { state: 'archived', why: standing.switching === 'archived' ? 'Being archived' : null }
  if (launch?.state === 'running') return launching(launch)
  if (launch?.state === 'stuck')
    return { state: 'needs_you', why: launch.problem ?? 'A step of the launch needs your word' }
  if (!launched) return { state: 'draft', why: launch ? 'The launch was given up' : null }
  if (switchProblem) return { state: 'needs_you', why: switchProblem }
  if (ads.length > 0 && ads.every(({ state }) => state === 'gone')) return { state: 'ended', why: 'Deleted elsewhere' }
  if (endsAt && endsAt <= now.toISOString()) return { state: 'ended', why: null }
  const rejected = ads.filter(({ state }) => state === 'rejected')
  if (ads.length > 0 && rejected.length === ads.length) return { state: 'rejected', why: firstOf(rejected) }
  return standing.activeSince ? switchedOn(standing, rejected) : switchedOff(standing)
}

function launching({ done, total, problem }: NonNullable<CampaignStanding['launch']>): StateAndWhy {
  return { state: 'launching', why: problem ?? `${done} of ${total} steps done` }
}

function switchedOff({ switching, stoppedBy, ads }: CampaignStanding): StateAndWhy {
  if (switching === 'paused') return { state: 'paused', why: 'Being paused' }
  if (stoppedBy) return { state: 'stopped', why: `Stopped by ${stoppedBy}` }
  if (isInReview(ads)) return { state: 'in_review', why: null }
  const rejected = ads.filter(({ state }) => state === 'rejected')
  return { state: 'paused', why: rejected.length > 0 ? partly(rejected.length, ads.length) : null }
}

function switchedOn(standing: CampaignStanding, rejected: CampaignStanding['ads']): StateAndWhy {
  const { startsAt, endsAt, now, ads, zone } = standing
  const going = ads.filter(({ state, pausedAt }) => state !== 'rejected' && state !== 'gone' && pausedAt === null)
  if (going.length === 0) return { state: 'active', why: 'None of its ads is switched on' }
  if (going.every(({ state }) => state === 'in_review' || state === 'waiting'))
    return { state: 'in_review', why: 'Goes live once it is approved' }
  const issue = going.find(({ state }) => state === 'with_issues')
  if (issue && going.every(({ state }) => state === 'with_issues'))
    return { state: 'needs_you', why: issue.feedback[0] ?? 'The platform does not deliver it' }
  if (startsAt && startsAt > now.toISOString())
    return { state: 'scheduled', why: `Starts ${inDays(startsAt, now, zone)}` }
  if (rejected.length > 0) return { state: 'active', why: partly(rejected.length, ads.length) }
  if (standing.switching === 'active') return { state: 'active', why: 'Being switched on' }
  return { state: 'active', why: endsAt ? left(endsAt, now, zone) : 'Without an end' }
}

const isInReview = (ads: CampaignStanding['ads']) =>
  ads.some(({ state }) => state === 'in_review' || state === 'waiting')

const firstOf = (ads: CampaignStanding['ads']) => ads.flatMap(({ feedback }) => feedback)[0] ?? 'By the platform'

const partly = (some: number, all: number) => `${some} of ${all} ads ${some === 1 ? 'was' : 'were'} rejected`

/** Whole days of the account's calendar from today to the day of `at`. */
const daysTo = (at: string, now: Date, zone: string) =>
  Math.round(
    DateTime.fromISO(at, { zone }).startOf('day').diff(DateTime.fromJSDate(now, { zone }).startOf('day'), 'days').days,
  )

function inDays(at: string, now: Date, zone: string) {
  const days = daysTo(at, now, zone)
  if (days <= 0) return `today at ${DateTime.fromISO(at, { zone }).toFormat('HH:mm')}`
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

function left(at: string, now: Date, zone: string) {
  const days = daysTo(at, now, zone)
  if (days <= 0) return `Ends today at ${DateTime.fromISO(at, { zone }).toFormat('HH:mm')}`
  return `${days} ${days === 1 ? 'day' : 'days'} left`
}
