import type { z } from 'zod'
import type { Decision } from '../server/contract/moderation.ts'
import { Problem } from '../server/contract/problem.ts'
import type { PrivateReply } from '../server/contract/threads.ts'
import { announce, deliveryOf } from './deliveries.ts'
import { instant, later, type MockComment, type MockThread, newId, type State } from './memory.ts'
import { waitingOf, whenDue } from './sendings.ts'
import { allowed, privateUntil } from './threads.ts'

/** Promises a message to the author alone. "undecided" in it needs a person, "refuse" is refused. */
export function whisper(state: State, thread: MockThread, comment: MockComment, message: string, by: string) {
  if (state.privateReplies.some(({ commentId }) => commentId === comment.id))
    throw new Problem('conflict', 'This comment was answered privately already, and that goes once only.')
  if (comment.author.us) throw new Problem('conflict', 'This is your own comment.')
  if (!allowed(state, comment, thread.network).replyPrivately)
    throw new Problem(
      'conflict',
      'This comment is older than 7 days: the network takes no private reply to it any more.',
    )
  const reply: PrivateReply = {
    id: newId(),
    commentId: comment.id,
    by,
    message,
    createdAt: instant(state),
    delivery: waitingOf(state, thread, undefined, 'private_reply'),
  }
  state.privateReplies.push(reply)
  announce(state, thread)
  deliverWhisper(state, thread, reply)
  return reply
}

/** Sends it as soon as its time has come; also picks up what a reloaded tab left unsettled. */
export function deliverWhisper(state: State, thread: MockThread, reply: PrivateReply) {
  if (reply.delivery?.sendsAt) {
    whenDue(state, reply, () => send(state, thread, reply))
    return
  }
  if (reply.delivery?.state !== 'sending') return
  later(state, () => {
    reply.delivery = outcomeOf(reply.message)
    announce(state, thread)
  })
}

/** Where it waited until the network takes it no more, it is not sent. */
function send(state: State, thread: MockThread, reply: PrivateReply) {
  const comment = state.comments.find(({ id }) => id === reply.commentId)
  const isLate = comment && privateUntil(comment) <= instant(state)
  reply.delivery = isLate ? deliveryOf('private_reply', 'refused', tooLate) : deliveryOf('private_reply')
  announce(state, thread)
  deliverWhisper(state, thread, reply)
}

const tooLate =
  'It was not sent: the comment became older than 7 days while it waited, and the network takes no private reply after that.'

function outcomeOf(message: string) {
  if (message.includes('refuse'))
    return deliveryOf('private_reply', 'refused', 'This person cannot receive messages from you.')
  if (!message.includes('undecided')) return null
  const problem = 'The platform did not answer clearly, and what it shows now does not settle whether this went out.'
  return deliveryOf('private_reply', 'needs_you', problem)
}

export function decideWhisper(
  state: State,
  thread: MockThread,
  reply: PrivateReply,
  { decision }: z.output<typeof Decision>,
): PrivateReply {
  if (reply.delivery?.state !== 'needs_you' && reply.delivery?.state !== 'refused')
    throw new Problem('conflict', 'There is nothing to decide here any more.')
  if (decision === 'drop') state.privateReplies.splice(state.privateReplies.indexOf(reply), 1)
  reply.delivery = decision === 'send_again' ? deliveryOf('private_reply') : null
  announce(state, thread)
  if (decision === 'send_again')
    later(state, () => {
      reply.delivery = null
      announce(state, thread)
    })
  return reply
}
