import type { CampaignContent } from '../server/contract/campaignContent.ts'
import type { Finding } from '../server/contract/launches.ts'
import { moneyWords } from '../server/contract/money.ts'

/** What stands against a launch by our own rules; a few of them, as the mocks keep them. */
export function findingsOf(content: CampaignContent, currency: string, usual: number | null): Finding[] {
  const { name, budget, schedule, audience, creatives } = content
  const found: Finding[] = []
  const say = (path: string, level: Finding['level'], message: string) =>
    found.push({ path, level, message, by: 'rules' })
  if (!name.trim()) say('name', 'error', 'Give the campaign a name.')
  if (budget.amount === null) say('budget.amount', 'error', 'Say how much it may cost.')
  else if (budget.amount < 100) say('budget.amount', 'error', `At least ${moneyWords(100, currency)}.`)
  if (budget.amount !== null && usual && budget.amount >= usual * 10)
    say(
      'budget.amount',
      'ask',
      `${moneyWords(budget.amount, currency)} is ten times your usual daily budget of ${moneyWords(usual, currency)}, or more.`,
    )
  const { startsAt, endsAt } = schedule
  if (startsAt && endsAt && endsAt <= startsAt) say('schedule.endsAt', 'error', 'It ends before it starts.')
  if (!endsAt && budget.kind === 'lifetime') say('schedule.endsAt', 'error', 'A budget for all of it needs an end.')
  if (!endsAt && budget.kind === 'daily' && budget.most === null)
    say('schedule.endsAt', 'ask', 'It has no end: it spends every day until somebody pauses it.')
  if (audience.places.length === 0) say('audience.places', 'error', 'Choose at least one place.')
  for (const [at, creative] of creatives.entries()) {
    const path = `creatives.${at}`
    if (creative.post) continue
    if (!creative.imageId) say(`${path}.imageId`, 'error', 'Choose a picture.')
    if (!creative.text.trim()) say(`${path}.text`, 'error', 'Write what the ad says.')
    if (content.objective === 'traffic' && !creative.link) say(`${path}.link`, 'error', 'Say where the link leads.')
    if (creative.text.length > 125) say(`${path}.text`, 'hint', 'The feeds cut the text after 125 characters.')
  }
  return found
}

/** What the pretend platform says: "housing" among the words is what it has stricter rules for. */
export function platformFindings({ creatives, categories }: CampaignContent): Finding[] {
  const found: Finding[] = []
  for (const [at, { text }] of creatives.entries())
    if (/\bflats?\b/i.test(text) && !categories.includes('housing'))
      found.push({
        path: `creatives.${at}.text`,
        level: 'error',
        message: 'Your ad seems to be about housing. Choose the special category Housing, or change its text.',
        by: 'platform',
      })
  return found
}
