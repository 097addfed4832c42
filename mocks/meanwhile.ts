import type { z } from 'zod'
import type { NewReply } from '../server/contract/moderation.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockContext } from './context.ts'
import type { MockComment } from './memory.ts'
import { checkSendAt } from './sendings.ts'
import { allowed } from './threads.ts'

/** Whether a comment takes a reply now, and nothing has happened that the writer has not seen. */
export function checkReply(context: MockContext, comment: MockComment, body: z.output<typeof NewReply>) {
  const { state } = context
  if (body.sendAt) checkSendAt(state, body.sendAt)
  const thread = state.threads.find(({ id }) => id === comment.threadId)
  if (comment.deletedAt) throw happened('deleted', 'This comment was deleted, so it cannot be answered.')
  if (comment.delivery?.action === 'reply') throw new Problem('conflict', 'Wait until your own comment is out there.')
  if (thread && !allowed(state, comment, thread.network).reply)
    throw happened('hidden', 'Show the comment again before you answer it.')
  if (body.readAt && !body.anyway) checkMeanwhile(context, comment, body.readAt)
}

function checkMeanwhile({ state, person }: MockContext, comment: MockComment, readAt: string) {
  const { author, editedAt, changedAt = '' } = comment
  if (!author.us && editedAt && changedAt > readAt)
    throw happened('edited', `${author.name} has changed the comment since you read it.`)
  const rival = state.comments.findLast(
    ({ threadId, author: { us }, changedAt: at = '', writerId }) =>
      threadId === comment.threadId && us && at > readAt && writerId !== person?.id,
  )
  if (!rival) return
  const name = state.people.find(({ id }) => id === rival.writerId)?.name ?? 'Somebody'
  throw happened('answered', `${name} has answered since you read this.`)
}

const happened = (meanwhile: string, sentence: string) => new Problem('conflict', sentence, { fields: { meanwhile } })
