import type { Suggestion } from '../contract/people.ts'
import type { TeamContext } from '../http/context.ts'
import type { IdentityRow } from '../keeping/identities.ts'
import { type FoldedName, foldName } from '../keeping/names.ts'
import { nameOf } from './identities.ts'
import { likenessOf } from './likeness.ts'
import { remarksBy } from './remarks.ts'
import { strangersAmong } from './strangers.ts'

const mostShown = 3
/** Of a name that hundreds share, so many are looked at for each way of being alike. */
const mostOfAKind = 60

/**
 * Names on the other network that might be the same person, the likeliest first. Only for somebody known on one
 * network, and only names that are nobody else's yet there: two names on one network are rarely one person.
 */
export async function suggestionsFor(context: TeamContext, ours: IdentityRow[]): Promise<Suggestion[]> {
  if (new Set(ours.map(({ network }) => network)).size > 1) return []
  const found = await Promise.all(ours.map((identity) => likelyFor(context, identity)))
  const ranked = [...new Map(found.flat().map((each) => [each.candidate.id, each])).values()].sort(
    (a, b) => b.likeness - a.likeness || (a.candidate.id < b.candidate.id ? -1 : 1),
  )
  const candidates = ranked.map(({ candidate }) => candidate)
  const strangers = await strangersAmong(context, ours, candidates)
  const shown = ranked.filter(({ candidate }) => !strangers.has(candidate.id)).slice(0, mostShown)
  return Promise.all(
    shown.map(async ({ candidate, likeness, why }) => {
      const [latest] = await remarksBy(context, candidate, { position: null, limit: 1 })
      return { identity: nameOf(candidate), likeness, why, latest: latest ?? null }
    }),
  )
}

async function likelyFor(context: TeamContext, identity: IdentityRow) {
  const folded = foldName(identity.name)
  if (!folded.whole) return []
  const candidates = await candidatesFor(context, identity, folded)
  return candidates.flatMap((candidate) => {
    const isFree = candidate.personId === candidate.id
    const alike = isFree ? likenessOf(folded, foldName(candidate.name)) : null
    return alike ? [{ candidate, ...alike }] : []
  })
}

/** Found by key, never by reading through: each way of being alike is a range of an index. */
async function candidatesFor(context: TeamContext, identity: IdentityRow, folded: FoldedName) {
  const { whole, turned, start, last, tokens } = folded
  const initials = tokens.length > 1 ? [`${tokens[0]?.charAt(0)}${last}`, `${tokens[0]}${last.charAt(0)}`] : []
  const ways = [
    others(context, identity).where('whole', 'in', [...new Set([whole, turned, ...initials])]),
    others(context, identity).where('turned', '=', whole),
    ...(start.length > 3 ? [others(context, identity).where('start', '=', start)] : []),
    ...(last.length > 2 ? [others(context, identity).where('last', '=', last)] : []),
  ]
  const rows = await Promise.all(ways.map((way) => way.limit(mostOfAKind).selectAll().execute()))
  return rows.flat()
}

const others = ({ db, teamId }: TeamContext, { pairId, network }: IdentityRow) =>
  db
    .selectFrom('identities')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('network', '=', network === 'facebook' ? 'instagram' : 'facebook')
