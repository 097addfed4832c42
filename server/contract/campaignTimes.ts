import type { CampaignContent } from './campaignContent.ts'
import type { CampaignFacts } from './findings.ts'
import { instantAt, wallTime } from './wallTime.ts'

type Scheduled = Pick<CampaignContent, 'schedule'>

/** When it begins and ends; a start that is not said, or is over, is now. Null without an account, whose zone it is. */
export function spanOf({ schedule }: Scheduled, { account, now }: Pick<CampaignFacts, 'account' | 'now'>) {
  if (!account) return null
  const said = schedule.startsAt && instantAt(schedule.startsAt, account.zone)
  const startsAt = said && said.toISOString() > now ? said : new Date(now)
  const endsAt = schedule.endsAt === null ? null : instantAt(schedule.endsAt, account.zone)
  return { startsAt, endsAt, zone: account.zone }
}

/** How many days of the account's zone it touches; null without an end. */
export function daysOf(content: Scheduled, facts: Pick<CampaignFacts, 'account' | 'now'>): number | null {
  const span = spanOf(content, facts)
  if (!span?.endsAt || span.endsAt <= span.startsAt) return null
  // What ends at midnight does not touch the day that begins there.
  const last = new Date(span.endsAt.getTime() - 1)
  return dayNumber(wallTime(last, span.zone)) - dayNumber(wallTime(span.startsAt, span.zone)) + 1
}

const dayNumber = (wall: string) => Math.floor(Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) / 86_400_000)
