import type { TeamContext } from '../http/context.ts'
import { canonical } from '../planning/hashing.ts'
import type { LaunchStepRow } from '../planning/launchRows.ts'
import { type Payload, payloadOf } from '../planning/standings.ts'
import type { AdSetChange, AdSetSpec, AdSpeaker } from '../platform/advertising.ts'
import { refused } from '../platform/failure.ts'
import type { Ids } from './ids.ts'

/** The calls that carry a step's change out: only what differs, each to an absolute value. */
export function changesOf(
  { platform: { ads } }: TeamContext,
  speaker: AdSpeaker,
  step: LaunchStepRow,
  ids: Ids,
): (() => Promise<void>)[] {
  const payload = payloadOf(step)
  const { part, before } = payload
  const { name } = step
  if (part.what === 'campaign' && ids.campaignId) {
    const id = ids.campaignId
    const { spendCap } = part.spec
    const was = before?.what === 'campaign' ? before.spec : null
    const change = {
      ...(was?.name !== part.spec.name && { name }),
      ...(was?.spendCap !== spendCap && { spendCap }),
    }
    return [() => ads.changeCampaign(speaker, id, change)]
  }
  if (part.what === 'ad_set') {
    const { adSetId } = ids.ofCreative(part.creative)
    if (!adSetId) throw missing()
    if (part.retired) return [() => ads.setSwitch(speaker, adSetId, 'archived')]
    const was = before?.what === 'ad_set' ? before.spec : null
    return [() => ads.changeAdSet(speaker, adSetId, adSetChange(part.spec, was, { name, isAimed: isAimed(payload) }))]
  }
  if (part.what === 'ad') {
    const { adId, creativeId } = ids.ofCreative(part.creative)
    if (!adId || !creativeId) throw missing()
    return [() => ads.changeAd(speaker, adId, { name, creativeId })]
  }
  throw missing()
}

type Spec = Omit<AdSetSpec, 'campaignId'>

/** Everything where nothing is known to stand there. */
function adSetChange(
  spec: Spec,
  was: Spec | null,
  { name, isAimed: isSent }: { name: string; isAimed: boolean },
): AdSetChange {
  const isOther = (of: (one: Spec) => unknown) => was === null || canonical(of(spec)) !== canonical(of(was))
  return {
    ...(isOther((one) => one.name) && { name }),
    ...(isOther(({ budget }) => budget) && { budget: spec.budget }),
    ...(isOther(({ bid }) => bid) && { bid: spec.bid }),
    ...(isOther(({ startsAt }) => startsAt) && { startsAt: spec.startsAt }),
    ...(isOther(({ endsAt }) => endsAt) && { endsAt: spec.endsAt }),
    ...(isSent && {
      targeting: { audience: spec.audience, placements: spec.placements, rest: spec.rest },
    }),
  }
}

/** Whether a step sends whom it is shown to and where: from then on that is what stands out there. */
export function isAimed({ part, before, unaimed }: Payload): boolean {
  if (part.what !== 'ad_set' || unaimed) return false
  return before?.what !== 'ad_set' || canonical(aimOf(part.spec)) !== canonical(aimOf(before.spec))
}

const aimOf = ({ audience, placements, rest }: Spec) => ({ audience, placements, rest })

const missing = () => refused('What is to be changed does not exist.')
