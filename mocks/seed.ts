import type { Role } from '../server/contract/access.ts'
import { bakery } from './bakery.ts'
import { grantOf } from './grants.ts'
import { instant, type State } from './memory.ts'
import { newPair, readEverything } from './pairs.ts'

/** The cast's password, which all of them share. */
export const password = 'sourdough and salt'

const cast: { id: string; name: string; role: Role | null; email: string }[] = [
  { id: 'maya', name: 'Maya Lindqvist', role: 'owner', email: 'maya@example.com' },
  { id: 'ines', name: 'Inês Duarte', role: 'moderator', email: 'ines@example.com' },
  { id: 'jonas', name: 'Jonas Weber', role: 'analyst', email: 'jonas@example.com' },
  { id: 'tom', name: 'Tom Becker', role: null, email: 'tom@example.com' },
]

/** Maya and her team, and Tom, who has an account but no team. */
export function seedPeople(state: State) {
  state.teams.push({ id: 'bakery', name: "Maya's Bakery" })
  for (const [place, { id, name, role, email }] of cast.entries()) {
    state.people.push({ id, name, email, password, facebook: id === 'maya' })
    if (!role) continue
    const joinedAt = instant(state, (90 - place * 20) * 24 * 60)
    state.members.push({ id: `bakery-${id}`, teamId: 'bakery', personId: id, role, joinedAt })
  }
}

/** Maya's pair as it stands on a working day: linked long ago, all read, one outcome that needs a person. */
export function seedBakery(state: State) {
  const grant = grantOf(state, 'bakery', { id: 'maya', name: 'Maya Lindqvist' })
  const pair = newPair(state, { id: 'bakery', teamId: 'bakery', business: bakery, zone: 'Europe/Berlin', grant })
  readEverything(state, pair, bakery)

  state.labels.push(
    { id: 'orders', teamId: 'bakery', name: 'Orders', colour: 'teal', version: 1 },
    { id: 'complaints', teamId: 'bakery', name: 'Complaints', colour: 'red', version: 1 },
  )
  const answered = state.comments.find(({ author, threadId }) => author.us && threadId.startsWith('bakery-instagram-2'))
  if (!answered) return
  answered.delivery = {
    action: 'reply',
    state: 'needs_you',
    sendsAt: null,
    message: null,
    problem: 'Instagram broke off before it said whether the reply was posted, and there are two that read like it.',
  }
}
