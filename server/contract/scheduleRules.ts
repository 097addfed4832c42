import { spanOf } from './campaignTimes.ts'
import { type CampaignFacts, error, hint, type Rule } from './findings.ts'
import { doubtIn, instantAt } from './wallTime.ts'

const dayMs = 86_400_000

export const scheduleFindings: Rule = (content, facts) => {
  const { schedule, budget } = content
  const { account, now, hasBegun } = facts
  if (!account) return []
  const found = (['startsAt', 'endsAt'] as const).flatMap((name) => doubts(name, schedule[name], account.zone))
  const span = spanOf(content, facts)
  if (schedule.startsAt && !hasBegun && instantAt(schedule.startsAt, account.zone).toISOString() < now)
    found.push(error('schedule.startsAt', 'That is over already. Choose a time to come, or none to begin at once.'))
  if (!span?.endsAt)
    return budget.kind === 'lifetime'
      ? [...found, error('schedule.endsAt', 'A budget for all of its time needs an end.')]
      : found
  if (span.endsAt.toISOString() <= now)
    return [...found, error('schedule.endsAt', 'That is over already. Choose a time to come.')]
  const length = span.endsAt.getTime() - span.startsAt.getTime()
  if (length <= 0) found.push(error('schedule.endsAt', 'The end lies before the start.'))
  else if (length < dayMs && budget.kind === 'daily')
    found.push(error('schedule.endsAt', 'With a daily budget it has to run for more than 24 hours.'))
  return found
}

function doubts(name: 'startsAt' | 'endsAt', wall: string | null, zone: NonNullable<CampaignFacts['account']>['zone']) {
  const doubt = wall === null ? null : doubtIn(wall, zone)
  const path = `schedule.${name}`
  if (doubt === 'left_out')
    return [error(path, 'That time does not exist: the clocks are put forward then. Choose another.')]
  if (doubt === 'twice')
    return [hint(path, 'That time comes twice, since the clocks are put back. The first is meant.')]
  return []
}
