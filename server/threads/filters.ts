import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { ThreadFilter } from '../contract/inbox.ts'
import { Priority } from '../contract/threads.ts'
import { literal } from '../db/database.ts'
import type { ThreadState } from '../db/inboxTables.ts'
import type { Tables } from '../db/tables.ts'

export type Condition = Expression<SqlBool>

/** One thing a filter asks, as the condition that an index answers, and as one that is looked up in a row found by another. */
interface Test {
  /** `label` leads through the threads of the label; null has no index of its own. */
  leads: Condition | 'label' | null
  holds: Condition
}

export interface Conditions {
  /** The label whose threads are gone through; null when the threads themselves are. */
  label: string | null
  conditions: Condition[]
}

const eb = expressionBuilder<Tables, 'threads'>()

/** The states a list goes through, each of them one range of an index; null where the view has an index over all of them. */
export function statesOf({ view }: ThreadFilter): (ThreadState | null)[] {
  if (view === 'hidden' || view === 'needs_you') return [null]
  if (view === 'all') return ['open', 'snoozed', 'done']
  return [view === 'snoozed' || view === 'done' ? view : 'open']
}

/**
 * What a filter asks of the threads of one state. The test that leaves the fewest threads leads: its index is in the
 * list's order, so that a page is one range. `me` is the person who asks.
 */
export function conditionsOf(filter: ThreadFilter, me: string): Conditions {
  const [first, ...rest] = testsOf(filter, me)
  const leads = first?.leads ?? first?.holds
  return {
    label: leads === 'label' ? (filter.label ?? null) : null,
    conditions: [...(leads && leads !== 'label' ? [leads] : []), ...rest.map(({ holds }) => holds), ...between(filter)],
  }
}

/** All that a filter asks, to be looked up in threads that were found in another way. */
export function holdingOf(filter: ThreadFilter, me: string): Condition[] {
  const states = statesOf(filter).filter((state) => state !== null)
  return [...(states.length > 0 ? [eb('threads.state', 'in', states)] : []), ...heldTests(filter, me)]
}

/** The same but for the states of its view. */
export const heldTests = (filter: ThreadFilter, me: string): Condition[] => [
  ...testsOf(filter, me).map(({ holds }) => holds),
  ...between(filter),
]

/** A thread that waits for no answer by a time. */
export const withoutDeadline = (): Condition => eb(lookedUp('dueAt'), '=', literal(''))

/** Every test of the filter, the most selective first. */
function testsOf(filter: ThreadFilter, me: string): Test[] {
  const { view, post, author, ad, label, priority, asks, language, network } = filter
  const tests = [
    view === 'hidden' &&
      alone(eb.and([eb('threads.hiddenAt', 'is not', null), eb('threads.state', '<>', literal('gone'))])),
    view === 'needs_you' && alone(eb('threads.delivery', '=', literal('needs_you'))),
    post !== undefined && same('postId', post),
    author !== undefined && same('authorId', author),
    ad !== undefined && same('adId', ad),
    view === 'mentions' && known('mentionedAt'),
    view === 'ads' && known('adId'),
    label !== undefined && labelled(label),
    priority !== undefined && ranked(Priority.options.indexOf(priority)),
    ...assigneesOf(filter, me).map(assigned),
    asks !== undefined && known('askedAt'),
    view === 'unread' && known('unreadSince'),
    language !== undefined && same('language', language),
    network !== undefined && same('network', network),
  ]
  return tests.filter((test) => test !== false)
}

/** Both, where the view asks for one and the filter for another: nobody's threads are anybody's. */
function assigneesOf({ view, assignee }: ThreadFilter, me: string): (string | null)[] {
  const asked = assignee === 'me' ? me : assignee === 'none' ? null : assignee
  const all = [view === 'mine' ? me : undefined, view === 'unassigned' ? null : undefined, asked]
  return all.filter((one) => one !== undefined)
}

type TextColumn = 'postId' | 'authorId' | 'adId' | 'language' | 'network' | 'assigneeId'
type TimeColumn = 'dueAt' | 'mentionedAt' | 'adId' | 'askedAt' | 'unreadSince'

/** An index over the bare column cannot answer this: the planner has no choice but the one that leads. */
const lookedUp = (column: TextColumn | TimeColumn) => eb.fn.coalesce(`threads.${column}`, literal(''))

const alone = (condition: Condition): Test => ({ leads: condition, holds: condition })

const same = (column: TextColumn, value: string): Test => ({
  leads: eb(`threads.${column}`, '=', value),
  holds: eb(lookedUp(column), '=', value),
})

const known = (column: TimeColumn): Test => ({
  leads: eb(`threads.${column}`, 'is not', null),
  holds: eb(lookedUp(column), '<>', literal('')),
})

const assigned = (personId: string | null): Test =>
  personId === null
    ? { leads: eb('threads.assigneeId', 'is', null), holds: eb(lookedUp('assigneeId'), '=', literal('')) }
    : same('assigneeId', personId)

const labelled = (labelId: string): Test => ({
  leads: 'label',
  holds: eb('threads.labels', 'like', `% ${escaped(labelId)} %`),
})

/** Most threads are of normal priority, for which there is no index. */
function ranked(priority: number): Test {
  const holds = eb('threads.priority', '=', priority)
  return { leads: priority > 0 ? eb.and([holds, eb('threads.priority', '>', eb.lit(0))]) : null, holds }
}

const between = ({ from, to }: ThreadFilter): Condition[] => [
  ...(from ? [eb('threads.activeAt', '>=', from)] : []),
  ...(to ? [eb('threads.activeAt', '<', to)] : []),
]

/** A filter's ids may be anything; ours hold no wildcards, so what has one matches nothing. */
const escaped = (id: string) => id.replaceAll(/[%_\\]/g, ' ')
