import { canonical, markedName, markOf } from './hashing.ts'
import { keyOf, type Part, type Standing, type Step } from './parts.ts'

/** What has to be done so that `target` stands where `standings` stand, in order; what is so already is among it and does nothing. */
export function stepsOf(
  target: Part[],
  standings: Map<string, Standing>,
  { campaignId, launchNumber }: { campaignId: string; launchNumber: number },
): Step[] {
  const changed = new Set<string>()
  const steps = [...target, ...retiring(target, standings)].map((part, position) => {
    const before = standings.get(keyOf(part)) ?? null
    const does = doesOf(part, before, changed)
    if (does !== 'none') changed.add(keyOf(part))
    const ownMark = markOf(campaignId, launchNumber, position)
    // A creative cannot be changed (reference 7.1): the ad is given a new one.
    const mark = before && part.what !== 'creative' ? before.mark : ownMark
    const name = does === 'none' && before ? before.name : markedName(part.what, wordOf(part), mark)
    return { does, part, before, name, mark }
  })
  return steps
}

function doesOf(part: Part, before: Standing | null, changed: Set<string>): Step['does'] {
  if (!before) return 'create'
  if (part.what === 'ad' && changed.has(`creative ${part.creative}`)) return 'change'
  return canonical(comparable(part)) === canonical(comparable(before.part)) ? 'none' : 'change'
}

/** The ad sets of creatives that were taken out. */
const retiring = (target: Part[], standings: Map<string, Standing>): Part[] =>
  [...standings.values()].flatMap(({ part }) =>
    part.what === 'ad_set' && !target.some((one) => keyOf(one) === keyOf(part)) ? [{ ...part, retired: true }] : [],
  )

const wordOf = (part: Part) => (part.what === 'image' ? `Picture ${part.spec.ratio}` : part.spec.name)

/** What a creative is called nobody sees; another name alone is no reason to have it reviewed again. */
const comparable = (part: Part) => (part.what === 'creative' ? { ...part, spec: { ...part.spec, name: '' } } : part)
