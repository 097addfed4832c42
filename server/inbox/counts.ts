import { type Counts, View } from '../contract/inbox.ts'
import type { Network } from '../contract/values.ts'
import type { Context } from '../http/context.ts'
import { assigneeFacet, labelFacet } from '../keeping/facets.ts'
import { linkedPair } from '../linking/pairRows.ts'

/** The counts that are kept beside the rows, and change with them. Throws `not_found` for a pair that is not the team's. */
export async function countThreads(context: Context, pairId: string): Promise<Counts> {
  await linkedPair(context, pairId)
  const tallies = await context.db
    .selectFrom('tallies')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('count', '<>', 0)
    .select(['network', 'facet', 'count'])
    .execute()

  const counted = (facets: string[], network: Network) =>
    sum(tallies.filter((tally) => tally.network === network && facets.includes(tally.facet)))
  const both = (facets: string[]) => ({
    facebook: counted(facets, 'facebook'),
    instagram: counted(facets, 'instagram'),
  })
  return {
    views: fromEntries(View.options.map((view) => [view, both(facetsOfView(view, context.person.id))])),
    labels: groups(tallies, labelFacet('')),
    assignees: groups(tallies, assigneeFacet(null)),
  }
}

function facetsOfView(view: View, me: string): string[] {
  if (view === 'all') return ['open', 'snoozed', 'done']
  if (view === 'mine') return [assigneeFacet(me)]
  return [view === 'unassigned' ? assigneeFacet(null) : view]
}

type Tally = { facet: string; count: number }

const sum = (tallies: Tally[]) => tallies.reduce((total, { count }) => total + count, 0)

/** Both networks together, by what follows the prefix. */
function groups(tallies: Tally[], prefix: string): Record<string, number> {
  const named = tallies.filter(({ facet }) => facet.startsWith(prefix) && facet !== prefix)
  const byName = Map.groupBy(named, ({ facet }) => facet.slice(prefix.length))
  return Object.fromEntries([...byName].map(([name, of]) => [name, sum(of)]))
}

const fromEntries = <K extends string, T>(entries: [K, T][]) => Object.fromEntries(entries) as Record<K, T>
