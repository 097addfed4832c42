import { addCounts, type Cells, createReachCounter, noCounts, readCells } from './adCells.ts'
import { numberOf } from './adChance.ts'
import { type AdPerson, adPeople } from './adPeople.ts'
import type { InsightLevel, InsightsAsk } from './insightsAsk.ts'
import { breakdownsOf, looksAtPeople } from './insightsBreakdowns.ts'
import { pieceOf, type Range } from './insightsDays.ts'
import type { Measured } from './insightsFields.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** One row of insights: of whom, which days, which part, and the numbers. */
export interface InsightRow extends Range {
  /** The id at the level asked for; of an account without `act_`. */
  subjectId: string
  breakdowns: Record<string, string>
  measured: Measured
}

interface Stored {
  adId: string
  adSetId: string
  campaignId: string
  accountId: string
  day: string
  network: string
  position: string
  cells: Buffer
}

const idColumns = { account: 'accountId', campaign: 'campaignId', adset: 'adSetId', ad: 'adId' } as const

interface Group {
  row: InsightRow
  seen: { cells: Cells; seed: number }[]
}

/** Rows in the order of their days, without any for what was not delivered. All numbers but reach add up. */
export function insightRows(world: World, own: InsightLevel, id: string, ask: InsightsAsk): InsightRow[] {
  const { since, until } = ask.range
  const stored = statement<[string, string, string], Stored>(
    world,
    `select adId, adSetId, campaignId, accountId, day, network, position, cells from adDays
     where ${idColumns[own]} = ? and day between ? and ? order by day`,
  ).all(id, since, until)
  const [first] = stored
  if (!first) return []
  const range = ask.isUnbounded ? { since: first.day, until: stored.at(-1)?.day ?? first.day } : ask.range
  const people = adPeople(world)
  const groups = new Map<string, Group>()
  for (const one of stored) {
    const seed = numberOf(`${one.adId}/${one.day}/${one.network}/${one.position}`)
    for (const part of partsOf(one, ask, people)) {
      const group = groupFor(groups, one, ask, range, part.breakdowns)
      for (const counts of part.cells.values()) addCounts(group.row.measured, counts)
      group.seen.push({ cells: part.cells, seed })
    }
  }
  return measureReach([...groups.values()], people).filter(({ measured }) => measured.impressions > 0)
}

/** What one stored row says of each part that is asked for. */
function partsOf({ network, position, cells }: Stored, { breakdowns }: InsightsAsk, people: readonly AdPerson[]) {
  const all = readCells(cells)
  const [anybody] = people
  if (!looksAtPeople(breakdowns) || !anybody) {
    return [{ breakdowns: anybody ? breakdownsOf(breakdowns, { network, position }, anybody) : {}, cells: all }]
  }
  const parts = new Map<string, { breakdowns: Record<string, string>; cells: Cells }>()
  for (const [index, counts] of all) {
    const values = breakdownsOf(breakdowns, { network, position }, people[index] ?? anybody)
    const key = Object.values(values).join('|')
    const part = parts.get(key) ?? { breakdowns: values, cells: new Map() }
    part.cells.set(index, counts)
    parts.set(key, part)
  }
  return [...parts.values()]
}

function groupFor(
  groups: Map<string, Group>,
  stored: Stored,
  { level, increment }: InsightsAsk,
  range: Range,
  breakdowns: Record<string, string>,
): Group {
  const subjectId = stored[idColumns[level]]
  const piece = pieceOf(stored.day, range, increment)
  const key = [piece.since, subjectId, ...Object.values(breakdowns)].join('|')
  const known = groups.get(key)
  if (known) return known
  const group = { row: { ...piece, subjectId, breakdowns, measured: { ...noCounts(), reach: 0 } }, seen: [] }
  groups.set(key, group)
  return group
}

function measureReach(groups: Group[], people: readonly AdPerson[]): InsightRow[] {
  const counter = createReachCounter(people)
  return groups.map(({ row, seen }) => {
    counter.begin()
    for (const { cells, seed } of seen) {
      for (const [index, { impressions }] of cells) {
        const person = people[index]
        if (person) counter.add(person, impressions, seed)
      }
    }
    row.measured.reach = counter.reach()
    return row
  })
}
