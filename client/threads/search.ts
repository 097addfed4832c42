import type { InboxSearch } from '../paths.ts'
import { views } from './threads.ts'

const free = ['label', 'assignee', 'post', 'ad', 'author'] as const
const known = {
  network: ['facebook', 'instagram'],
  priority: ['normal', 'high', 'urgent'],
  asks: ['yes'],
  order: ['newest', 'oldest', 'due'],
  by: ['relevance'],
} as const
const shaped = {
  language: /^[a-z]{2,3}$/,
  from: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  to: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
} as const

/** More than this fits into no address; nobody types it. */
export const longestText = 300

/** What the inbox is asked to show, which lives in the address; what is not understood counts as not said. */
export function searchOf(params: URLSearchParams): InboxSearch {
  const search: Record<string, string> = { view: views.find((view) => view === params.get('view')) ?? 'open' }
  const take = (name: string, isGood: (value: string) => boolean) => {
    const value = params.get(name)
    if (value && isGood(value)) search[name] = value
  }
  take('text', (value) => value.length <= longestText)
  for (const name of free) take(name, (value) => value.length <= 128)
  for (const [name, values] of Object.entries(known)) take(name, (value) => values.some((one) => one === value))
  for (const [name, shape] of Object.entries(shaped)) take(name, (value) => shape.test(value))
  return search as unknown as InboxSearch
}

/** What narrows a view, without the view itself, the order and the words that are looked for. */
export function filtersOf({ view: _view, order: _order, text: _text, by: _by, ...filters }: InboxSearch) {
  return Object.entries(filters).filter(([, value]) => value !== undefined) as [keyof typeof filters, string][]
}

/** Whether two addresses ask for the same threads, in whatever order. */
export const sameSearch = (one: InboxSearch, other: InboxSearch) =>
  one.view === other.view && sorted(filtersOf(one)) === sorted(filtersOf(other))

const sorted = (filters: [string, string][]) => JSON.stringify(filters.toSorted(([a], [b]) => (a < b ? -1 : 1)))
