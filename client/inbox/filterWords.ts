import type { Member } from '../../server/contract/accounts.ts'
import { wallTime } from '../../server/contract/wallTime.ts'
import type { InboxSearch } from '../paths.ts'
import type { filtersOf } from '../threads/search.ts'
import { priorityWords } from '../threads/threads.ts'
import { networkWords } from '../ui/NetworkMark.tsx'

type Name = ReturnType<typeof filtersOf>[number][0]

/** What the ids in a filter stand for. */
export interface Known {
  members: Member[]
  labels: { id: string; name: string }[]
  zone: string
}

const names = new Intl.DisplayNames('en', { type: 'language' })

/** The languages to choose from, by the names people know them by. */
export const languages =
  'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh'
    .split(' ')
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label))

/** A filter in a few words, for its chip. */
export function filterWords(name: Name, value: string, { members, labels, zone }: Known): string {
  if (name === 'network') return networkWords[value as NonNullable<InboxSearch['network']>]
  if (name === 'label') return labels.find(({ id }) => id === value)?.name ?? 'A label that is gone'
  if (name === 'assignee') return value === 'none' ? 'Nobody’s' : value === 'me' ? 'Mine' : nameOf(members, value)
  if (name === 'language') return `In ${names.of(value) ?? value}`
  if (name === 'priority') return `${priorityWords[value as NonNullable<InboxSearch['priority']>]} priority`
  if (name === 'asks') return 'Questions'
  if (name === 'from') return `From ${wallTime(new Date(value), zone).slice(0, 10)}`
  // The filter ends before its moment: the day people mean is the one before.
  if (name === 'to') return `Until ${wallTime(new Date(Date.parse(value) - 1), zone).slice(0, 10)}`
  return { post: 'On one post', ad: 'On one ad', author: 'By one person' }[name]
}

const nameOf = (members: Member[], personId: string) =>
  `With ${members.find((member) => member.personId === personId)?.name ?? 'somebody who left'}`
