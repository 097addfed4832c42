import type { Presence } from '../../server/contract/presence.ts'
import { isolated } from '../ui/isolated.ts'

/** "Ben is writing an answer.", "Ben and Inês are reading.", "Ben and 2 others are reading." */
export function doing(people: Presence[]) {
  const writing = people.filter(({ state }) => state === 'typing')
  const reading = people.filter(({ state }) => state === 'reading')
  return [sentence(writing, 'writing an answer'), sentence(reading, 'reading')].filter(Boolean).join(' ')
}

function sentence(people: Presence[], what: string) {
  const [first, second] = people.map(({ person }) => isolated(person.name))
  if (!first) return ''
  if (!second) return `${first} is ${what}.`
  const others = people.length > 2 ? `${people.length - 1} others` : second
  return `${first} and ${others} are ${what}.`
}
