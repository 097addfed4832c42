import type { z } from 'zod'
import type { Decision } from '../server/contract/moderation.ts'
import { Problem } from '../server/contract/problem.ts'
import { type Delivery, lengthOf, longestReply } from '../server/contract/threads.ts'
import { changed, instant, later, type MockComment, type MockThread, newId, type State } from './memory.ts'
import { comment } from './reading.ts'

/**
 * Promises a reply. Words in it bring about a bad day, so that each can be seen in the browser too:
 * "expired" fails the request, "refuse" is refused by the platform, "confirm" is confirmed before it
 * counts as sent, "undecided" cannot be decided by any reading and needs a person.
 */
export function reply(state: State, thread: MockThread, parent: MockComment, message: string): MockComment {
  if (lengthOf(message) > longestReply[thread.network]) {
    const side = thread.network === 'facebook' ? 'Page' : 'Profile'
    const sentence = `The ${side} takes at most ${longestReply[thread.network]} characters.`
    throw new Problem('invalid', sentence, { fields: { message: sentence } })
  }
  if (message.includes('expired')) {
    throw new Problem('reconnect_required', 'The connection has expired. Link the Page again.')
  }
  // The Profile hangs every reply on the comment that opened the thread.
  const parentId = thread.network === 'instagram' ? thread.id : parent.id
  const author = ourName(state, thread)
  const written = comment(state, { id: newId(), threadId: thread.id, parentId, author, message })
  state.comments.push(written)
  thread.unreadSince = null
  return promise(state, thread, written, 'reply')
}

/** Shows something as being sent until its outcome is known. */
export function promise(state: State, thread: MockThread, about: MockComment, action: Delivery['action']): MockComment {
  about.delivery = { action, state: 'sending', problem: null }
  announce(state, thread)
  later(state, () => settle(state, thread, about))
  return about
}

/** Takes a delivery one step on, as the worker does; also picks up what a reloaded tab left unsettled. */
export function settle(state: State, thread: MockThread, about: MockComment) {
  const { delivery } = about
  if (!delivery || delivery.state === 'refused' || delivery.state === 'needs_you') return
  about.delivery = outcomeOf(delivery, about.message)
  if (delivery.action === 'delete') about.deletedAt = instant(state)
  announce(state, thread)
  if (about.delivery?.state === 'confirming') later(state, () => settle(state, thread, about))
}

function outcomeOf({ action, state }: Delivery, message: string): Delivery | null {
  if (action !== 'reply') return null
  if (message.includes('refuse')) {
    return { action, state: 'refused', problem: 'The platform refused this reply: it looks like an advertisement.' }
  }
  if (message.includes('undecided') && state === 'confirming') {
    const problem = 'The platform broke off before it answered, and reading the comments again could not settle it.'
    return { action, state: 'needs_you', problem }
  }
  const unclear = state === 'sending' && /confirm|undecided/.test(message)
  return unclear ? { action, state: 'confirming', problem: null } : null
}

/** What the person said became of it: it went out, send it again, or drop it. */
export function decide(state: State, thread: MockThread, about: MockComment, { decision }: z.output<typeof Decision>) {
  const { action, state: before } = about.delivery ?? {}
  if (!action || (before !== 'needs_you' && before !== 'refused')) {
    throw new Problem('conflict', 'There is nothing to decide here any more.')
  }
  about.delivery = null
  // A reply that never went out was never said.
  if (decision === 'drop' && action === 'reply') {
    about.deletedAt = instant(state)
    state.comments.splice(state.comments.indexOf(about), 1)
  }
  if (decision === 'send_again') {
    about.delivery = { action, state: 'sending', problem: null }
    later(state, () => {
      about.delivery = null
      announce(state, thread)
    })
  }
  announce(state, thread)
  return about
}

function ourName(state: State, { pairId, network }: MockThread) {
  const pair = state.pairs.find(({ id }) => id === pairId)
  if (network === 'facebook') return { id: pair?.page.id ?? null, name: pair?.page.name ?? '', us: true }
  return { id: pair?.profile?.id ?? null, name: pair?.profile?.username ?? '', us: true }
}

function announce(state: State, { pairId, id }: MockThread) {
  const pair = state.pairs.find((one) => one.id === pairId)
  if (pair) changed(state, pair.teamId, { topic: 'inbox', pairId, ids: [id] })
}
