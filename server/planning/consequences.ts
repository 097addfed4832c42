import type { CampaignsRow } from '../advertising/campaignRows.ts'
import { mostOf, type Span } from '../advertising/spans.ts'
import { moneyWords } from '../contract/money.ts'
import { canonical } from './hashing.ts'
import type { Step } from './parts.ts'

/** What follows from these steps, one sentence each: review, learning, money. */
export function setsOff(
  row: Pick<CampaignsRow, 'activeSince' | 'spend'>,
  steps: Step[],
  { span, currency, now }: { span: Span; currency: string; now: Date },
): string[] {
  const acting = steps.filter(({ does }) => does !== 'none')
  if (acting.length === 0) return []
  const most = mostOf(span, now)
  const money = most === null ? null : moneyWords(most, currency)
  const news = acting.filter(({ part, does }) => part.what === 'ad' && does === 'create').length
  return [
    ...(news > 0 ? ['Everything is created paused: nothing is spent until somebody switches it on.'] : []),
    ...(news > 0 ? [`The platform reviews ${news === 1 ? 'the ad' : `${news} ads`} before it can be shown.`] : []),
    ...(acting.some(isReviewedAgain) ? ['The ad is reviewed again, and is not shown until it is approved.'] : []),
    ...(acting.some(learnsAgain) ? ['Delivery learns anew, so results may be uneven for some days.'] : []),
    ...(acting.some(({ part }) => part.what === 'ad_set' && part.retired)
      ? ['The ad set of the creative that was taken out is archived, with its results.']
      : []),
    ...(money === null
      ? []
      : [
          row.activeSince
            ? `As it is switched on, it can spend up to ${money} in all.`
            : `Once it is switched on it can spend up to ${money} in all.`,
        ]),
  ]
}

const isReviewedAgain = ({ part, does }: Step) => does === 'change' && (part.what === 'creative' || part.what === 'ad')

/** What the platform counts as a significant edit: another budget, bid, audience or creative. */
function learnsAgain({ part, does, before }: Step) {
  if (does !== 'change') return false
  if (part.what === 'creative') return true
  if (part.what !== 'ad_set' || part.retired || before?.part.what !== 'ad_set') return false
  const significant = ({ budget, bid, audience, placements }: typeof part.spec) =>
    canonical({ budget, bid, audience, placements })
  return significant(part.spec) !== significant(before.part.spec)
}
