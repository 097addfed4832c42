import type { Role } from '../server/contract/access.ts'
import { bakery } from './bakery.ts'
import { grantOf } from './grants.ts'
import { instant, type State } from './memory.ts'
import { newPair, readEverything } from './pairs.ts'
import { seedSavedReplies } from './savedReplySeed.ts'

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

/** Maya's pair as it stands on a working day: linked long ago, one outcome that needs a person, two posts that differ. */
export function seedBakery(state: State) {
  const grant = grantOf(state, 'bakery', { id: 'maya', name: 'Maya Lindqvist' })
  const pair = newPair(state, { id: 'bakery', teamId: 'bakery', business: bakery, zone: 'Europe/Berlin', grant })
  readEverything(state, pair, bakery)
  seedSavedReplies(state, 'bakery')

  for (const post of state.posts) {
    if (post.id === 'bakery-facebook-3') post.withheld = 2
    if (post.id === 'bakery-instagram-5') post.missed = 1
  }
  seedNotifications(state)

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

/** What Maya was told of since yesterday: something new, something that happened twice, something she has read. */
function seedNotifications(state: State) {
  const maya = { teamId: 'bakery', personId: 'maya', pairId: 'bakery', campaignId: null }
  state.notifications.push(
    {
      ...maya,
      id: 'told-assigned',
      kind: 'assigned',
      threadId: 'bakery-facebook-1-1',
      who: 'Inês Duarte',
      what: 'Tom asks about the rye.',
      times: 1,
      activeAt: instant(state, 12),
      readAt: null,
    },
    {
      ...maya,
      id: 'told-answered',
      kind: 'answered',
      threadId: 'bakery-instagram-1-1',
      who: 'lena.bakes',
      what: 'And on Sundays?',
      times: 2,
      activeAt: instant(state, 35),
      readAt: null,
    },
    {
      ...maya,
      id: 'told-review',
      kind: 'needs_review',
      threadId: 'bakery-instagram-1-1',
      who: null,
      what: 'Instagram broke off before it said whether the reply was posted.',
      times: 1,
      activeAt: instant(state, 26 * 60),
      readAt: instant(state, 25 * 60),
    },
  )
}
