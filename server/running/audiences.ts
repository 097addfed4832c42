import { Problem } from '../contract/problem.ts'
import { audienceFacts } from '../planning/audienceWords.ts'
import { canonical } from '../planning/hashing.ts'
import type { Standing } from '../planning/parts.ts'
import { placementWords } from '../planning/words.ts'
import type { AdSetSpec, RemoteCampaign, RemoteTargeting } from '../platform/advertising.ts'

type Ours = Pick<AdSetSpec, 'audience' | 'placements' | 'rest'>

/** What of an audience differs, in the words of both sides. Where it differs in nothing that has words, that alone is said. */
export function audienceDrift(ours: Ours, theirs: RemoteTargeting | null) {
  const known = theirs && inOurNames(theirs, ours)
  const sides = known && [factsOf(ours), factsOf({ ...known, rest: known.rest ?? undefined })]
  const [here = [], there = []] = sides ?? []
  const differing = here.flatMap((words, place) => (words === there[place] ? [] : [place]))
  if (differing.length === 0) return { ours: 'As it was launched', theirs: 'Changed elsewhere' }
  const said = (facts: string[]) => {
    const words = differing.map((place) => facts[place]).join(', ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  return { ours: said(here), theirs: said(there) }
}

const factsOf = ({ audience, placements, rest }: Ours) => [
  ...audienceFacts(audience).map(({ words, none }) => words || none),
  placementWords(placements),
  rest && rest.words.length > 0 ? `also ${rest.words.join(', ')}` : 'nothing besides',
]

/**
 * The audience that stands out there, which a campaign has one of. Null where there are no words for it. Throws `conflict` for two
 * ad sets that differ.
 */
export function audienceOutThere(standings: Map<string, Standing>, tree: RemoteCampaign): RemoteTargeting | null {
  const found = [...standings.values()].flatMap(({ part, remoteId }) => {
    const remote =
      part.what === 'ad_set' && tree.adSets.find(({ id, status }) => id === remoteId && status !== 'deleted')
    return remote ? [remote.targeting && inOurNames(remote.targeting, part.spec)] : []
  })
  const [first = null, ...others] = found
  if (others.some((other) => canonical(other) !== canonical(first)))
    throw new Problem(
      'conflict',
      'Its two ad sets are shown to different people out there, and a campaign has one audience here. Give both the same in Ads Manager, or put ours back.',
    )
  return first
}

/** With the names under which we know what it names: the platform says fewer of them here than where it is searched. */
function inOurNames(theirs: RemoteTargeting, ours: Ours): RemoteTargeting {
  const places = [...ours.audience.places, ...ours.audience.excludedPlaces]
  const placed = (there: (typeof places)[number]) => {
    const known = places.find(({ kind, key }) => kind === there.kind && key === there.key)
    return known ? { ...known, radiusKm: there.radiusKm } : there
  }
  const { audience } = theirs
  return {
    ...theirs,
    audience: {
      ...audience,
      places: audience.places.map(placed),
      excludedPlaces: audience.excludedPlaces.map(placed),
      languages: audience.languages.map(
        (there) => ours.audience.languages.find(({ key }) => key === there.key) ?? there,
      ),
    },
  }
}
