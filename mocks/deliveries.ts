import type { z } from 'zod'
import type { Decision, NewReply } from '../server/contract/moderation.ts'
import { Problem } from '../server/contract/problem.ts'
import { type Delivery, lengthOf, longestReply } from '../server/contract/threads.ts'
import { changed, instant, later, type MockComment, type MockThread, newId, type State } from './memory.ts'
import { comment } from './reading.ts'
import { waitingOf, whenDue } from './sendings.ts'

/**
 * Promises a reply. Words in it bring about a bad day, so that each can be seen in the browser too:
 * "expired" fails the request, "refuse" is refused by the platform, "confirm" is confirmed before it
 * counts as sent, "undecided" cannot be decided by any reading and needs a person.
 */
export function reply(
  state: State,
  thread: MockThread,
  parent: MockComment,
  { message, sendAt, writerId }: Pick<z.output<typeof NewReply>, 'message' | 'sendAt'> & { writerId: string },
): MockComment {
  checkLength(thread, message)
  if (message.includes('expired')) {
    throw new Problem('reconnect_required', 'The connection has expired. Link the Page again.')
  }
  // The Profile hangs every reply on the comment that opened the thread.
  const parentId = thread.network === 'instagram' ? thread.id : parent.id
  const author = ourName(state, thread)
  const changedAt = instant(state)
  const written = comment(state, {
    id: newId(),
    threadId: thread.id,
    parentId,
    author,
    message,
    writerId,
    changedAt,
    delivery: waitingOf(state, thread, sendAt),
  })
  state.comments.push(written)
  thread.unreadSince = null
  if (!written.delivery?.sendsAt) return promise(state, thread, written, 'reply')
  announce(state, thread)
  whenDue(state, written, () => promise(state, thread, written, 'reply'))
  return written
}

export function checkLength({ network }: MockThread, message: string) {
  if (lengthOf(message) <= longestReply[network]) return
  const side = network === 'facebook' ? 'Page' : 'Profile'
  const sentence = `The ${side} takes at most ${longestReply[network]} characters.`
  throw new Problem('invalid', sentence, { fields: { message: sentence } })
}

export const deliveryOf = (
  action: Delivery['action'],
  state: Delivery['state'] = 'sending',
  problem: string | null = null,
  message: string | null = null,
): Delivery => ({ action, state, problem, sendsAt: null, message })

/** Shows something as being sent until its outcome is known. */
export function promise(
  state: State,
  thread: MockThread,
  about: MockComment,
  action: Delivery['action'],
  message: string | null = null,
): MockComment {
  about.delivery = deliveryOf(action, 'sending', null, message)
  announce(state, thread)
  later(state, () => settle(state, thread, about))
  return about
}

/** Takes a delivery one step on, as the worker does; also picks up what a reloaded tab left unsettled. */
export function settle(state: State, thread: MockThread, about: MockComment) {
  const { delivery } = about
  if (!delivery || delivery.state === 'refused' || delivery.state === 'needs_you') return
  if (delivery.sendsAt) return whenDue(state, about, () => promise(state, thread, about, 'reply'))
  about.delivery = outcomeOf(delivery, delivery.message ?? about.message)
  if (delivery.action === 'delete') about.deletedAt = instant(state)
  if (delivery.action === 'edit' && !about.delivery && delivery.message) {
    about.message = delivery.message
    about.editedAt = instant(state)
  }
  settleBlock(state, thread, about, delivery)
  announce(state, thread)
  if (about.delivery?.state === 'confirming') later(state, () => settle(state, thread, about))
}

function settleBlock(state: State, thread: MockThread, { author }: MockComment, { action }: Delivery) {
  const block = state.blocks.find(({ pairId, personId }) => pairId === thread.pairId && personId === author.id)
  if (action === 'block' && block) block.delivery = null
  if (action === 'unblock' && block) state.blocks.splice(state.blocks.indexOf(block), 1)
}

function outcomeOf({ action, state }: Delivery, words: string): Delivery | null {
  if (action === 'edit' && words.includes('refuse'))
    return deliveryOf(action, 'refused', 'The platform refused these words: they look like an advertisement.', words)
  if (action !== 'reply') return null
  if (words.includes('refuse'))
    return deliveryOf(action, 'refused', 'The platform refused this reply: it looks like an advertisement.')
  if (words.includes('undecided') && state === 'confirming')
    return deliveryOf(
      action,
      'needs_you',
      'The platform broke off before it answered, and reading the comments again could not settle it.',
    )
  const unclear = state === 'sending' && /confirm|undecided/.test(words)
  return unclear ? deliveryOf(action, 'confirming') : null
}

/** What the person said became of it: it went out, send it again, or drop it. */
export function decide(state: State, thread: MockThread, about: MockComment, { decision }: z.output<typeof Decision>) {
  const { action, state: before, message } = about.delivery ?? {}
  if (!action || (before !== 'needs_you' && before !== 'refused')) {
    throw new Problem('conflict', 'There is nothing to decide here any more.')
  }
  about.delivery = null
  // A reply that never went out was never said.
  if (decision === 'drop' && action === 'reply') {
    about.deletedAt = instant(state)
    state.comments.splice(state.comments.indexOf(about), 1)
  }
  if (decision !== 'drop' && action === 'edit' && message) about.message = message
  if (decision === 'send_again') {
    about.delivery = deliveryOf(action)
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

export function announce(state: State, { pairId, id }: MockThread) {
  const pair = state.pairs.find((one) => one.id === pairId)
  if (pair) changed(state, pair.teamId, { topic: 'inbox', pairId, ids: [id] })
}
